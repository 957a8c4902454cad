"""Boundaries follow from the rota: where most seniors leave, gathered, hours apart."""

from datetime import datetime, timedelta

import pytest

from shiftplan.domain.handover import Form
from shiftplan.domain.people import Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.files.handover import read_form
from shiftplan.operations.shift_changes import boundaries
from tests import builders
from tests.builders import MONDAY, agent

FORM = read_form()


def plan_of(*tiers: Tier) -> Plan:
    return builders.plan(tuple(agent(f"a{i}", tier=tier) for i, tier in enumerate(tiers, 1)))


def rota_of(*shifts: tuple[str, str, int]) -> Rota:
    """(agent, shift, day)."""
    return Rota.of(
        Assignment(agent=who, day=MONDAY + timedelta(days=day), shift=shift, queue="presale")
        for who, shift, day in shifts
    )


def told(
    plan: Plan, rota: Rota | None, form: Form = FORM
) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(f"{one.at:%a %H:%M}", one.giving, one.taking) for one in boundaries(plan, rota, form)]


def test_whoever_ends_hands_over_to_whoever_is_there() -> None:
    plan = plan_of(Tier.T4, Tier.T3)
    rota = rota_of(("a1", "early", 0), ("a2", "late", 0))
    assert told(plan, rota) == [("Mon 16:30", ("a1",), ("a2",)), ("Mon 21:30", ("a2",), ())]


def test_a_night_shift_hands_over_on_the_next_morning() -> None:
    plan = plan_of(Tier.T4, Tier.T4)
    rota = rota_of(("a1", "night", 0), ("a2", "early", 1))
    first = boundaries(plan, rota, FORM)[0]
    assert (first.at, first.takes_at) == (datetime(2027, 11, 2, 6, 30), datetime(2027, 11, 2, 8))  # noqa: DTZ001
    assert (first.giving, first.taking) == (("a1",), ("a2",))


def test_ends_close_together_are_one_boundary_where_most_leave() -> None:
    plan = plan_of(Tier.T3, Tier.T3, Tier.T3, Tier.T3)
    rota = rota_of(("a1", "late", 0), ("a2", "late", 0), ("a3", "short", 0), ("a4", "night", 0))
    evening = told(plan, rota)[0]
    assert evening[0] == "Mon 21:30"
    assert set(evening[1]) == {"a1", "a2", "a3"}
    assert evening[2] == ("a4",)


def test_novices_make_no_boundary_where_seniors_work() -> None:
    plan = plan_of(Tier.T1, Tier.T4)
    assert [line[0] for line in told(plan, rota_of(("a1", "early", 0), ("a2", "late", 0)))] == ["Mon 21:30"]
    assert [line[0] for line in told(plan_of(Tier.T1), rota_of(("a1", "early", 0)))] == ["Mon 16:30"]


def test_boundaries_lie_hours_apart() -> None:
    plan = plan_of(Tier.T3, Tier.T3, Tier.T3)
    rota = rota_of(("a1", "early", 0), ("a2", "long", 0), ("a3", "late", 0))
    close = [line[0] for line in told(plan, rota)]
    wide = FORM.model_copy(update={"least_hours": 1.0})
    assert close == ["Mon 16:30", "Mon 21:30"]
    assert [line[0] for line in told(plan, rota, wide)] == ["Mon 16:30", "Mon 19:30", "Mon 21:30"]


def test_the_clock_decides_where_the_form_gives_times() -> None:
    clocks = FORM.model_copy(update={"times": (8 * 60, 20 * 60)})
    plan = plan_of(Tier.T4, Tier.T4)
    rota = rota_of(("a1", "long", 0), ("a2", "night", 0))
    assert [line[0] for line in told(plan, rota, clocks)] == ["Mon 20:00"]


def test_without_a_rota_shifts_are_those_of_the_plan() -> None:
    found = boundaries(plan_of(Tier.T4), None, FORM)
    assert {f"{one.at:%H:%M}" for one in found} >= {"06:30", "16:30"}
    assert all(one.giving == one.taking == () for one in found)


@pytest.mark.parametrize("rota", [Rota(), None])
def test_a_plan_without_shifts_has_none(rota: Rota | None) -> None:
    empty = plan_of(Tier.T4).model_copy(update={"shifts": ()})
    assert boundaries(empty, rota, FORM) == ()
