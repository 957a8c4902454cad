"""What an edit of the rota changes for the queues, from the moment on at which it can work."""

from datetime import datetime, timedelta

import pytest

from shiftplan.domain.editing import taking
from shiftplan.domain.on_the_day import Lent, OnTheDay
from shiftplan.domain.relief_effects import effects_of
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.serving import Serving, from_then_on, serving
from shiftplan.domain.shift import Break, ShiftTemplate
from tests import builders

DAY = builders.MONDAY
SWITCH = ShiftTemplate(
    id="both", short="B", name="both", start_minute=540, length_minutes=540, switch=True,
    breaks=(Break(after_minutes=240, minutes=60),),
)  # fmt: skip


def at(hour, minute=0):
    return datetime.combine(DAY, datetime.min.time()) + timedelta(hours=hour, minutes=minute)


def worked(shift, **values):
    return Assignment(agent="a", day=DAY, shift=shift, queue="presale", **values)


def a_plan():
    queues = (builders.queue(), builders.queue("aftersale"))
    people = (builders.agent("a", productivity=0.5, queues=("presale", "aftersale")),)
    plan = builders.plan(agents=people, queues=queues)
    return plan.model_copy(update={"shifts": (*plan.shifts, SWITCH)})


def test_breaks_cut_a_shift_into_stretches():
    plan = a_plan()
    told = [(one.begins, one.ends, one.worth) for one in serving(plan, worked("early"))]
    assert told == [(at(8), at(12), 0.5), (at(12, 30), at(16, 30), 0.5)]


def test_who_changes_the_queue_at_the_meal_serves_both():
    told = [(one.queue, one.begins, one.ends) for one in serving(a_plan(), worked("both", then="aftersale"))]
    assert told == [("presale", at(9), at(13)), ("aftersale", at(14), at(18))]


def changes(plan, before, after, begins):
    rota, new = (Rota.of([one] if one else []) for one in (before, after))
    told = effects_of(plan, rota, taking(plan, rota, new), begins)
    return [(one.queue, one.begins, one.ends, one.agents) for one in told]


def test_a_longer_shift_adds_its_last_hours_and_moves_its_meal():
    online = 0.5 * 0.85
    told = changes(a_plan(), worked("early"), worked("long"), at(14))
    assert told == [("presale", at(16, 30), at(19, 30), pytest.approx(online))]


def test_a_break_put_off_comes_back_later():
    plan = a_plan()
    told = changes(plan, worked("early"), worked("early", breaks=(360,)), at(11))
    assert [(one[1], one[2], one[3] > 0) for one in told] == [
        (at(12), at(12, 30), True),
        (at(14), at(14, 30), False),
    ]


def test_nothing_changes_before_it_can_work():
    told = changes(a_plan(), None, worked("early"), at(15))
    assert [(begins, ends) for _, begins, ends, _ in told] == [(at(15), at(16, 30))]


def test_a_person_lent_is_missing_where_they_come_from():
    plan = a_plan()
    lent = worked("early").model_copy(update={"queue": "aftersale"})
    told = changes(plan, worked("early"), lent, at(13))
    assert [(one[0], one[1], one[3] > 0) for one in told] == [
        ("aftersale", at(13), True),
        ("presale", at(13), False),
    ]


def test_an_edit_that_takes_a_shift_away_takes_its_rest():
    told = changes(a_plan(), worked("early"), None, at(16))
    assert told == [("presale", at(16), at(16, 30), pytest.approx(-0.425))]


def test_what_the_day_made_of_a_shift_counts():
    plan = a_plan()
    lent = OnTheDay(lent=(Lent(queue="aftersale", begin=14 * 60, end=15 * 60),))
    told = changes(plan, worked("early"), worked("early", on_the_day=lent), at(13))
    assert [(one[0], one[1], one[2], one[3] > 0) for one in told] == [
        ("aftersale", at(14), at(15), True),
        ("presale", at(14), at(15), False),
    ]
    longer = worked("early", on_the_day=OnTheDay(longer=60))
    assert changes(plan, worked("early"), longer, at(13)) == [
        ("presale", at(16, 30), at(17, 30), pytest.approx(0.425))
    ]


def test_what_goes_on_across_the_moment_is_one_stretch():
    def stretch(begins, ends, queue="presale"):
        return Serving("a", queue, at(begins), at(ends), 1.0)

    before = [stretch(8, 12), stretch(13, 17)]
    assert from_then_on(before, [stretch(8, 12), stretch(13, 19)], at(14)) == (
        stretch(8, 12),
        stretch(13, 19),
    )
    lent = from_then_on(before, [stretch(8, 17, "aftersale")], at(14))
    assert lent == (stretch(14, 17, "aftersale"), stretch(8, 12), stretch(13, 14))
    assert from_then_on(before, [], at(10)) == (stretch(8, 10),)
    assert from_then_on([], before, at(18)) == ()
