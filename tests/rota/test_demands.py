"""Demands that nobody can meet are told and eased to the most that can be had; the rest is solved."""

from datetime import timedelta

from shiftplan.domain.cover_rules import CoverRule
from shiftplan.domain.finding import Severity
from shiftplan.domain.outcome import Outcome, Status
from shiftplan.domain.people import Availability, AvailabilityKind, Contract, ContractKind, Protection, Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.domain.shift import Break, ShiftTemplate
from shiftplan.domain.when import Force
from shiftplan.rota.assemble import builder_of
from shiftplan.rota.demands import demands, most_met
from shiftplan.rota.precheck import precheck
from shiftplan.rota.problem import Problem
from tests import builders as b
from tests.rota.bench import solved

EIGHT, NIGHT = b.shift("eight", 8, 8), b.shift("night", 22, 8)
PROMISE = Contract(id="promise", kind=ContractKind.FULL_TIME, min_hours_per_week=40)


def promised(away: int, **values: object) -> Plan:
    """Ann is promised forty hours in a week of which she is away on the first days."""
    leave = tuple(
        Availability(agent="ann", day=b.MONDAY + timedelta(days=n), kind=AvailabilityKind.UNAVAILABLE)
        for n in range(away)
    )
    people = (b.agent("ann", contract="promise"), b.agent("bob"))
    contracts = (*b.CONTRACTS, PROMISE)
    return b.plan(people, 7, shifts=(EIGHT,), contracts=contracts, availability=leave, **values)


def hours_of(outcome: Outcome, agent: str) -> int:
    assert outcome.rota is not None
    return 8 * sum(one.agent == agent for one in outcome.rota.assignments)


def test_a_promise_that_can_be_kept_is_kept_and_nothing_is_said() -> None:
    plan = promised(away=0)
    outcome = solved(plan, need=0)
    assert outcome.findings == ()
    assert hours_of(outcome, "ann") == 40


def test_locked_days_off_make_a_promise_smaller_and_the_rest_is_solved() -> None:
    """Three of seven days are locked off: four of eight hours are all there can be."""
    plan = promised(away=0)
    off = Rota.of([], [Cell("ann", b.MONDAY + timedelta(days=n)) for n in range(3)])
    outcome = solved(plan, off, need=1)
    assert outcome.status in {Status.OPTIMAL, Status.FEASIBLE}
    (finding,) = [one for one in outcome.findings if one.code == "min_hours_per_week"]
    assert (finding.severity, finding.agents) == (Severity.ERROR, ("ann",))
    assert "40 asked for, 32 can be reached on the open days: 11-04, 11-05, 11-06, 11-07" in str(
        finding.message
    )
    assert hours_of(outcome, "ann") == 32
    assert hours_of(outcome, "bob") > 0


def nights_by_rule(least: int, protected: int) -> Plan:
    rule = CoverRule(id="seniors", tier=Tier.T4, least=least, force=Force.RULE, since=22 * 60, until=24 * 60)
    people = (
        *(b.agent(f"s{n}", tier=Tier.T4) for n in range(3)),
        *(b.agent(f"p{n}", tier=Tier.T4, protection=Protection.PREGNANT) for n in range(protected)),
        b.agent("bob"),
    )
    return b.plan(people, 1, shifts=(EIGHT, NIGHT), cover=(rule,))


def test_a_night_that_needs_four_seniors_gets_the_three_there_are() -> None:
    plan = nights_by_rule(least=4, protected=1)
    outcome = solved(plan, need=1)
    assert outcome.rota is not None
    nights = {one.agent for one in outcome.rota.assignments if one.shift == "night"}
    assert nights - {"bob"} == {"s0", "s1", "s2"}
    assert any(one.shift == "eight" for one in outcome.rota.assignments)
    assert {one.code for one in outcome.findings if one.severity is Severity.ERROR} == {
        "cover_rule",
        "cover_rules",
    }


def test_three_seniors_for_three_are_no_finding() -> None:
    plan = nights_by_rule(least=3, protected=0)
    outcome = solved(plan, need=0)
    assert outcome.findings == ()
    assert outcome.rota is not None
    assert {"s0", "s1", "s2"} <= {one.agent for one in outcome.rota.assignments if one.shift == "night"}


def test_people_who_can_only_come_in_turns_are_counted_over_the_days() -> None:
    """One senior, seven nights, a day of rest a week: six nights are all there can be."""
    rule = CoverRule(id="seniors", tier=Tier.T4, least=1, force=Force.RULE, since=22 * 60, until=24 * 60)
    plan = b.plan((b.agent("s0", tier=Tier.T4),), 7, shifts=(NIGHT,), cover=(rule,))
    problem = Problem(plan, b.need(plan, 0), Rota())
    build = builder_of(problem)
    model = build.model()
    checked = precheck(problem, build, model)
    assert (model.low[demands(model)] - checked.model.low[demands(model)]).sum() == 4  # a night is four slots
    assert checked.base.chosen.sum() == 6
    assert checked.model.is_kept_by(checked.base)
    assert [one.code for one in checked.told] == ["cover_rules"]


def test_locks_against_a_rule_are_no_demand() -> None:
    """What only lowering a demand cannot mend is not taken for one."""
    plan = promised(away=0)
    duties = [b.work("ann", n, "eight") for n in range(7)]
    problem = Problem(plan, b.need(plan, 0), Rota.of(duties, [one.cell for one in duties]))
    model = builder_of(problem).model()
    assert most_met(model, (model.agent == 0).nonzero()[0]) is None


def test_movable_meals_are_placed_so_that_the_demand_is_met() -> None:
    """Three on one shift, two of them always there: no two may eat at one time."""
    meal = Break(after_minutes=120, minutes=30, earliest=120, latest=240)
    shift = ShiftTemplate(
        id="day", short="D", name="day", start_minute=480, length_minutes=480, breaks=(meal,)
    )
    rule = CoverRule(id="two", least=2, force=Force.RULE, since=8 * 60, until=16 * 60)
    plan = b.plan(tuple(b.agent(f"a{n}") for n in range(3)), 1, shifts=(shift,), cover=(rule,))
    problem = Problem(plan, b.need(plan, 0), Rota())
    build = builder_of(problem)
    checked = precheck(problem, build, build.model())
    assert checked.told == ()
    assert checked.base.chosen.sum() == 3
    assert len(set(checked.base.places.tolist())) == 3
    assert checked.model.is_kept_by(checked.base)


def test_a_meal_that_leaves_too_few_is_a_demand_that_cannot_be_met() -> None:
    """Two on the only shift, two always there: while one eats there is one."""
    meal = Break(after_minutes=120, minutes=30, earliest=120, latest=240)
    shift = ShiftTemplate(
        id="day", short="D", name="day", start_minute=480, length_minutes=480, breaks=(meal,)
    )
    rule = CoverRule(id="two", least=2, force=Force.RULE, since=8 * 60, until=16 * 60)
    plan = b.plan(tuple(b.agent(f"a{n}") for n in range(2)), 1, shifts=(shift,), cover=(rule,))
    outcome = solved(plan, need=0)
    assert outcome.rota is not None
    assert "cover_rules" in {one.code for one in outcome.findings}
