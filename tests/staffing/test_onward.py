from dataclasses import replace

import pytest

from shiftplan.domain.traffic import Traffic
from shiftplan.staffing import need
from shiftplan.staffing.onward import Ahead, onward
from tests import builders

CONTACTS = 60.0
PLAN = builders.plan(days=1)
QUEUE = PLAN.settings.queues[0]
GRID = PLAN.grid


def ahead(waiting: float | None = None, online: int = 12, slots: int = 6, **values) -> Ahead:
    traffic = Traffic(grid=GRID, scenario="base", contacts={QUEUE.id: (CONTACTS,) * GRID.slots})
    whole = {
        "queue": QUEUE,
        "traffic": traffic,
        "first_slot": 20,
        "gone_seconds": 0.0,
        "contacts": (CONTACTS,) * slots,
        "online": online,
        "waiting": waiting,
    }
    return Ahead(**(whole | values))


def test_from_a_settled_queue_it_is_the_need_of_the_day():
    traffic = ahead().traffic
    usual = need(PLAN.settings, traffic).of(QUEUE.id)
    found = onward(ahead(online=usual.online[20]))
    assert found.online == list(usual.online[20:26])
    assert found.need == list(usual.need[20:26])


def test_a_backlog_asks_for_more_until_it_is_gone():
    calm, full = onward(ahead()), onward(ahead(waiting=60))
    assert full.waiting[0] == pytest.approx(60)
    assert full.online[0] > calm.online[0]
    assert full.online[-1] == calm.online[-1]


def test_fewer_agents_give_less_and_leave_a_queue():
    enough = onward(ahead()).online
    few = onward(ahead(waiting=40), [1] * 2 + enough[2:])
    plenty = onward(ahead(waiting=40), enough)
    assert few.service_level[0] < plenty.service_level[0]
    assert few.service_level[1] < plenty.service_level[1]
    assert few.waiting[2] > plenty.waiting[2]


def test_needed_agents_keep_the_promise():
    found = onward(ahead(waiting=30))
    assert min(found.service_level) >= QUEUE.target.share - 1e-9
    fewer = onward(ahead(waiting=30), [n - 1 for n in found.online])
    assert min(fewer.service_level) < QUEUE.target.share


def test_the_last_minutes_of_a_slot_are_staffed_with_the_slot_after_it():
    whole = ahead(waiting=40)
    late = replace(whole, gone_seconds=1500.0, contacts=(CONTACTS / 6, *whole.contacts[1:]))
    found = onward(late)
    assert found.online[0] == found.online[1]
    assert len(found.online) == len(whole.contacts)


def test_nobody_comes_and_nobody_waits_needs_nobody():
    found = onward(ahead(contacts=(0.0,) * 4, waiting=0.0, online=0))
    assert found.need == [0.0] * 4


def test_a_queue_longer_than_its_contacts_is_still_worked_off_at_night():
    found = onward(ahead(contacts=(0.0,) * 3, waiting=25.0, online=0))
    assert found.online[0] > 0
    assert found.online[2] == 0
