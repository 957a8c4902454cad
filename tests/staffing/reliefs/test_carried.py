"""A queue through the next hours, as it is and with something changed."""

import pytest

from shiftplan.queueing import Goal
from shiftplan.queueing.transient import Line, Piece, advance
from shiftplan.staffing.reliefs.carried import Alteration, Carried, thinned, together
from shiftplan.staffing.reliefs.crew import Change
from shiftplan.staffing.reliefs.situation import Course
from shiftplan.staffing.reliefs.starting import started
from tests.staffing.reliefs import shops

HOUR = shops.HOUR


def carried(course=Course.EXPECTED, **values):
    given = shops.now(**values)
    situation = shops.situation(given)
    return Carried(given, situation, course, started(given, situation).state)


def altered(change, begins=0.0, ends=HOUR, **values):
    return carried(**values).altered([Alteration(begins, ends, change)])


def test_it_is_the_queue_of_the_formulas():
    queue = carried(people=10, per_hour=400, waiting=20)
    passed = advance(Line(shops.queue().aht_seconds, 120.0), queue.start, 10, [Piece(2 * HOUR, 400, 400)])
    sums = queue.as_it_is()
    assert sums.came == pytest.approx(800)
    assert sums.in_time / sums.came == pytest.approx(passed.level(Goal(0.8, 180)), abs=1e-3)
    assert sums.came_later == pytest.approx(800)


def test_no_change_changes_nothing():
    assert altered(Change()).in_time == pytest.approx(carried().as_it_is().in_time, abs=0.01)


def test_a_relief_that_begins_late_is_carried_from_where_it_begins():
    change = [Alteration(0.7 * HOUR, HOUR, Change(agents=2))]
    queue = carried()
    queue.as_it_is()
    assert queue.altered(change) == carried().altered(change)
    assert queue.altered(change).in_time > queue.as_it_is().in_time


@pytest.mark.parametrize(
    "change",
    [Change(agents=2), Change(windows=1), Change(contacts=0.9)],
    ids=["people", "windows", "bot"],
)
def test_each_kind_of_help_helps(change):
    base, after = carried().as_it_is(), altered(change, ends=2 * HOUR)
    assert after.in_time / after.came > base.in_time / base.came
    assert after.hours < base.hours


def test_fewer_come_on_the_low_course_and_more_on_the_high_one():
    low = carried(Course.LOW, low=0.8).as_it_is()
    high = carried(Course.HIGH, high=1.2).as_it_is()
    assert (low.came, high.came) == (pytest.approx(640), pytest.approx(960))
    assert low.in_time / low.came > carried().as_it_is().in_time / 800 > high.in_time / high.came


def test_what_is_put_off_comes_again_and_is_counted_once():
    base = carried(per_hour=600).as_it_is()
    after = altered(Change(put_off=0.5), ends=2 * HOUR, per_hour=600)
    assert after.came == pytest.approx(base.came)
    assert after.came_later == pytest.approx(base.came_later)
    assert after.in_time_later < base.in_time_later


def test_slow_replies_leave_less_of_the_time_for_waiting():
    quick = carried(of=shops.queue(reply_seconds=(5, 5, 5))).as_it_is()
    slow = carried(of=shops.queue(reply_seconds=(5, 5, 100))).as_it_is()
    late = carried(of=shops.queue(reply_seconds=(5, 5, 200)), people=20, waiting=0).as_it_is()
    never = carried(of=shops.queue(reply_seconds=(190, 190, 190)), people=20, waiting=0).as_it_is()
    assert quick.in_time > slow.in_time
    assert 0 < late.in_time < carried(people=20, waiting=0).as_it_is().in_time
    assert never.in_time == 0


def test_changes_at_once_add_up():
    both = together(
        (Change(agents=1, contacts=0.9, put_off=0.5), Change(agents=2, contacts=0.9, put_off=0.5))
    )
    assert (both.agents, both.contacts, both.put_off) == (3, pytest.approx(0.81), 0.75)


def test_a_thinned_queue_has_its_share_left_and_nobody_served_is_lost():
    queue = carried(people=10, per_hour=600, waiting=None)
    state, slots = queue.start, 30
    after = thinned(state, slots, 0.3)
    assert after.waiting(slots) == pytest.approx(0.3 * state.waiting(slots))
    assert after.chances.sum() == pytest.approx(1)
    free = sum(state.chances[: max(0, slots - state.low)])
    assert sum(after.chances[: max(0, slots - after.low)]) == pytest.approx(free)
