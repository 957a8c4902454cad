"""Who goes finishes what he holds."""

import numpy as np
import pytest

from shiftplan.queueing.transient import State
from shiftplan.staffing.reliefs.carried import Alteration, Carried
from shiftplan.staffing.reliefs.crew import NO_CHANGE, Change, crew
from shiftplan.staffing.reliefs.parting import parted, share_going
from shiftplan.staffing.reliefs.situation import Course, Head
from shiftplan.staffing.reliefs.starting import started
from tests.staffing.reliefs import shops

HOUR = shops.HOUR
STAYS, GOES = Head(-HOUR, HOUR, 1.0, 3), Head(-HOUR, 600.0, 0.5, 2)


def share(more_agents=0.0, heads=(STAYS, GOES)):
    before = crew(heads, 1.0, shops.queue().aht_seconds, NO_CHANGE, 0.5)
    return share_going(heads, 600.0, 1.0, before, more_agents)


def test_the_share_is_that_of_their_windows():
    assert share() == pytest.approx(2 / 5)
    assert share(heads=(STAYS, STAYS)) == 0
    assert share(heads=()) == 0


def test_a_relief_may_keep_who_would_have_gone_or_take_more():
    assert share(0.6) == pytest.approx(0)
    assert share(-1.5) == 1


def test_contacts_in_service_go_with_them_and_those_who_wait_stay():
    state = State(0, np.full(11, 1 / 11))
    after = parted(state, 6, 0.5)
    assert after.chances.sum() == pytest.approx(1)
    assert after.contacts == pytest.approx(state.contacts - sum(min(m, 6) / 2 for m in range(11)) / 11)
    assert parted(State(8, np.ones(1)), 6, 0.5).contacts == pytest.approx(5)
    assert parted(state, 6, 0.0) is state


def carried(heads):
    given = shops.now(heads=heads, per_hour=350, waiting=10)
    situation = shops.situation(given)
    return Carried(given, situation, Course.EXPECTED, started(given, situation).state)


def test_a_change_of_shifts_leaves_the_queue_shorter_than_nobody_changing():
    """Those who go finish what they hold while those who come begin with free windows."""
    same = carried((Head(-HOUR, 6 * HOUR, 1.0, 3),) * 10).as_it_is()
    half = (Head(-HOUR, HOUR, 1.0, 3),) * 5 + (Head(HOUR, 6 * HOUR, 1.0, 3),) * 5
    relieved = carried((*half, *(Head(-HOUR, 6 * HOUR, 1.0, 3),) * 5)).as_it_is()
    assert relieved.in_time > same.in_time + 2


def test_people_named_are_the_people_counted():
    base = (Head(-HOUR, 6 * HOUR, 1.0, 3),) * 8
    queue = carried(base)
    times = [Alteration(0.5 * HOUR, HOUR, NO_CHANGE)]
    slow, quick = ((*base, Head(0.5 * HOUR, HOUR, 0.4, windows)) for windows in (1, 3))
    levels = [queue.altered(times, heads).in_time for heads in (base, slow, quick)]
    assert levels == sorted(levels)
    assert levels[0] == pytest.approx(queue.as_it_is().in_time, abs=0.01)
    agents = queue.altered([Alteration(0.5 * HOUR, HOUR, Change(agents=0.4))]).in_time
    assert levels[1] < agents < levels[2] + 1
