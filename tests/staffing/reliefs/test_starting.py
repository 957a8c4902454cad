"""Where the queue stands now: counted, or told by the waits that were read, or carried from before."""

import math

import pytest

from shiftplan.domain.relief import Known
from shiftplan.queueing.transient import Line, settled
from shiftplan.staffing.reliefs import Level
from shiftplan.staffing.reliefs.crew import NO_CHANGE, crew
from shiftplan.staffing.reliefs.starting import queued, started
from tests.staffing.reliefs import shops

HOUR = shops.HOUR


def start(**values):
    given = shops.now(**values)
    return started(given, shops.situation(given))


def test_a_queue_that_was_counted_is_that_long():
    found = start(people=10, waiting=17)
    assert (found.backlog.waiting, found.backlog.known) == (pytest.approx(17), Known.READ)
    assert (found.backlog.served, found.backlog.online) == (pytest.approx(30), pytest.approx(10))


def test_a_count_of_half_an_hour_ago_has_melted_as_those_who_wait_leave():
    read = Level(-HOUR, -HOUR / 2, waiting=400)
    found = start(people=10, per_hour=100, waiting=None, read=read)
    assert found.backlog.waiting < 1


def test_nobody_waiting_leaves_the_carried_state_without_a_queue():
    found = start(people=10, per_hour=330, waiting=0)
    assert found.backlog.waiting == 0
    assert 15 < found.backlog.served < 30


def test_with_nothing_read_the_queue_is_settled_at_its_rate():
    found = start(people=10, per_hour=330, waiting=None)
    rest = settled(Line(shops.queue().aht_seconds, 120.0), 10, 330)
    assert found.backlog.known is Known.PLAN
    assert found.backlog.waiting == pytest.approx(rest.waiting(30), abs=0.01)


@pytest.mark.parametrize("patience", [120.0, math.inf])
def test_the_wait_of_the_last_in_the_queue_tells_its_length(patience):
    heads = shops.now(people=10).heads
    there = crew(heads, 1.0, shops.queue().aht_seconds, NO_CHANGE, 0.5)
    length = queued(there, patience, 90.0)
    pace = 10 * 3 / 288
    leave = 0.0 if math.isinf(patience) else 1 / patience
    seconds = sum(1 / (pace + leave * ahead) for ahead in range(1, round(length) + 1))
    assert seconds == pytest.approx(90, rel=0.05)


def test_a_first_reply_tells_how_many_wait():
    """400 an hour for ten people who end 375 when full: a fluid queue of λ − R = θq, whose wait is read."""
    pace, come = 10 * 3 / 288, 500 / 3600
    length = (come - pace) * 120
    wait = 120 * math.log(1 + length / (pace * 120))
    found = start(people=10, per_hour=500, waiting=None, read=Level(-HOUR / 2, 0.0, None, wait))
    assert found.backlog.known is Known.FIRST_REPLY
    assert found.backlog.waiting == pytest.approx(length, rel=0.1)


def test_the_delay_of_typing_is_no_wait():
    typed = shops.queue(reply_seconds=(20, 20, 20))
    read = Level(-HOUR / 2, 0.0, first_reply_seconds=20)
    found = start(people=10, per_hour=300, waiting=None, of=typed, read=read)
    assert found.backlog.waiting == 0


def test_more_cannot_wait_than_came_in_the_time_of_a_wait():
    found = start(people=2, per_hour=60, waiting=None, read=Level(-HOUR / 2, 0.0, None, 900))
    assert found.backlog.waiting <= 60 / 4 + 0.5


def test_a_three_minute_rate_alone_is_read_as_an_exponential_wait():
    slow = start(waiting=None, read=Level(-HOUR / 2, 0.0, None, None, 0.5))
    plain = start(waiting=None, read=Level(-HOUR / 2, 0.0, None, 180 / math.log(2)))
    assert slow.backlog.known is Known.THREE_MINUTE
    assert slow.backlog.waiting == pytest.approx(plain.backlog.waiting)


def test_people_counted_are_the_people_there():
    given = shops.queue(shrinkage=shops.builders.queue().shrinkage)
    found = start(people=20, of=given, present=0.9)
    assert found.backlog.online == pytest.approx(20 * 0.9 * 0.85 / 0.95)
