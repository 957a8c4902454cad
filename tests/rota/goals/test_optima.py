"""Tiny rotas with optima proved by hand, one goal at a time.

The day shift runs from 09:00 to 17:00 and is needed then by one agent unless said otherwise; a shift that
is not worked there costs 8 h · (0.1 · 100 + 0.9 · 250) = 1880, one worked for nobody costs 8 h · 2 = 16.
"""

from typing import Any

import pytest

from shiftplan.checks import judge
from shiftplan.domain.cover_rules import CoverRule, Scored
from shiftplan.domain.history import History
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Outcome, Status
from shiftplan.domain.people import Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.domain.weights import Weights
from shiftplan.domain.when import Force
from shiftplan.rota import solve
from tests import builders as b
from tests.rota.bench import EIGHT, LIMITS, entry, quiet

SHORT, IDLE = 1880.0, 16.0
DAY = range(18, 34)
ANN, BOB = b.agent("ann"), b.agent("bob")


def plan(*people: Any, days: int = 1, history: tuple[History, ...] = (), **values: Any) -> Plan:
    weights = {"undertime": 0, **values.pop("weights", {})}
    made = b.plan(
        people or (ANN, BOB), days=days, **{"shifts": (EIGHT,), "weights": Weights(**weights), **values}
    )
    return made.model_copy(update={"history": history})


def by_day(the_plan: Plan, *slots_of_days: range, agents: float = 1.0) -> Need:
    """So many agents in these slots of each day."""
    amounts = [0.0] * the_plan.grid.slots
    for day, slots in enumerate(slots_of_days):
        for slot in slots:
            amounts[day * 48 + slot] = agents
    return b.need(the_plan, {"presale": amounts})


def solved(the_plan: Plan, need: Need, published: Rota | None = None) -> Outcome:
    outcome = solve(the_plan, need, None, LIMITS, quiet, lambda: False, published=published)
    assert outcome.status is Status.OPTIMAL
    assert outcome.rota is not None
    judgement = judge(the_plan, need, outcome.rota, published)
    assert judgement.hard_violations == 0
    assert outcome.objective == pytest.approx(judgement.objective)
    assert outcome.bound == pytest.approx(outcome.objective)
    return outcome


def value(the_plan: Plan, *slots: range, agents: float = 1.0, published: Rota | None = None) -> float:
    found = solved(the_plan, by_day(the_plan, *slots, agents=agents), published).objective
    assert found is not None
    return found


def who(outcome: Outcome) -> list[str]:
    assert outcome.rota is not None
    return [assignment.agent for assignment in outcome.rota.assignments]


def rule(**values: Any) -> dict[str, Any]:
    return {"cover": (CoverRule(**{"id": "c", "since": "09:00", "until": "17:00", **values}),)}


def test_a_rule_for_heads_puts_people_there_whom_nobody_needs() -> None:
    assert value(plan()) == 0
    assert value(plan(**rule(least=1, force=Force.RULE))) == pytest.approx(IDLE)
    assert value(plan(**rule(least=2, force=Force.RULE))) == pytest.approx(2 * IDLE)


def test_a_rule_for_a_tier_puts_a_senior_there() -> None:
    senior = b.agent("cat", tier=Tier.T4, productivity=0.5)
    the_plan = plan(ANN, senior, **rule(least=1, tier=Tier.T4, force=Force.RULE))
    assert who(solved(the_plan, by_day(the_plan))) == ["cat"]


def test_a_rule_for_seats_leaves_one_of_two_short() -> None:
    """Two are needed: one short is 8 h · (0.2 · 100 + 0.8 · 250)."""
    assert value(plan(), DAY, agents=2) == 0
    assert value(plan(**rule(most=1, force=Force.RULE)), DAY, agents=2) == pytest.approx(8 * 220)


def test_a_wish_for_heads_is_met_when_it_weighs_more_than_it_costs() -> None:
    assert value(plan(**rule(least=1))) == pytest.approx(IDLE)
    assert value(plan(weights={"heads": 1}, **rule(least=1))) == pytest.approx(8)
    assert value(plan(weights={"heads": 1}, **rule(least=1, weight=1.5))) == pytest.approx(12)


def test_a_wish_for_seats_is_weighed_against_the_shortage() -> None:
    assert value(plan(**rule(most=1, weight=0.1)), DAY, agents=2) == pytest.approx(8 * 30)
    assert value(plan(**rule(most=1)), DAY, agents=2) == pytest.approx(8 * 220)


def test_scored_hours_are_covered_first() -> None:
    """Ann works the morning or the evening; the evening counts twice."""
    shifts = (b.shift("morning", 1, 8), b.shift("evening", 16, 8))
    the_plan = plan(ANN, shifts=shifts, scored=(Scored(factor=2, since="16:00"),))
    outcome = solved(the_plan, by_day(the_plan, range(48)))
    assert outcome.rota is not None
    assert [a.shift for a in outcome.rota.assignments] == ["evening"]
    assert outcome.objective == pytest.approx(16 * (0.1 * 100 + 0.9 * 250))


def test_the_cheaper_of_two_works() -> None:
    full = b.CONTRACTS[0]
    contracts = tuple(
        full.model_copy(update={"id": name, "hourly_wage": wage})
        for name, wage in (("full", 30.0), ("low", 20.0))
    )
    people = ANN, b.agent("bob", contract="low")
    the_plan = plan(*people, contracts=contracts, weights={"labour_cost": 1})
    outcome = solved(the_plan, by_day(the_plan, DAY))
    assert who(outcome) == ["bob"]
    assert outcome.objective == pytest.approx(8 * 20)


def test_a_sixth_day_is_paid_double_unless_another_takes_it() -> None:
    """Six days of one agent: 48 h of which 8 at 200 % and overtime at 15 an hour; shared they are 48 h."""
    contracts = tuple(c.model_copy(update={"hourly_wage": 10.0}) for c in b.CONTRACTS)
    values = {"days": 7, "contracts": contracts, "weights": {"labour_cost": 1, "weekends": 0}}
    days = [DAY] * 6
    assert value(plan(ANN, **values), *days) == pytest.approx(560 + 8 * 15)
    assert value(plan(**values), *days) == pytest.approx(480)


def test_who_had_more_peaks_is_spared() -> None:
    evening = b.shift("evening", 18, 6)
    values = {"days": 2, "shifts": (evening,), "weights": {"peaks": 5}}
    before = (History(agent="ann", peaks=3), History(agent="bob", peaks=1))
    the_plan = plan(history=before, **values)
    outcome = solved(the_plan, by_day(the_plan, range(36, 48)))
    assert who(outcome) == ["bob"]
    assert outcome.objective == pytest.approx(5)


def test_who_has_worked_more_than_agreed_is_spared() -> None:
    """Forty hours a week are 5.71 for the day: bob is 2.29 above, in his free block; ann's would be dear."""
    the_plan = plan(history=(History(agent="ann", hours=24),), weights={"hours": 8})
    outcome = solved(the_plan, by_day(the_plan, DAY))
    assert who(outcome) == ["bob"]
    left_off = (24 - 40 / 7 - 16) / 8 * 2 + 1
    assert outcome.objective == pytest.approx(8 * left_off)


def turning(**weights: float) -> dict[str, Any]:
    return {"days": 2, "shifts": (b.shift("early", 8, 8), b.shift("late", 13, 8)), "weights": weights}


def test_a_step_backwards_is_taken_only_when_nobody_else_is_there() -> None:
    late_then_early = range(26, 42), range(16, 32)
    assert value(plan(ANN, **turning(rotation=50)), *late_then_early) == pytest.approx(50)
    assert value(plan(**turning(rotation=50)), *late_then_early) == 0
    assert value(plan(ANN, **turning(rotation=50)), *reversed(late_then_early)) == 0


def test_a_moved_start_costs_the_hours_beyond_the_first() -> None:
    """From 13:00 to 08:00 are five hours, or four beyond the first, either way."""
    late_then_early = range(26, 42), range(16, 32)
    assert value(plan(ANN, **turning(start_change=10)), *late_then_early) == pytest.approx(40)
    assert value(plan(ANN, **turning(start_change=10)), *reversed(late_then_early)) == pytest.approx(40)
    assert value(plan(**turning(start_change=10)), *late_then_early) == 0


def test_a_published_rota_is_changed_only_where_it_pays() -> None:
    told = b.rota(b.work("ann", 0, "eight"))
    assert value(plan(), DAY, published=told) == 0
    assert value(plan(), published=told) == pytest.approx(IDLE)
    assert value(plan(), DAY, agents=2, published=told) == pytest.approx(20 + 20)
    absent = plan(availability=(entry(0, "absent"),))
    assert value(absent, DAY, published=told) == pytest.approx(2 * 20 + 2 * 20)


def test_fewest_people_are_disturbed() -> None:
    """Two shifts are to be given away; one person who takes both is one less than two who take one each."""
    people = ANN, BOB, b.agent("cat")
    told = b.rota(b.work("ann", 0, "eight"), b.work("ann", 1, "eight"))
    gone = tuple(entry(day, "absent") for day in (0, 1))
    the_plan = plan(*people, days=2, availability=gone, weights={"change": 1, "disturbed": 100})
    assert value(the_plan, DAY, DAY, published=told) == pytest.approx(4 * 1 + 2 * 100)


def test_shortage_first_outweighs_what_would_outweigh_it() -> None:
    """A wish of 30 · 1000 keeps ann at home by weight; where shortage comes first she works."""
    wish = (entry(0, "wish_off", weight=1000),)
    weighed = plan(ANN, availability=wish)
    assert value(weighed, DAY) == pytest.approx(SHORT)
    first = plan(ANN, availability=wish, shortage_first=True)
    outcome = solved(first, by_day(first, DAY))
    assert who(outcome) == ["ann"]
    assert outcome.objective == pytest.approx(30_000)


def test_shortage_first_leaves_the_rest_as_good_as_it_can_be() -> None:
    """Either covers the day; it is bob, whose wish is the smaller."""
    wishes = entry(0, "wish_off", weight=1000), entry(0, "wish_off", agent="bob", weight=999)
    first = plan(availability=wishes, shortage_first=True)
    outcome = solved(first, by_day(first, DAY))
    assert who(outcome) == ["bob"]
    assert outcome.objective == pytest.approx(30 * 999)
