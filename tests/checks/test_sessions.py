"""Sessions as the judge sees them. Early is 08:00 to 16:30, with a meal from 12:00 to 12:30."""

import pytest

from shiftplan.checks import judge
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.session import Attended, Session
from shiftplan.domain.when import Force
from tests import builders as b
from tests.checks.bench import days, entry, found

CODE, MISSED = "sessions", "session_missed"
TEN = 600


def planned(names: tuple[str, ...] = ("a1",), **values: object) -> Plan:
    """An hour's training between 09:00 and 12:00 of the first two days, for these people of three."""
    told = {"id": "tools", "minutes": 60, "days": days(0, 1), "since": 540, "until": 720, "agents": names}
    session = Session.model_validate({**told, **values})
    return b.plan(tuple(b.agent(f"a{i}") for i in range(1, 4)), sessions=(session,))


def visit(agent: str = "a1", day: int = 0, minute: int = TEN, minutes: int = 60) -> Assignment:
    attended = Attended(session="tools", minute=minute, minutes=minutes)
    return b.work(agent, day).model_copy(update={"sessions": (attended,)})


def assert_error(finding: Finding, text: str, agents: tuple[str, ...], *on: int) -> None:
    assert (finding.severity, finding.agents, finding.days) == (Severity.ERROR, agents, days(*on))
    assert finding.source == "plan.toml [[sessions]] tools"
    assert text in str(finding.message)


@pytest.mark.parametrize(("day", "minute"), [(0, 540), (0, TEN), (0, 660), (1, TEN)])
def test_within_its_days_and_hours(day: int, minute: int) -> None:
    assert found(planned(), CODE, visit("a1", day, minute)) == []


@pytest.mark.parametrize(
    ("day", "minute", "minutes"), [(2, TEN, 60), (0, 525, 60), (0, 675, 60), (0, TEN, 30), (0, TEN, 90)]
)
def test_outside_its_days_or_hours_or_of_another_length(day: int, minute: int, minutes: int) -> None:
    (finding,) = found(planned(), CODE, visit("a1", day, minute, minutes))
    assert_error(finding, "a1 attends tools on 11-0", ("a1",), day)


def test_for_others() -> None:
    visits = visit("a1"), visit("a2")
    assert found(planned(("a1", "a2")), CODE, *visits) == []
    (finding,) = found(planned(("a1",)), CODE, *visits)
    assert_error(finding, "a2 attends tools, which is for others", ("a2",), 0)


def test_once_each() -> None:
    alone = planned(group=False)
    assert found(alone, CODE, visit("a1", 0)) == []
    (finding,) = found(alone, CODE, visit("a1", 0), visit("a1", 1))
    assert_error(finding, "a1 attends tools 2 times", ("a1",))


@pytest.mark.parametrize("other", [visit("a2", 0, 630), visit("a2", 1)])
def test_a_group_meets_at_one_time(other: Assignment) -> None:
    """One by one, each may come at a time of their own."""
    group, alone = (planned(("a1", "a2"), group=group) for group in (True, False))
    assert found(group, CODE, visit("a1"), visit("a2")) == []
    assert found(alone, CODE, visit("a1"), other) == []
    (finding,) = found(group, CODE, visit("a1"), other)
    on = sorted({0, (other.day - b.MONDAY).days})
    assert_error(finding, "the group session tools is held at several times: 11-01 10:00, ", (), *on)


def test_a_session_that_the_plan_does_not_know() -> None:
    attended = Attended(session="yoga", minute=TEN, minutes=60)
    odd = b.work("a2", 1).model_copy(update={"sessions": (attended,)})
    (finding,) = found(planned(), CODE, visit(), odd)
    assert (finding.severity, finding.agents, finding.days) == (Severity.ERROR, ("a2",), days(1))
    assert "a2 attends a session that the plan does not know: yoga" in str(finding.message)


@pytest.mark.parametrize(
    ("force", "code", "severity"),
    [(Force.RULE, CODE, Severity.ERROR), (Force.WISH, MISSED, Severity.WARNING)],
)
def test_missed_as_a_rule_and_as_a_wish(force: Force, code: str, severity: Severity) -> None:
    plan = planned(("a1", "a2"), force=force)
    all_there = visit("a1"), visit("a2")
    assert found(plan, CODE, *all_there) + found(plan, MISSED, *all_there) == []
    one_there = visit("a1"), b.work("a2", 0)
    (finding,) = found(plan, CODE, *one_there) + found(plan, MISSED, *one_there)
    assert (finding.code, finding.severity, finding.agents) == (code, severity, ("a2",))
    assert "tools is missed by 1 who is expected: a2" in str(finding.message)


@pytest.mark.parametrize("change", [{"shift": "abolished"}, {"queue": "closed"}])
def test_a_shift_that_counts_for_nothing_is_no_attendance(change: dict[str, str]) -> None:
    plan = planned(("a1",), weight=4)
    strange = visit("a1").model_copy(update=change)
    assert [finding.agents for finding in found(plan, MISSED, strange)] == [("a1",)]
    (term,) = [t for t in judge(plan, b.need(plan, 0), b.rota(strange)).terms if t.name == "sessions"]
    assert term.amount == 4


def test_who_is_away_on_all_its_days_is_not_expected() -> None:
    plan = planned(("a1",), force=Force.RULE)
    away = plan.model_copy(update={"availability": (entry("a1", 0, "leave"), entry("a1", 1, "leave"))})
    half = plan.model_copy(update={"availability": (entry("a1", 0, "leave"),)})
    assert found(away, CODE) == []
    assert [finding.agents for finding in found(half, CODE)] == [("a1",)]


def test_a_wish_costs_its_weight_for_each_who_misses_it() -> None:
    plan = planned(("a1", "a2", "a3"), weight=4)
    judgement = judge(plan, b.need(plan, 0), b.rota(visit("a1")))
    (term,) = [term for term in judgement.terms if term.name == "sessions"]
    assert (term.amount, term.unit) == (2 * 4, "people")
