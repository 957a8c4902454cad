"""The one thing to do next, and what it rests on."""

from datetime import datetime

import pytest

from shiftplan import planning
from shiftplan.planning import operations
from tests.planning.test_handover import own_form
from tests.tui.operations.conftest import BEFORE, SHANGHAI, Clock, read

QUEUE = "presale"


def reading(
    opened: planning.OpenPlan, clock: Clock, contacts: float, seconds: float, rate: float | None = None
):
    operations.record_reading(opened, QUEUE, contacts, seconds, rate, now=clock.now)


def test_before_the_plan_there_is_a_rehearsal(opened: planning.OpenPlan, clock: Clock):
    clock.now = BEFORE
    found = read(opened, clock).next
    assert "Rehearse" in str(found.says)
    assert not found.urgent


def test_in_the_rush_nobody_should_be_without_a_reading(opened: planning.OpenPlan, clock: Clock):
    found = read(opened, clock).next
    assert (found.key, found.urgent) == ("r", True)
    assert "nothing fresh" in str(found.says)


def test_on_a_quiet_day_a_missing_reading_is_not_urgent(opened: planning.OpenPlan, clock: Clock):
    clock.now = datetime(2027, 11, 10, 10, 5, tzinfo=SHANGHAI)
    found = read(opened, clock).next
    assert (found.key, found.urgent) == ("r", False)


def test_when_all_has_been_read_and_is_green_it_says_when_the_next_is_due(
    opened: planning.OpenPlan, clock: Clock
):
    reading(opened, clock, 1, 5)
    live = read(opened, clock)
    assert str(live.next.says) == "All calm. The next reading is at 00:30"
    clock.pass_minutes(27)
    assert [queue.queue for queue in read(opened, clock).unread] == [QUEUE]


def test_a_level_calls_for_its_first_action(opened: planning.OpenPlan, clock: Clock):
    reading(opened, clock, 60, 30, 0.5)
    live = read(opened, clock)
    action = live.surge.actions[0]
    assert str(live.next.says) == f"{action.action.text} · {action.whose}"
    assert live.next.urgent


def test_an_old_level_calls_for_a_reading_first(opened: planning.OpenPlan, clock: Clock):
    reading(opened, clock, 60, 30, 0.5)
    clock.pass_minutes(120)
    live = read(opened, clock)
    assert live.blind
    assert live.next.key == "r"


def test_an_incident_comes_before_all_and_its_overdue_update_before_its_steps(
    opened: planning.OpenPlan, clock: Clock
):
    reading(opened, clock, 60, 30, 0.5)
    number = operations.declare(opened, "E2").id
    live = read(opened, clock)
    step = live.open_incidents[0].next_step
    assert step is not None
    assert str(live.next.says) == f"E2-1: {step.item.text}"
    clock.pass_minutes(16)
    late = read(opened, clock).next
    assert str(late.says).startswith("Write the update of E2-1")
    assert late.incident == number


def test_a_handover_without_its_signatures_is_next_when_the_level_asks_for_nothing(
    opened: planning.OpenPlan, clock: Clock
):
    own_form(opened.folder, "times = []", 'times = ["08:00", "16:00", "00:00"]')
    clock.pass_minutes(-30)
    operations.write_log(opened, "desk opened", now=clock.now)
    clock.pass_minutes(8 * 60 + 45)
    reading(opened, clock, 1, 5)
    found = read(opened, clock).next
    assert str(found.says) == "The handover of 08:00 is not signed: read it back, sign it"
    assert (found.key, found.handover) == ("h", datetime(2027, 11, 11, 8))  # noqa: DTZ001 - wall time
    reading(opened, clock, 60, 30, 0.5)
    assert read(opened, clock).next.handover is None


@pytest.mark.parametrize("day", [12, 13])
def test_after_the_plan_nothing_is_asked(opened: planning.OpenPlan, clock: Clock, day: int):
    clock.now = datetime(2027, 11, day, 23, 59, tzinfo=SHANGHAI)
    live = read(opened, clock)
    assert live.running == (day == 12)
    assert (str(live.next.says) == "The plan is over.") == (day == 13)
