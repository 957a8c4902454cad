from datetime import timedelta

from shiftplan.checks import judge
from shiftplan.domain.finding import Severity
from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.teamwork import Pattern
from shiftplan.domain.when import Force
from tests import builders as b
from tests.checks.bench import day, entry, found, one_person

CODE = "patterns"
TURN = ("*", "early", "-")


def turning(force: Force, turn: tuple[str, ...] = TURN, **values: object) -> Plan:
    agent = {"pattern": "p", **values.pop("agent", {})}  # type: ignore[dict-item]
    pattern = Pattern(id="p", turn=turn, force=force, weight=2)
    return one_person(6, agent=agent, patterns=(pattern,), **values)


def off_turn(plan: Plan, *assignments: Assignment) -> float:
    judgement = judge(plan, b.need(plan, 0), b.rota(*assignments))
    return next(term.amount for term in judgement.terms if term.name == "patterns")


def test_the_turn_begins_on_the_plans_first_day() -> None:
    plan = turning(Force.RULE)
    kept = [b.work("ann", 0, "late"), b.work("ann", 1), b.work("ann", 3, "night"), b.work("ann", 4)]
    assert found(plan, CODE, *kept) == []


def test_a_day_off_of_the_turn_and_another_shift_are_errors() -> None:
    first, second = found(turning(Force.RULE), CODE, b.work("ann", 1, "late"), b.work("ann", 2))
    assert "works late on 2027-11-02, where the turn p has early" in str(first.message)
    assert "works early on 2027-11-03, a day off of the turn p" in str(second.message)
    assert (first.severity, first.days, first.source) == (Severity.ERROR, (day(1),), "plan.toml [patterns] p")


def test_as_a_rule_a_working_day_may_stay_free() -> None:
    assert found(turning(Force.RULE), CODE) == []


def test_the_turn_may_have_begun_before_the_plan() -> None:
    """Begun the day before: today is the second day of the turn, tomorrow off."""
    plan = turning(Force.RULE, agent={"pattern_start": b.MONDAY - timedelta(days=1)})
    assert found(plan, CODE, b.work("ann", 0), b.work("ann", 2, "late")) == []
    assert len(found(plan, CODE, b.work("ann", 0, "late"), b.work("ann", 1))) == 2


def test_a_turn_of_a_week_later_is_counted_backwards() -> None:
    plan = turning(Force.RULE, agent={"pattern_start": b.MONDAY + timedelta(days=7)})
    assert found(plan, CODE, b.work("ann", 0)) != []
    assert found(plan, CODE, b.work("ann", 1, "late")) == []


def test_as_a_wish_each_day_off_the_turn_counts_its_weight() -> None:
    """Kept: 0 and 5. Off: another shift, work on a day off, and two working days not worked."""
    plan = turning(Force.WISH)
    worked = [b.work("ann", 0, "late"), b.work("ann", 1, "late"), b.work("ann", 2)]
    assert off_turn(plan, *worked) == 2 * 4
    (finding,) = found(plan, CODE, *worked)
    assert finding.severity is Severity.NOTE
    assert "is off the turn p on 4 days: 11-02, 11-03, 11-04, 11-05" in str(finding.message)


def test_days_on_which_somebody_cannot_work_do_not_count() -> None:
    leave = (entry("ann", 0, "leave"),)
    plan = turning(Force.WISH, availability=leave, agent={"leaves": day(2)})
    assert off_turn(plan) == 2 * 1
    assert isinstance(plan.agents[0], Agent)


def test_nobody_without_a_turn_is_asked() -> None:
    pattern = Pattern(id="p", turn=TURN, force=Force.RULE)
    assert found(one_person(6, patterns=(pattern,)), CODE, b.work("ann", 2)) == []
