"""The numbers of a debrief against sums done by hand."""

from datetime import timedelta

import pytest

from shiftplan import review
from shiftplan.domain.debrief import Span
from shiftplan.domain.lesson import Decision, Default, Lesson, LessonKind
from shiftplan.domain.surge import Colour
from shiftplan.domain.traffic import Traffic
from tests.builders import plan
from tests.review.sale import GRID, PLAN, TRAFFIC, contacts, known, read

DAY = 480.0
"""What the plan forecast for a day: 10 contacts in each of 48 slots."""


def test_nothing_read_is_no_error_of_zero() -> None:
    view = review.debrief(known(), Span.T7)
    assert view.demand is None
    assert view.points == ()
    assert view.lessons == ()


def test_errors_by_day_are_those_of_the_sums() -> None:
    view = review.debrief(known(actuals=contacts({0: DAY * 1.5, 1: DAY / 2})), Span.T7)
    assert view.demand is not None
    assert view.demand.whole.bias == pytest.approx(0)
    assert view.demand.whole.wape == pytest.approx(0.5)
    assert [day.errors.bias for day in view.demand.days] == pytest.approx([1 / 1.5 - 1, 1.0])
    assert view.demand.left_out == GRID.slots - 2 * GRID.per_day


def test_slots_after_the_span_are_not_looked_at() -> None:
    """The main day is the plan's third; T+1 looks up to its end, which here is the plan's."""
    early = plan(days=3, event=PLAN.settings.event.model_copy(update={"day": GRID.dates[0], "phases": ()}))
    view = review.debrief(known(plan=early, actuals=contacts({0: DAY, 2: 9 * DAY})), Span.T1)
    assert view.end == GRID.dates[0] + timedelta(days=1)
    assert view.demand is not None
    assert view.demand.whole.actual == pytest.approx(DAY)


def test_a_slot_half_read_is_left_out() -> None:
    half = {0: contacts({0: DAY})["presale"][0].model_copy(update={"whole": False, "minutes": 15})}
    assert review.debrief(known(actuals={"presale": half}), Span.T7).demand is None


def test_hours_scheduled_worked_and_short() -> None:
    """An early shift of 8.5 h less half an hour; a2 was told, and did not work in the end."""
    phases = review.debrief(known(), Span.T7).staffed
    assert sum(one.need for one in phases) == pytest.approx(2 * 72)
    assert sum(one.scheduled for one in phases) == pytest.approx(8 * 1.4)
    assert sum(one.worked for one in phases) == pytest.approx(8)
    assert sum(one.short for one in phases) == pytest.approx(2 * 72 - 8)
    assert all(one.heads is None for one in phases)


def test_people_present_are_compared_where_they_were_counted() -> None:
    eight = 16  # the slot of 08:00
    view = review.debrief(
        known(actuals=read({eight: {"present": 0.0}, eight + 1: {"present": 1.0}})), Span.T7
    )
    assert [one.heads for one in view.staffed if one.heads] == [(2.0, 1.0)]


def test_levels_are_weighted_by_contacts() -> None:
    figures = {
        0: {"contacts": 30.0, "first_reply_seconds": 10.0},
        1: {"contacts": 10.0, "first_reply_seconds": 50.0},
        2: {"contacts": 10.0, "first_reply_seconds": 90.0, "three_minute_rate": 0.8},
    }
    moments = [GRID.moment(slot) for slot in range(3)]
    course = {"presale": dict(zip(moments, (Colour.GREEN, Colour.GREEN, Colour.RED), strict=True))}
    levels = review.debrief(known(actuals=read(figures), course=course), Span.T7).levels
    assert [(one.level, one.slots, one.first_reply_seconds) for one in levels] == [
        (Colour.GREEN, 2, 20.0),
        (Colour.RED, 1, 90.0),
    ]
    assert levels[1].three_minute_rate == 0.8


def lessons(**values: object) -> dict[str, Lesson]:
    return {one.id: one for one in review.debrief(known(**values), Span.T7).lessons}


def test_a_day_beyond_the_high_scenario_proposes_a_higher_one() -> None:
    found = lessons(actuals=contacts({0: DAY, 1: DAY * 1.42}))
    assert found["high_scenario"].change == Default(path=("scenarios", "high"), before=1.3, after=1.45)
    assert "low_scenario" not in found
    assert found["last_event"].evidence == (pytest.approx(DAY * 2.42),)


def test_days_inside_the_scenarios_propose_nothing_about_them() -> None:
    assert set(lessons(actuals=contacts({0: DAY * 1.3, 1: DAY * 0.8}))) == {"last_event"}


def test_one_day_alone_moves_no_scenario() -> None:
    assert set(lessons(actuals=contacts({0: DAY * 3}))) == {"last_event"}


def test_absence_is_measured_over_enough_people_only() -> None:
    away = {slot: {"present": 0.5} for slot in range(16, 33)}
    assert "absence_presale" not in lessons(actuals=read(away))


def test_real_productivity_of_temps_against_the_standard() -> None:
    done = {"a1": review.Done(400, 20), "a2": review.Done(220, 20), "a3": review.Done(180, 20)}
    view = review.debrief(known(done=done), Span.T7)
    temps = next(one for one in view.worth if one.tier == "T0")
    assert (temps.people, temps.real, temps.planned) == (2, pytest.approx(0.5), pytest.approx(0.4))
    assert temps.low < 0.5 < temps.high


def test_a_measured_productivity_that_excludes_the_plan_is_a_lesson() -> None:
    done = {f"a{i}": review.Done(4000 * (1 if i == 1 else 0.8), 200) for i in (1, 2, 3)}
    lesson = lessons(done=done)["productivity_T0"]
    assert lesson.change == Default(path=("productivity", "T0"), before=0.4, after=0.8)


def test_without_the_standard_tier_nothing_is_said_of_the_others() -> None:
    assert review.debrief(known(done={"a2": review.Done(10, 8)}), Span.T7).worth == ()


def test_a_decision_holds_for_the_change_it_was_made_of() -> None:
    days = contacts({0: DAY, 1: DAY * 1.42})
    accepted = lessons(actuals=days)["high_scenario"].model_copy(update={"decision": Decision.ACCEPTED})
    again = lessons(actuals=days, decided={"high_scenario": accepted})["high_scenario"]
    assert again.decision is Decision.ACCEPTED
    worse = lessons(actuals=contacts({0: DAY, 1: DAY * 2}), decided={"high_scenario": accepted})
    assert worse["high_scenario"].decision is Decision.OPEN


def test_notes_and_decisions_without_numbers_stay() -> None:
    note = Lesson(id="note_1", kind=LessonKind.NOTE, text="x", decision=Decision.ACCEPTED)
    gone = Lesson(id="absence_presale", kind=LessonKind.ABSENCE, decision=Decision.OPEN)
    assert list(lessons(decided={"note_1": note, "absence_presale": gone})) == ["note_1"]


def test_a_band_of_low_and_high_gives_coverage() -> None:
    ends = {
        name: Traffic(grid=GRID, scenario=name, contacts={"presale": (value,) * GRID.slots})
        for name, value in (("low", 8.0), ("high", 13.0))
    }
    view = review.debrief(
        known(traffic={"base": TRAFFIC, **ends}, actuals=contacts({0: DAY, 1: DAY * 5})), Span.T7
    )
    assert view.demand is not None
    assert view.demand.whole.coverage == pytest.approx(0.5)
