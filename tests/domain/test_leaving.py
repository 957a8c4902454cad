"""Somebody leaves in the middle of a shift: what was worked until then counts to the minute, no more."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan.checks import of_person
from shiftplan.domain import head_counts, pay
from shiftplan.domain.finding import Severity
from shiftplan.domain.leaving import left_at, stayed
from shiftplan.domain.on_the_day import Lent, OnTheDay
from shiftplan.domain.people import Protection
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.serving import serving
from shiftplan.domain.session import Attended
from shiftplan.domain.shift import ShiftKind
from shiftplan.domain.spans import spans
from tests import builders as b
from tests.domain.test_on_the_day import HOME, PLAN
from tests.files import particular_cases as cases

OPEN = cases.plan((b.agent("a1", queues=("presale", "aftersale"), protection=Protection.NURSING),))


def late(minute: int) -> Assignment:
    """The late shift, 14:00–22:30 with its meal, left at a minute of the day."""
    return left_at(b.work("a1", 0, "late"), minute)


def test_hours_pay_and_end_are_those_worked() -> None:
    whole, shift = PLAN.worked(b.work("a1", 0, "late")), PLAN.worked(late(20 * 60 + 40))
    ends = datetime.combine(b.MONDAY, datetime.min.time()) + timedelta(hours=20, minutes=40)
    assert shift.ends(b.MONDAY) == ends
    lost = (whole.end_minute - 1240) / 60
    assert shift.hours == pytest.approx(whole.hours - lost)
    assert shift.lost_hours == pytest.approx(lost)
    agent = PLAN.agent["a1"]
    before, after = (pay.of_shift(PLAN, agent, b.MONDAY, one) for one in (whole, shift))
    assert before - after == pytest.approx(20 * lost)


def test_a_break_that_was_not_reached_is_none_and_one_begun_is_cut() -> None:
    whole = PLAN.worked(b.work("a1", 0, "late"))
    (meal,) = whole.breaks
    begins = whole.start_minute + meal.after_minutes
    for minute, left in ((begins - 60, 0), (begins, 0), (begins + 10, 10), (begins + 200, meal.minutes)):
        (cut,) = PLAN.worked(late(minute)).breaks
        assert cut.minutes == left
        assert spans(PLAN, late(minute))[-1].end.minute == minute % 60


def test_a_session_that_was_not_over_was_not_attended() -> None:
    one = b.work("a1", 0, "late").model_copy(
        update={"sessions": (Attended(session="x", minute=900, minutes=30),)}
    )
    assert left_at(one, 929).sessions == ()
    assert left_at(one, 930).sessions == one.sessions


def test_whoever_leaves_a_standby_is_called_no_more() -> None:
    one = Assignment(
        agent="a1", day=b.MONDAY, shift="home", queue="presale", on_the_day=OnTheDay(called_in=(1200, 1290))
    )
    assert HOME.kind is ShiftKind.STANDBY
    assert PLAN.worked(left_at(one, 1230)).called == (120, 150)
    assert not PLAN.worked(left_at(one, 1150)).serves
    assert [span.end.hour for span in spans(PLAN, left_at(one, 1150))] == [19]


def test_who_is_lent_when_they_leave_comes_back_to_nothing() -> None:
    lent = OnTheDay(lent=(Lent(queue="aftersale", begin=900, end=1200),))
    one = left_at(b.work("a1", 0, "late").model_copy(update={"on_the_day": lent}), 1000)
    assert [(each.queue, each.ends.hour) for each in serving(PLAN, one)][-1] == ("aftersale", 16)
    held = head_counts.present(PLAN, b.rota(one), held=True)
    assert {queue for (_, _, queue) in held} == {"presale", "aftersale"}


def minutes(plan: Plan, one: Assignment) -> set[tuple[datetime, str, float]]:
    """Who serves, minute by minute, on which queue and for how much."""
    return {
        (each.begins + timedelta(minutes=minute), each.queue, each.worth)
        for each in serving(plan, one)
        for minute in range(int((each.ends - each.begins).total_seconds() // 60))
    }


@given(one=cases.assignments(OPEN), share=st.floats(0.01, 0.99))
def test_until_then_all_is_as_it_was_and_after_it_nothing(one: Assignment, share: float) -> None:
    """Also of a nursing mother, whose hour a day is spread over the shift that she was told."""
    one = stayed(one).model_copy(update={"sessions": ()})
    whole = OPEN.worked(one)
    minute = whole.start_minute + max(1, int(share * whole.length_minutes))
    left = left_at(one, minute)
    shift = OPEN.worked(left)
    moment = datetime.combine(one.day, datetime.min.time()) + timedelta(minutes=minute)
    if len(one.breaks) in {0, len(OPEN.shift[one.shift].breaks)}:
        assert minutes(OPEN, left) == {each for each in minutes(OPEN, one) if each[0] < moment}
        assert sum(s.end.timestamp() - s.begin.timestamp() for s in spans(OPEN, left)) == 60 * (
            minute - whole.start_minute
        )
    assert shift.hours + shift.lost_hours == pytest.approx(whole.hours)
    assert shift.end_minute == minute
    assert stayed(left) == one


def errors(plan: Plan, *works: Assignment) -> set[str]:
    return {one.code for one in of_person(plan, "a1", works) if one.severity is Severity.ERROR}


def test_rest_begins_when_they_leave_and_the_week_counts_what_was_worked() -> None:
    """劳动法 §38 and the hours between two shifts: by when somebody really went."""
    following = b.work("a1", 1, "early")
    whole = b.work("a1", 0, "late").model_copy(update={"on_the_day": OnTheDay(longer=60)})
    assert "rest_hours_between_shifts" in errors(PLAN, whole, following)
    assert "rest_hours_between_shifts" not in errors(PLAN, left_at(whole, 19 * 60), following)
    six = [b.work("a1", day, "early") for day in range(6)]
    long = [one.model_copy(update={"on_the_day": OnTheDay(longer=180)}) for one in six]
    plan = b.plan((b.agent("a1"),), days=7)
    assert "max_hours_per_week" in errors(plan, *long)
    assert "max_hours_per_week" not in errors(plan, *(left_at(one, 12 * 60) for one in long))


def test_whoever_leaves_ill_owes_no_hours_of_the_contract() -> None:
    full, *others = b.CONTRACTS
    contracts = (full.model_copy(update={"min_hours_per_week": 38}), *others)
    plan = b.plan((b.agent("a1"),), days=7, contracts=contracts)
    five = [b.work("a1", day, "early") for day in range(5)]
    assert "min_hours_per_week" not in errors(plan, *five[:4], left_at(five[4], 600))
    assert "min_hours_per_week" in errors(plan, *five[:4])
