"""Days on which somebody can be given what fairness counts, by hand and against the judge."""

from collections.abc import Callable
from random import Random

import pytest

from shiftplan.checks import judge
from shiftplan.domain.chances import Bar, Chances
from shiftplan.domain.fair_counts import Measure, counts_as
from shiftplan.domain.finding import Severity
from shiftplan.domain.people import Agent, Contract, ContractKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.teamwork import Pattern
from shiftplan.domain.when import Force
from tests import builders as b
from tests.checks.bench import days, entry
from tests.checks.cases import random_plan
from tests.checks.people_cases import people_plan

BY_ITSELF = {
    "availability",
    "allowed_shifts",
    "employment",
    "offered",
    "night",
    "overtime_hours_per_day",
    "intern_no_statutory_day",
    "max_hours_per_day",
    "patterns",
}
"""Rules that one shift can break whatever else is worked."""


def chances(measure: Measure = Measure.NIGHTS, availability: tuple = (), **agent: object):
    """Ann's days in a week from Monday, and what bars her from them."""
    settings = {name: agent.pop(name) for name in ("contracts", "patterns") if name in agent}
    plan = b.plan((b.agent("ann", **agent),), days=7, availability=availability, **settings)
    found, ann = Chances(plan), plan.agents[0]
    return found.days(ann, measure), found.bar(ann, measure)


def test_who_is_there_can_have_any_night() -> None:
    assert chances()[0] == days(*range(7))
    assert chances(Measure.WEEKENDS)[0] == days(5, 6)
    assert chances(Measure.PEAKS)[0] == days(5)
    assert chances(availability=(entry("ann", 2, "leave"),), hired=days(1)[0])[0] == days(1, 3, 4, 5, 6)


@pytest.mark.parametrize(
    ("values", "measure", "bar"),
    [
        ({"protection": "nursing"}, Measure.NIGHTS, Bar.LAW),
        ({"contract": "none"}, Measure.NIGHTS, Bar.CONTRACT),
        ({"shifts": ("early", "late")}, Measure.NIGHTS, Bar.SHIFTS),
        ({"pattern": "days"}, Measure.NIGHTS, Bar.SHIFTS),
        ({"leaves": days(4)[0]}, Measure.WEEKENDS, Bar.AWAY),
        ({"shifts": ("short",), "contract": "brief"}, Measure.HOURS, Bar.CONTRACT),
    ],
)
def test_what_bars_somebody(values: dict[str, object], measure: Measure, bar: Bar) -> None:
    contracts = (
        *b.CONTRACTS,
        Contract(id="none", kind=ContractKind.FULL_TIME, max_nights_per_week=0),
        Contract(id="brief", kind=ContractKind.FULL_TIME, max_hours_per_day=3),
    )
    turn = Pattern(id="days", turn=("early", "late", "-"), force=Force.RULE)
    assert chances(measure, contracts=contracts, patterns=(turn,), **values) == ((), bar)


def test_a_turn_that_is_a_wish_bars_nobody() -> None:
    turn = Pattern(id="days", turn=("early", "-"), force=Force.WISH)
    assert len(chances(pattern="days", patterns=(turn,))[0]) == 7


def test_a_day_is_narrow_when_nothing_else_is_left() -> None:
    plan = b.plan(
        (b.agent("ann"), b.agent("bob", shifts=("night",))),
        availability=(entry("ann", 1, "only_shift", shift="night"),),
    )
    found, (ann, bob) = Chances(plan), plan.agents
    assert [found.narrow(ann, Measure.NIGHTS, day) for day in plan.grid.dates] == [False, True, False]
    assert all(found.narrow(bob, Measure.NIGHTS, day) for day in plan.grid.dates)


def stands(plan: Plan, agent: Agent, one: Assignment) -> bool:
    """Whether the judge, shown this shift alone, finds no rule broken by it whatever else is worked."""
    worked, contract = plan.worked(one), plan.contract_of(agent)
    findings = judge(plan, b.need(plan, 0), b.rota(one)).findings
    codes = {each.code for each in findings if each.agents and each.severity is Severity.ERROR}
    no_nights = 0 in (contract.max_nights_in_row, contract.max_nights_per_week)
    night = no_nights and counts_as(plan, Measure.NIGHTS, worked, one.day)
    return not (codes & BY_ITSELF or night or (worked.hours > 8 and "overtime" in codes))


@pytest.mark.parametrize("make", [random_plan, people_plan])
@pytest.mark.parametrize("measure", [measure for measure in Measure if measure is not Measure.WISHES])
def test_a_chance_is_a_shift_that_the_judge_lets_stand(make: Callable, measure: Measure) -> None:
    for seed in range(12):
        random, plan = Random(seed), make(seed)
        agent, day = random.choice(plan.agents), random.choice(plan.grid.dates)
        starts = [(shift.id, start) for shift in plan.shifts for start in shift.starts]
        shifts = [
            Assignment(agent=agent.id, day=day, shift=shift, queue="presale", start=start)
            for shift, start in starts
        ]
        counted = [one for one in shifts if counts_as(plan, measure, plan.worked(one), day)]
        expected = any(stands(plan, agent, one) for one in counted)
        assert Chances(plan).on(agent, measure, day) is expected, seed
