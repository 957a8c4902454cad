"""The table of slots and that of the steps after an opening: what is shown in how much room."""

import pytest

from shiftplan.domain.need import OpeningStep
from shiftplan.tui.need.steps import steps_table
from shiftplan.tui.need.table import NUMBERS, numbers, table
from shiftplan.tui.place import first_place
from tests import builders

PLAN = builders.plan()
NEED = builders.need(PLAN, 4.0)
OPENING = PLAN.settings.event.openings[0]
PLACE = first_place(PLAN, PLAN.grid.end)


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
    assert max(line.cell_length for line in lines) <= max(width, 60)


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
