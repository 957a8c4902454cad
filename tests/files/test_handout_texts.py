"""Markdown, the chat message and the printed day, read back by readers of their own."""

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from shiftplan import files
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.errors import BadInput
from shiftplan.files.handout.safe_text import visible
from shiftplan.language import width
from tests import builders
from tests.builders import MONDAY
from tests.files import handing
from tests.files import handout_cases as cases

PLAN = cases.plan(["李雷", "韩梅梅"], ["", "二组"])
DAYS = PLAN.grid.dates


def made(plan: Plan, rota: Rota, form: str, **more: Any) -> list[str]:
    """The texts of the files, in order."""
    contents = files.export_contents(handing.handout(plan, rota, **more), form)
    return [content.decode() for content in contents.values()]


def tables(text: str) -> list[list[list[str]]]:
    """The tables of a Markdown text as another reader sees them: rows of plain texts."""
    found: list[list[list[str]]] = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and found and found[-1] and token.level >= 4:
            assert {child.type for child in token.children or ()} <= {"text"}
            found[-1][-1].append("".join(child.content for child in token.children or ()))
    return found


@settings(max_examples=40, deadline=None)
@given(case=cases.cases())
def test_markdown_shows_each_cell_and_no_markup_of_others(case: tuple[Plan, Rota]) -> None:
    plan, rota = case
    (text,) = made(plan, rota, "md")
    found = tables(text)
    grids = [table for table in found if table[0][2:] == ["11-01 Mon", "11-02 Tue", "11-03 Wed", "11-04 Thu"]]
    rows = {row[0]: row for table in grids for row in table[1:]}
    for agent in plan.agents:
        assert rows[agent.id][1] == visible(agent.name).strip()
        for column, day in enumerate(plan.grid.dates, start=2):
            assignment = rota.at(agent.id, day)
            words = rows[agent.id][column].split(" ")
            told = plan.shift[assignment.shift].short if assignment else ""
            away = not assignment and (agent.id, day) in plan.blocked
            assert words[0] == ("leave" if away else told)
    sums = {
        row[0]: row for table in found if table[0][2:] == ["shifts", "hours", "nights"] for row in table[1:]
    }
    for agent in plan.agents:
        own = [plan.worked(one).hours for one in rota.assignments if one.agent == agent.id]
        assert sums[agent.id][2:4] == [str(len(own)), f"{sum(own):.1f}"]


def test_the_message_says_who_works_what_day_by_day() -> None:
    rota = Rota.of(
        [
            cases.work("p0", 1, "night"),
            cases.work("p1", 1, "turn", then="aftersale", sessions=cases.brief(600)),
            cases.work("p0", 2, "wait"),
        ]
    )
    (text,) = made(PLAN, rota, "chat")
    assert text.splitlines() == [
        "【李雷 · 11-01 Mon – 11-04 Thu】",
        "",
        "■ 11-01 Mon",
        "nobody works",
        "leave: 李雷",
        "",
        "■ 11-02 Tue",
        "turn 08:00–16:30 售前→=售后|* (1 person): 韩梅梅",
        "night 22:00–06:30 售前 (1 person): 李雷",
        "开场<动员> 10:00–10:30: 韩梅梅",
        "",
        "■ 11-03 Wed",
        "wait 18:00–02:00 (1 person): 李雷",
        "",
        "■ 11-04 Thu",
        "nobody works",
    ]
    (of_day,) = made(PLAN, rota, "chat", day=DAYS[2])
    assert of_day.splitlines() == ["【李雷 · 11-03 Wed】", "wait 18:00–02:00 (1 person): 李雷"]


@given(names=st.lists(cases.HOSTILE, min_size=1, max_size=3))
def test_a_message_calls_nobody_and_steers_nothing(names: list[str]) -> None:
    (text,) = made(cases.plan(names), Rota.of([cases.work("p0", 1)]), "chat")
    assert "@" not in text
    assert all(char == "\n" or visible(char) == char for char in text)


class _Table(HTMLParser):
    """The cells of the page's table by row, spread over the columns that they span."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self._span = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self._span = int(dict(attrs).get("colspan") or 1)
            self.rows[-1] += [""] * self._span

    def handle_data(self, data: str) -> None:
        if self._span:
            self.rows[-1][-self._span :] = [data] * self._span

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._span = 0


def printed(plan: Plan, rota: Rota, **more: Any) -> tuple[list[str], list[list[str]]]:
    """The lines of the text, the rows of the page."""
    text, page = made(plan, rota, "print", **more)
    reader = _Table()
    reader.feed(page)
    assert reader.tags <= {
        *("html", "head", "meta", "title", "style", "body", "h1"),
        *("table", "thead", "tbody", "tr", "th", "td", "p"),
    }
    return text.splitlines(), reader.rows


def test_the_day_has_the_night_before_and_tonight_breaks_switch_and_session() -> None:
    rota = Rota.of(
        [
            cases.work("p0", 0, "night"),
            cases.work("p0", 1, "night"),
            cases.work("p1", 1, "turn", then="aftersale", sessions=cases.brief(600)),
        ]
    )
    need = builders.need(PLAN, 1.5)
    lines, rows = printed(PLAN, rota, day=DAYS[1], need=need)
    night = ["A"] * 4 + ["m"] + ["A"] * 8 + [""] * 31 + ["A"] * 4
    turned = [""] * 16 + ["A"] * 4 + ["t"] + ["A"] * 3 + ["m"] + ["B"] * 8 + [""] * 15
    assert rows[1] == ["no team", "李雷", "N+N", *night, "22:00–06:30, 22:00–06:30 (02:00–02:30)"]
    assert rows[2] == ["二组", "韩梅梅", "T", *turned, "08:00–16:30 (12:00–12:30)"]
    assert rows[3][:4] == ["A 售前 needed"] * 3 + ["1.5"]
    assert rows[4][:8] == ["A 售前 on shift"] * 3 + ["1.0"] * 4 + ["0.0"]
    shown = next(line for line in lines if "李雷 N+N" in line)
    assert shown.removeprefix("李雷 N+N").split()[:6] == list("AAAAmA")
    ends = {
        width(line[: line.index("22:00–06:30" if "李雷" in line else "08:00–16:30")]) for line in lines[4:7:2]
    }
    assert len(ends) == 1


def test_a_split_shift_and_standby_in_the_printed_day() -> None:
    rota = Rota.of([cases.work("p0", 1, "split", then="aftersale"), cases.work("p1", 1, "wait")])
    _lines, rows = printed(PLAN, rota, day=DAYS[1])
    assert rows[0][:3] == ["team", "name", "shift"]
    first = 18  # the page begins at 09:00
    assert rows[1][3:] == ["A"] * 8 + [""] * 8 + ["B"] * 8 + [""] * (48 - first - 24) + ["09:00–21:00"]
    assert rows[2][3:] == [""] * 18 + ["s"] * 12 + ["18:00–02:00"]


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_the_printed_text_stands_in_columns_and_holds_nothing_of_others(data: st.DataObject) -> None:
    plan, rota = data.draw(cases.cases())
    day = data.draw(st.sampled_from(plan.grid.dates))
    lines, rows = printed(plan, rota, day=day, need=builders.need(plan, 1))
    assert all(visible(line) == line for line in lines)
    assert len({len(row) for row in rows}) == 1
    there = {one.agent for one in rota.assignments if any(_reaches(plan, one, day))}
    assert len(rows) == 1 + len(there) + 2 * len(plan.settings.queues)


def _reaches(plan: Plan, assignment: Any, day: Any) -> list[bool]:
    return [
        begin.date() <= day and (end.date() > day or (end.date() == day and bool(end.hour or end.minute)))
        for begin, end in cases.stretches(plan, assignment)
    ]


@pytest.mark.parametrize("minutes", [5, 10, 15, 20, 30, 60])
def test_cover_by_half_hours_on_every_grid(minutes: int) -> None:
    """Two are needed in the first hour and none later; one is there from 08:00 to 12:00."""
    plan = cases.plan(["A"], grid=builders.grid(4, minutes=minutes), availability=(), sessions=())
    series = [2.0 if slot * minutes % 1440 < 60 else 0.0 for slot in range(plan.grid.slots)]
    need = builders.need(plan, {"presale": series, "aftersale": series})
    _lines, rows = printed(plan, Rota.of([cases.work("p0", 0, "night")]), day=MONDAY, need=need)
    assert rows[2][3:] == ["0.0"] * 4 + [""]
    assert rows[3][3:] == ["1.0"] * 4 + [""]
    night = Rota.of([cases.work("p0", 0, "night")])
    _lines, rows = printed(plan, night, day=plan.grid.dates[1], need=need)
    assert rows[2][3:8] == ["2.0", "2.0", "0.0", "0.0", "0.0"]
    assert rows[3][3:8] == ["1.0", "1.0", "1.0", "1.0", {20: "0.2", 60: "0.5"}.get(minutes, "0.0")]


def test_nobody_works() -> None:
    lines, rows = printed(PLAN, Rota(), day=DAYS[1])
    assert "nobody works" in lines
    assert len(rows) == 1


@pytest.mark.parametrize(
    ("form", "day", "said"),
    [
        ("print", None, "print shows one day"),
        ("xlsx", MONDAY, "xlsx is of the whole plan"),
        ("chat", MONDAY.replace(year=2030), "2030-11-01 lies outside the plan"),
    ],
)
def test_a_day_where_none_is_meant_is_refused(form: str, day: Any, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        made(PLAN, Rota(), form, day=day)
