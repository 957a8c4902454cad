"""Cells whose shift leaves something open: a short mark in the grid, the rest in words."""

from rich.style import Style

from shiftplan import language
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell
from shiftplan.domain.session import Attended, Session
from shiftplan.domain.shift import Break, BreakKind
from shiftplan.tui.rota.cell_words import cell_line, what_of
from shiftplan.tui.rota.details import page
from shiftplan.tui.rota.layout import layout_for
from shiftplan.tui.rota.paint import Painter
from shiftplan.tui.rota.palette import PALETTE_NAMES
from shiftplan.tui.rota.sight import Sight
from shiftplan.tui.rota.table import RotaTable
from shiftplan.tui.rota.view import GridView
from shiftplan.tui.rota.worked import Band
from tests import builders
from tests.files.particular_cases import template
from tests.tui.rota.samples import DAYS

MEAL = Break(after_minutes=240, minutes=30, earliest=180, latest=300)
REST = Break(after_minutes=390, minutes=15, paid=True, kind=BreakKind.REST)
SHIFTS = (
    template("move", 480, breaks=(MEAL, REST), start_until=900, switch=True),
    template("split", 540, 720, breaks=(Break(after_minutes=240, minutes=240, kind=BreakKind.GAP),)),
    template("home", 1320, 480, kind="standby", standby_share=0.25),
)


def plan() -> Plan:
    queues = (builders.queue("presale", name="售前"), builders.queue("aftersale", name="售后"))
    people = (builders.agent("ann", name="王芳", queues=("presale", "aftersale")), builders.agent("bob"))
    brief = Session(id="brief", name="晨会[b]", minutes=30, days=DAYS)
    return builders.plan(people, queues=queues, shifts=SHIFTS, sessions=(brief,))


def table(**values: object) -> RotaTable:
    ann = Assignment(agent="ann", day=DAYS[0], shift="move", queue="presale").model_copy(update=values)
    others = builders.work("bob", 0, "split"), builders.work("bob", 1, "home")
    return RotaTable(plan=plan(), rota=builders.rota(ann, *others))


def square(of: RotaTable, agent: str, day: int = 0):
    return of.square(of.plan.agent[agent], DAYS[day])


def test_a_mark_says_what_differs_from_the_template():
    assert square(table(), "ann").mark == ""
    assert square(table(start=480), "ann").mark == ""
    assert square(table(start=510), "ann").mark == "›"
    assert square(table(start=510, then="aftersale"), "ann").mark == "→"
    assert [square(table(), "bob", day).mark for day in (0, 1)] == ["", "◦"]


def test_the_colour_is_that_of_the_start_as_it_is_worked():
    assert square(table(), "ann").band is Band.DAWN
    assert square(table(start=900), "ann").band is Band.NOON


def test_the_grid_has_room_for_the_mark():
    of = table(start=510)
    view = GridView.of(of, Sight(), 0)
    layout = layout_for(view, 80)
    painter = Painter(view, layout, {name: Style() for name in PALETTE_NAMES})
    line = painter.row(view.rows[1], range(view.columns))
    assert "m›" in line.text
    assert line.cell_length <= 80


def test_hours_and_nights_are_those_that_are_worked():
    of = table(start=510)
    assert of.totals(of.plan.agent["ann"]).hours == 8
    assert (of.totals(of.plan.agent["bob"]).hours, of.totals(of.plan.agent["bob"]).nights) == (10, 1)


def test_one_line_has_the_times_and_both_queues():
    of = table(start=510, then="aftersale")
    assert what_of(of, Cell("ann", DAYS[0])) == "move 08:30–17:00 售前→售后"
    assert what_of(of, Cell("bob", DAYS[1])) == "home 22:00–06:00+1 standby"
    assert "08:30–17:00" in cell_line(of, Cell("ann", DAYS[0])).plain


def test_the_page_has_breaks_and_sessions_at_their_times():
    attended = Attended(session="brief", minute=510, minutes=30)
    of = table(start=510, breaks=(270, 400), sessions=(attended,))
    text = page(of, Cell("ann", DAYS[0])).plain
    assert "breaks  meal 13:00–13:30, short rest 15:10–15:25, paid" in text
    assert "sessions  晨会[b] 08:30–09:00" in text
    assert "working hours  8.0 h" in text


def test_the_page_of_a_split_shift_and_of_a_standby():
    of = table()
    assert "breaks  hours off 13:00–17:00" in page(of, Cell("bob", DAYS[0])).plain
    assert "standby  at home and reachable; 25% of it counts as work" in page(of, Cell("bob", DAYS[1])).plain


def test_the_same_in_chinese():
    language.use("zh")
    text = page(table(start=510), Cell("ann", DAYS[0])).plain
    assert "吃饭 12:30–13:00, 小休 15:00–15:15（带薪）" in text
    assert "备勤" in page(table(), Cell("bob", DAYS[1])).plain
