"""The table of slots and that of the steps after an opening: what is shown in how much room."""

import pytest

from shiftplan.domain.need import Binding, OpeningStep
from shiftplan.domain.staffing import Method
from shiftplan.tui.need.assumptions import assumed_lines
from shiftplan.tui.need.picture import lowest
from shiftplan.tui.need.steps import steps_table
from shiftplan.tui.need.sweep_texts import HEADS, LABEL
from shiftplan.tui.need.table import NUMBERS, numbers, table
from shiftplan.tui.place import first_place
from tests import builders

PLAN = builders.plan()
NEED = builders.need(PLAN, 4.0)
OPENING = PLAN.settings.event.openings[0]
PLACE = first_place(PLAN, PLAN.grid.end)

TICKETS = builders.queue(
    "tickets", model="deferred", aht_seconds=(300,), patience_seconds=None, deadline_hours=24, backlog=40
)
DEFERRED = builders.plan(queues=(TICKETS,))


def with_steps():
    steps = tuple(
        OpeningStep(
            start=OPENING.replace(minute=5 * i), contacts=9 - i, online=6 - i, service_level=0.5, waiting=i
        )
        for i in range(4)
    )
    row = NEED.queues[0].model_copy(update={"steps": steps})
    return NEED.model_copy(update={"queues": (row,)})


def test_a_wide_table_has_every_column():
    assert numbers(200) == NUMBERS


def test_a_narrow_table_keeps_the_worst_instant_and_the_queue_carried_over():
    shown = {str(number.column.heading) for number in numbers(78)}
    assert {"need", "in time", "worst", "waiting"} <= shown
    assert "thumb" not in shown


def test_even_no_room_keeps_what_is_needed():
    assert [str(number.column.heading) for number in numbers(10)] == ["contacts", "need", "online", "in time"]


@pytest.mark.parametrize("width", [60, 78, 84, 130])
def test_no_line_is_wider_than_its_place(width):
    lines = table(PLAN, NEED, PLACE, (width, 8)).split("\n")
    assert max(line.cell_length for line in lines) <= width


def test_steps_show_what_each_alone_would_need_beside_those_of_the_slot():
    lines = steps_table(PLAN, with_steps(), PLACE, (78, 6)).plain.splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["20:00", "20:05", "20:10", "20:15"]
    assert lines[1].split()[2:] == ["9", "6", "4", "50.0%", "0.0"]


def test_a_step_that_alone_would_need_more_stands_out():
    lines = steps_table(PLAN, with_steps(), PLACE, (78, 6)).split("\n")
    warned = ["$warning" in str(line.spans) for line in lines]
    assert warned == [False, True, True, False, False]


def test_a_day_without_an_opening_says_so():
    assert "No sale opens" in steps_table(PLAN, NEED, PLACE.by_days(-9, PLAN.grid), (78, 6)).plain


def forward(plan):
    return builders.need(plan, 4.0).model_copy(update={"method": Method.FORWARD})


def first_row(plan, need):
    return table(plan, need, PLACE, (130, 2)).plain.splitlines()[1].split()


def test_work_with_a_deadline_has_no_service_level_no_leaving_and_no_reply():
    row = first_row(DEFERRED, forward(DEFERRED))
    assert not [cell for cell in row if cell.endswith("%") and cell != "80%"]
    assert row.count("–") == 4


def test_work_with_a_deadline_is_told_by_its_deadline_and_its_backlog():
    said = assumed_lines(DEFERRED, forward(DEFERRED), PLACE).plain
    assert "24 hours" in said
    assert "40 wait" in said
    assert "patience" not in said


def test_work_with_a_deadline_has_no_steps_and_says_why():
    shown = steps_table(DEFERRED, forward(DEFERRED), PLACE.__class__(queue="tickets"), (78, 6)).plain
    assert "deadline" in shown


def test_only_a_queue_carried_on_has_a_worst_instant():
    assert first_row(PLAN, forward(PLAN)).count("–") == 0
    assert first_row(PLAN, NEED).count("–") == 1
    assert lowest(PLAN, NEED, ("presale",), (0, 1)) is None


def test_a_need_by_slots_alone_says_so_beside_its_numbers():
    assert "SIPP" in assumed_lines(PLAN, NEED, PLACE).plain
    assert "SIPP" not in assumed_lines(PLAN, forward(PLAN), PLACE).plain


def test_the_worst_instant_is_the_lowest_of_the_slots_that_somebody_writes_in():
    need = forward(PLAN)
    one = need.queues[0]
    levels = [0.9] * PLAN.grid.slots
    levels[3], levels[5] = 0.1, 0.4
    contacts = list(one.contacts)
    contacts[3] = 0.0
    row = one.model_copy(update={"worst_instant": tuple(levels), "contacts": tuple(contacts)})
    found = lowest(PLAN, need.model_copy(update={"queues": (row,)}), ("presale",), range(10))
    assert found is not None
    assert (found.slot, found.share) == (5, 0.4)


def test_a_wide_place_has_room_for_the_whole_reason():
    need = forward(PLAN)
    row = need.queues[0].model_copy(update={"binding": (Binding.OPENING,) * PLAN.grid.slots})
    need = need.model_copy(update={"queues": (row,)})
    assert "first minutes of the opening" in table(PLAN, need, PLACE, (130, 3)).plain


def test_the_table_of_scenarios_fits_its_window_on_a_screen_of_80_columns():
    assert LABEL.width + sum(column.width for column in HEADS) <= 72
    assert all(len(str(column.heading)) < column.width for column in (LABEL, *HEADS))
