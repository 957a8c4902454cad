"""The table's lines: numbers under their headings whatever the names, bars no wider than there is room."""

import pytest
from rich.cells import cell_len

from shiftplan import language
from shiftplan.domain.fair_counts import Measure
from shiftplan.domain.history import History
from shiftplan.planning.fairness import Chosen, Fairness, Order
from shiftplan.tui.fairness.columns import columns, heading, row
from shiftplan.tui.fairness.view import View
from tests import builders as b

NAMES = ("王小明", "Bartholomew Montgomery-Smythe", "[red]Cat[/red]\x1b[31m", "欧阳·阿卜杜拉合曼·买买提江")


@pytest.fixture
def view() -> View:
    people = tuple(b.agent(f"a{i}", name=name, team="特别长的组名一二三") for i, name in enumerate(NAMES))
    plan = b.plan(people, days=7, history=(History(agent="a0", nights=12, hours=1234.5),))
    rota = b.rota(*(b.work("a1", index, "night") for index in range(5)))
    return View(Fairness(plan, rota), frozenset(Measure))


@pytest.mark.parametrize("spoken", language.LANGUAGES)
@pytest.mark.parametrize("width", [78, 158])
@pytest.mark.parametrize("measure", Measure)
def test_every_line_is_as_wide_as_its_columns(view: View, width: int, measure: Measure, spoken: str) -> None:
    language.use(spoken)
    looked = view.but(measure=measure)
    wide = sum(column.width for column in columns(measure, width))
    assert cell_len(heading(looked, width).plain) == wide
    for one in looked.rows:
        line = row(looked, one, width).plain
        assert cell_len(line) == width
        assert line[-(width - wide) :].count("┃") == 1
        assert "\x1b" not in line
    language.use("en")


def test_the_longest_bar_fills_the_room(view: View) -> None:
    lines = {one.agent.id: row(view, one, 78).plain for one in view.rows}
    assert lines["a0"].endswith("█")
    assert "█" not in lines["a2"]


def test_people_stand_as_they_are_sorted(view: View) -> None:
    orders = {order: [one.agent.id for one in view.but(chosen=Chosen(order)).rows] for order in Order}
    assert orders[Order.TOTAL][:2] == orders[Order.OVER][:2] == ["a0", "a1"]
    assert orders[Order.NAME] == [f"a{i}" for i in sorted(range(4), key=lambda i: NAMES[i])]


def test_the_cursor_stays_with_the_person_when_the_order_changes(view: View) -> None:
    here = view.moved(1)
    assert here.person.agent.id == "a1"
    assert here.choosing(order=Order.NAME).person.agent.id == "a1"
    assert here.choosing(name="a0").person.agent.id == "a0"
    assert here.moved(-99).cursor == 0
    assert here.moved(99).cursor == 3
