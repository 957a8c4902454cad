"""A person's day as a bar."""

from datetime import time

import pytest
from rich.cells import cell_len

from shiftplan.domain.people import Availability, AvailabilityKind
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.session import Attended, Session
from shiftplan.domain.shift import Break, BreakKind
from shiftplan.domain.spans import Activity
from shiftplan.tui.rota.coverage import QueueDay
from shiftplan.tui.rota.day_work import Duty, duty, first_minute
from shiftplan.tui.rota.gantt import bar, doing
from shiftplan.tui.rota.half_hours import PER_DAY, half_hours, time_of, worst_slot
from shiftplan.tui.rota.table import RotaTable
from tests import builders
from tests.files.particular_cases import template
from tests.tui.rota import samples
from tests.tui.rota.samples import DAYS

MEAL = Break(after_minutes=240, minutes=60)
REST = Break(after_minutes=390, minutes=30, paid=True, kind=BreakKind.REST)
SHIFTS = (
    template("day", 480, 540, breaks=(MEAL, REST), switch=True),
    template("night", 1320, 480),
    template("split", 540, 720, breaks=(Break(after_minutes=240, minutes=240, kind=BreakKind.GAP),)),
    template("home", 600, 240, kind="standby", standby_share=0.25),
)


def table(*work: Assignment, **values: object) -> RotaTable:
    queues = (builders.queue("presale", name="售前"), builders.queue("aftersale", name="aft"))
    people = (builders.agent("ann", queues=("presale", "aftersale")), builders.agent("bob"))
    plan = builders.plan(people, queues=queues, shifts=SHIFTS, **values)
    return RotaTable(plan=plan, rota=Rota.of(work))


def text(of: RotaTable, day: int = 0, count: int = PER_DAY, agent: str = "ann") -> str:
    return "".join(column.sign for column in bar(of, of.plan.agent[agent], day, count))


def test_a_bar_has_its_breaks_at_their_times_and_says_shift_and_queue():
    found = text(table(builders.work("ann", 0, "day")))
    assert found[:16] == " " * 16
    assert found[16:].startswith("─d─售前─")
    columns = bar(table(builders.work("ann", 0, "day")), builders.agent("ann"), 0, PER_DAY)
    assert [i for i, one in enumerate(columns) if one.activity is Activity.MEAL] == [24, 25]
    assert [i for i, one in enumerate(columns) if one.activity is Activity.REST] == [29]
    assert len(columns) == PER_DAY


def test_another_queue_after_the_meal_is_drawn_otherwise_and_named():
    one = builders.work("ann", 0, "day").model_copy(update={"then": "aftersale"})
    columns = bar(table(one), table().plan.agent["ann"], 0, PER_DAY * 3)
    assert {one.what for one in columns[48:72]} == {"presale"}
    assert {one.what for one in columns[78:87]} == {"aftersale"}
    assert "aft" in "".join(one.sign for one in columns[78:87])
    assert "═" in "".join(one.sign for one in columns)


def test_a_night_shows_on_both_of_its_days():
    of = table(builders.work("ann", 0, "night"))
    assert text(of)[44:].endswith("»")
    assert text(of, 1).startswith("«n─售前")
    assert len(text(of, 1).rstrip().replace("售前", "....")) == 12
    assert text(of, 2).strip() == "·"


def test_hours_off_split_a_bar_and_a_session_and_standby_have_signs_of_their_own():
    assert "─" in text(table(builders.work("ann", 0, "split")))[18:26]
    columns = bar(table(builders.work("ann", 0, "split")), builders.agent("ann"), 0, PER_DAY)
    assert {one.activity for one in columns[26:34]} == {Activity.GAP}
    brief = Session(id="brief", name="brief", minutes=60, days=DAYS)
    attended = Attended(session="brief", minute=540, minutes=60)
    one = builders.work("ann", 0, "day").model_copy(update={"sessions": (attended,)})
    assert text(table(one, sessions=(brief,)), count=PER_DAY * 2).count("≡") == 4
    assert "◦" in text(table(builders.work("ann", 0, "home")))


@pytest.mark.parametrize("count", [48, 96, 144])
def test_a_bar_is_as_wide_as_the_day_whatever_is_written_in_it(count: int):
    for shift in ("day", "night", "split", "home"):
        of = table(builders.work("ann", 0, shift))
        assert [cell_len(text(of, day, count)) for day in (0, 1)] == [count, count]


def test_leave_is_said_where_no_shift_is():
    leave = Availability(agent="ann", day=DAYS[0], kind=AvailabilityKind.LEAVE)
    assert text(table(availability=(leave,))).strip() == "leave"


def test_who_is_on_duty_counts_the_night_before():
    of = table(builders.work("ann", 0, "night"))
    ann, bob = of.plan.agent["ann"], of.plan.agent["bob"]
    assert [duty(of, ann, day) for day in range(3)] == [Duty.ON, Duty.ON, Duty.FREE]
    assert [first_minute(of, ann, day) for day in range(3)] == [1320, -120, None]
    assert duty(of, bob, 0) is Duty.FREE
    assert duty(samples.table(), samples.plan().agent["dan"], 2) is Duty.AWAY
    assert doing(of, ann, 1, 60).activity is Activity.SERVE
    assert doing(of, ann, 1, 400) is None


@pytest.mark.parametrize("minutes", [5, 15, 20, 30, 60])
def test_half_hours_show_the_worst_of_finer_slots_and_repeat_coarser_ones(minutes: int):
    slots = 1440 // minutes
    need = [0.0] * slots
    need[20 * 60 // minutes] = 9.0
    found = half_hours(QueueDay(queue="q", name="q", need=tuple(need), have=(0.0,) * slots))
    short = [i for i, one in enumerate(found) if one.missing]
    assert len(found) == PER_DAY
    assert short == ([40, 41] if minutes == 60 else [40])


def test_the_worst_half_hour_of_a_day():
    assert worst_slot(samples.table(), 0) == 0
    assert time_of(41) == time(20, 30)
    assert worst_slot(RotaTable(plan=samples.plan()), 0) == 0
