"""When an incident may be closed: good slots by the ladder's exit rule, counted from the last one read."""

from datetime import datetime, timedelta

import pytest

from shiftplan.domain.actuals import BySlot, SlotFigures
from shiftplan.domain.plan import Plan
from shiftplan.domain.traffic import Traffic
from shiftplan.files.playbooks import read_ladder
from shiftplan.operations import calm
from tests.builders import grid, plan, queue

PLAN: Plan = plan(grid=grid(3), queues=(queue(), queue("after")))
SLOTS = PLAN.grid.days * 48
TRAFFIC = Traffic(grid=PLAN.grid, scenario="base", contacts=dict.fromkeys(PLAN.queue, (40.0,) * SLOTS))
LADDER = read_ladder()
FIRST = 40
DECLARED = PLAN.grid.moment(FIRST) + timedelta(minutes=3)


def figures(queue_id: str, slot: int, seconds: float = 10) -> SlotFigures:
    return SlotFigures(
        queue=queue_id,
        slot=slot,
        start=PLAN.grid.moment(slot),
        minutes=30,
        whole=True,
        contacts=20,
        first_reply_seconds=seconds,
        three_minute_rate=0.95,
    )


def known(*slots: int, slow: tuple[int, ...] = (), queues: tuple[str, ...] = ("presale", "after")) -> BySlot:
    return {
        name: {slot: figures(name, slot, 90 if slot in slow else 10) for slot in slots} for name in queues
    }


def good(found: BySlot, now: datetime, since: datetime = DECLARED) -> tuple[tuple[int, ...], bool]:
    seen = calm(LADDER, PLAN, TRAFFIC, found, since, now)
    return tuple(one.good for one in seen.queues), seen.met


def after(slot: int, minutes: int = 1) -> datetime:
    return PLAN.grid.moment(slot + 1) + timedelta(minutes=minutes)


def test_two_good_slots_of_every_queue_let_it_close() -> None:
    assert good(known(FIRST), after(FIRST)) == ((1, 1), False)
    assert good(known(FIRST, FIRST + 1), after(FIRST + 1)) == ((2, 2), True)
    assert LADDER.exit.slots == 2


def test_one_queue_that_is_slow_or_was_not_read_holds_it_open() -> None:
    slow = known(FIRST, FIRST + 1) | known(FIRST, FIRST + 1, slow=(FIRST + 1,), queues=("after",))
    assert good(slow, after(FIRST + 1)) == ((2, 0), False)
    assert good(known(FIRST, FIRST + 1, queues=("presale",)), after(FIRST + 1)) == ((2, 0), False)
    assert not good({}, after(FIRST))[1]


def test_slots_that_had_ended_before_it_was_declared_do_not_count() -> None:
    before = known(FIRST - 3, FIRST - 2, FIRST - 1)
    assert good(before, after(FIRST - 1, 20)) == ((0, 0), False)
    assert good(before, after(FIRST - 1), since=PLAN.grid.moment(FIRST - 3)) == ((3, 3), True)


def test_a_slot_that_nobody_read_breaks_the_run() -> None:
    assert good(known(FIRST, FIRST + 2), after(FIRST + 2)) == ((1, 1), False)


def test_a_slot_that_still_runs_does_not_count() -> None:
    assert good(known(FIRST, FIRST + 1), PLAN.grid.moment(FIRST + 2) - timedelta(minutes=1)) == (
        (1, 1),
        False,
    )


@pytest.mark.parametrize(("later", "met"), [(2, True), (3, False)])
def test_good_slots_of_long_ago_say_nothing(later: int, met: bool) -> None:
    """As long as the ladder takes a reading for fresh."""
    assert LADDER.stale_after_slots == 2
    assert good(known(FIRST, FIRST + 1), after(FIRST + 1 + later, 0))[1] is met
