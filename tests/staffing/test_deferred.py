"""Messages, tickets, refunds: done by their deadline, where the other queues leave room."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shiftplan.domain.need import Binding, Need, QueueNeed
from shiftplan.domain.queue import Model, Queue
from shiftplan.domain.staffing import Method
from shiftplan.domain.traffic import Traffic
from shiftplan.errors import BadInput, Unreachable
from shiftplan.staffing import need
from shiftplan.staffing.deferred import deferred_need
from tests import builders

GRID = builders.grid(2, minutes=60)
NOON = 12


def refunds(**values: object) -> Queue:
    usual = {"model": Model.DEFERRED, "aht_seconds": (360,), "deadline_hours": 8, "occupancy_cap": 1.0}
    return builders.queue("refunds", **{**usual, **values})


def whole(queues: tuple[Queue, ...], **contacts: dict[int, float]) -> Need:
    """The need when these contacts come in the slots named, and none in others."""
    series = {
        queue.id: tuple(float(contacts.get(queue.id, {}).get(slot, 0)) for slot in range(GRID.slots))
        for queue in queues
    }
    plan = builders.plan(grid=GRID, queues=queues)
    return need(plan.settings, Traffic(grid=GRID, scenario="base", contacts=series), method=Method.SIPP)


def alone(queue: Queue, came: dict[int, float]) -> QueueNeed:
    return whole((queue,), refunds=came).of("refunds")


def hours_of_work(found: QueueNeed) -> float:
    return sum(n * busy for n, busy in zip(found.online, found.occupancy, strict=True))


def test_all_work_is_done_within_the_deadline() -> None:
    found = alone(refunds(), {NOON: 40})  # 40 × 6 minutes are four hours of one person
    worked = [slot for slot, n in enumerate(found.online) if n]
    assert NOON <= min(worked) <= max(worked) < NOON + 1 + 8
    assert hours_of_work(found) == pytest.approx(4)
    assert set(found.service_level) == {1.0}
    assert {found.binding[slot] for slot in worked} == {Binding.DEADLINE}


def test_it_goes_where_the_other_queues_need_few() -> None:
    queues = (builders.queue(), refunds())
    busy = {**dict.fromkeys(range(8, 22), 10.0), **dict.fromkeys(range(NOON, NOON + 4), 300.0)}
    found = whole(queues, presale=busy, refunds={NOON: 40})
    assert not any(found.of("refunds").online[NOON : NOON + 4])
    assert sum(found.of("refunds").online[NOON + 4 : NOON + 9]) == 4


def test_the_night_is_spared_while_the_day_has_room() -> None:
    night, day = {22, 23, *range(24, 30)}, [*range(6, 22), *range(30, 46)]
    usual = dict.fromkeys(day, 60.0)
    found = whole((builders.queue(), refunds(deadline_hours=24)), presale=usual, refunds={20: 40, 23: 40})
    assert not any(found.of("refunds").online[slot] for slot in night)
    short = whole((builders.queue(), refunds(deadline_hours=2)), presale=usual, refunds={23: 40})
    assert sum(short.of("refunds").online[23:26]) == 4


def test_hours_in_which_the_shop_is_closed_are_spared_like_the_night() -> None:
    usual = dict.fromkeys([*range(9, 18), *range(33, 42)], 60.0)
    found = whole((builders.queue(), refunds(deadline_hours=24)), presale=usual, refunds={18: 80})
    assert sum(found.of("refunds").online[33:42]) == 8
    assert sum(found.of("refunds").online) == 8


def test_the_backlog_is_due_by_the_deadline_counted_from_the_start() -> None:
    found = alone(refunds(backlog=20), {})
    assert hours_of_work(found) == pytest.approx(2)
    assert max(slot for slot, n in enumerate(found.online) if n) < 8
    assert found.waiting[0] == 20
    assert found.waiting[8] == 0


@pytest.mark.parametrize("hours", [1, 2, 3])
def test_the_backlog_is_done_by_then_also_when_more_comes_in_the_first_slot(hours: int) -> None:
    """And when all later slots are far emptier than the first ones."""
    queue, others = refunds(backlog=200, deadline_hours=hours), np.zeros(GRID.slots)
    others[:hours] = 500
    contacts = (30.0,) + (0.0,) * (GRID.slots - 1)
    found = deferred_need(queue, contacts, GRID, others, np.zeros(GRID.slots, dtype=bool))
    per_agent = 3600 * queue.occupancy_cap / queue.aht_seconds[0]
    assert sum(found.online[:hours]) * per_agent >= 200
    assert sum(found.online[: hours + 1]) * per_agent >= 230


def test_what_comes_before_the_end_is_done_by_the_end() -> None:
    found = alone(refunds(deadline_hours=200), {GRID.slots - 1: 10})
    assert found.online[-1] == 1
    assert hours_of_work(found) == pytest.approx(1)


def test_waiting_is_what_is_not_done_yet() -> None:
    found = alone(refunds(min_agents=1), {0: 25})
    assert [round(x) for x in found.waiting[:5]] == [0, 15, 5, 0, 0]
    assert found.online[3] == 1
    assert found.binding[3] is Binding.MINIMUM


def test_nobody_is_needed_for_no_work() -> None:
    found = alone(refunds(), {})
    assert not any(found.online)
    assert set(found.binding) == {Binding.NOTHING}


def test_the_occupancy_cap_asks_for_more_hours() -> None:
    found = alone(refunds(occupancy_cap=0.5), {NOON: 40})
    assert sum(found.online) == 8
    assert max(found.occupancy) <= 0.5 + 1e-9


def test_the_mean_wait_runs_until_the_work_is_done() -> None:
    found = alone(refunds(deadline_hours=1, min_agents=1), {0: 10})
    assert found.first_reply_seconds[0] == pytest.approx(0)
    later = alone(refunds(deadline_hours=3), {0: 10, 1: 10, 2: 10})
    assert all(0 <= wait <= 3 * 3600 for wait in later.first_reply_seconds)


def test_too_much_work_names_queue_moment_and_how_much() -> None:
    with pytest.raises(Unreachable, match=r"refunds at 11-01 12:00: .*30,000 agents, 10,000 more than"):
        alone(refunds(deadline_hours=0.5), {NOON: 300_000})


def test_contacts_that_are_no_number_are_refused() -> None:
    with pytest.raises(BadInput, match="refunds at 11-01 12:00"):
        alone(refunds(), {NOON: float("nan")})


def test_two_deferred_queues_level_together() -> None:
    second = refunds(deadline_hours=24).model_copy(update={"id": "tickets", "name": "tickets"})
    found = whole((second, refunds()), refunds={8: 40}, tickets={8: 40})
    total = np.array(found.of("refunds").online) + np.array(found.of("tickets").online)
    assert total.max() == 1
    assert total.sum() == 8


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.floats(0, 60), min_size=48, max_size=48),
    st.floats(0.2, 60),
    st.floats(0, 100),
    st.floats(0.5, 1),
    st.integers(0, 2),
)
def test_whatever_comes_is_done_in_time_and_no_work_is_lost(
    came: list[float], deadline: float, backlog: float, cap: float, least: int
) -> None:
    queue = refunds(deadline_hours=deadline, backlog=backlog, occupancy_cap=cap, min_agents=least)
    found = alone(queue, dict(enumerate(came)))
    assert hours_of_work(found) == pytest.approx((sum(came) + backlog) / 10, abs=1e-6)
    assert min(found.service_level) == 1.0
    assert max(found.occupancy) <= cap + 1e-9
    assert min(found.online) >= least
