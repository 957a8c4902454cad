"""Tiers that worked other hours are compared like for like; sales are made up with worths that are known."""

from collections import defaultdict
from random import Random
from statistics import fmean
from typing import Any

import pytest

from shiftplan import review
from shiftplan.domain import work as counting
from shiftplan.domain.actuals import BySlot, SlotFigures
from shiftplan.domain.debrief import Span, Worth
from shiftplan.domain.rota import Rota
from shiftplan.domain.traffic import Traffic
from tests.builders import agent, need, plan, rota, work
from tests.review.sale import known

TRUE = {"T0": 0.55, "T1": 0.62, "T3": 1.0}
TIERS = {"t": "T0", "u": "T1", "s": "T3"}
PLANNED = {"t": 0.4, "u": 0.53, "s": 1.0}
PEOPLE = (*(f"t{i}" for i in range(6)), *(f"u{i}" for i in range(6)), *(f"s{i}" for i in range(10)))
MORNINGS = {"t": 0.85, "u": 0.5, "s": 0.25}
"""Most temps work mornings, most standard agents evenings."""
QUIET, BUSY = 1.5, 10.0
"""Contacts in a slot for each person on it, before 15:00 and after."""
PLAN = plan(days=7, agents=tuple(agent(p, tier=TIERS[p[0]], productivity=PLANNED[p[0]]) for p in PEOPLE))
GRID = PLAN.grid
TRAFFIC = Traffic(grid=GRID, scenario="base", contacts={"presale": (10.0,) * GRID.slots})
SEEDS = range(40)


def worked(random: Random) -> Rota:
    return rota(
        *(
            work(one, day, "early" if random.random() < MORNINGS[one[0]] else "late")
            for one in PEOPLE
            for day in range(GRID.days)
        )
    )


def sale(done_by: Rota, random: Random) -> tuple[BySlot, dict[str, review.Done]]:
    """Contacts of each slot dealt out to those on it, by what they are worth and their own luck."""
    there: dict[int, dict[str, float]] = defaultdict(dict)
    hours: dict[str, float] = defaultdict(float)
    for one in done_by.assignments:
        for _, slot, share in counting.served(PLAN, one):
            there[slot][one.agent] = share
            hours[one.agent] += share * GRID.hours
    luck = {one: random.lognormvariate(0, 0.08) for one in PEOPLE}
    chats: dict[str, float] = defaultdict(float)
    came = {}
    for slot, people in there.items():
        begin = GRID.moment(slot)
        count = round((QUIET if begin.hour < 15 else BUSY) * len(people))
        weights = [share * TRUE[TIERS[one[0]]] * luck[one] for one, share in people.items()]
        for name in random.choices(list(people), weights, k=count):
            chats[name] += 1
        came[slot] = SlotFigures(
            queue="presale", slot=slot, start=begin, minutes=30, whole=True, contacts=count
        )
    return {"presale": came}, {one: review.Done(chats[one], hours[one]) for one in PEOPLE}


def found(seed: int, **changes: Any) -> dict[str, Worth]:
    random = Random(seed)
    final = worked(random)
    actuals, done = sale(final, random)
    values = {"plan": PLAN, "need": need(PLAN, 2.0), "traffic": {"base": TRAFFIC}, "final": final}
    view = review.debrief(known(**{**values, "actuals": actuals, "done": done, **changes}), Span.T7)
    return {one.tier.value: one for one in view.worth}


def test_true_worths_are_found_where_chats_an_hour_are_far_off() -> None:
    alike = [found(seed) for seed in SEEDS]
    served = [found(seed, actuals={}) for seed in SEEDS[:5]]
    for tier in ("T0", "T1"):
        assert all(one[tier].alike for one in alike)
        assert fmean(one[tier].real for one in alike) == pytest.approx(TRUE[tier], rel=0.04)
        inside = [one[tier].low <= TRUE[tier] <= one[tier].high for one in alike]
        assert sum(inside) >= 0.9 * len(SEEDS)
    assert not any(one["T0"].alike for one in served)
    assert all(one["T0"].high < TRUE["T0"] for one in served)


def test_a_table_of_other_days_is_not_compared_slot_by_slot() -> None:
    random = Random(1)
    final = worked(random)
    actuals, done = sale(final, random)
    tenth = {one: review.Done(own.contacts / 10, own.hours) for one, own in done.items()}
    assert not any(one.alike for one in found(1, final=final, actuals=actuals, done=tenth).values())


def test_a_tier_that_never_worked_beside_others_is_compared_as_it_served() -> None:
    apart = rota(
        *(work(one, day, "early" if one[0] == "t" else "night") for one in PEOPLE for day in range(GRID.days))
    )
    actuals, done = sale(apart, Random(2))
    tiers = found(2, final=apart, actuals=actuals, done=done)
    assert not tiers["T0"].alike
    assert tiers["T1"].alike


def test_too_little_read_is_not_compared_slot_by_slot() -> None:
    random = Random(3)
    final = worked(random)
    actuals, done = sale(final, random)
    half = {slot: one for slot, one in actuals["presale"].items() if slot % 2}
    assert not found(3, final=final, actuals={"presale": half}, done=done)["T0"].alike
