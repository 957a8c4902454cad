"""Only what differs from a version: put back onto that version it gives the rota as it is now."""

import csv
import io
import tomllib
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shiftplan import files
from shiftplan.domain.changes import told
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from tests.files import handing
from tests.files import handout_cases as cases

Day = tuple[str, str, str] | None
PLAN = cases.plan(["李雷", "=1+1", "@all|*"])


def differing(plan: Plan, before: Rota, after: Rota, form: str) -> dict[str, bytes]:
    return files.export_contents(handing.handout(plan, after, since=handing.told(before)), form)


def days(rota: Rota) -> dict[Cell, Day]:
    """Shift, queue and later queue of each cell that has them."""
    return {one.cell: (one.shift, one.queue, one.then or "") for one in rota.assignments}


def from_csv(content: bytes) -> dict[Cell, Day]:
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    return {
        Cell(row["agent"], date.fromisoformat(row["date"])): (row["shift"], row["queue"], row["then"])
        if row["shift"]
        else None
        for row in rows
    }


def from_toml(content: bytes) -> dict[Cell, Day]:
    def day(entry: dict[str, Any]) -> Day:
        after = entry.get("after")
        return (after["shift"], after["queue"], after.get("then", "")) if after else None

    return {Cell(one["agent"], one["day"]): day(one) for one in tomllib.loads(content.decode())["changes"]}


@pytest.mark.parametrize(("form", "read"), [("csv", from_csv), ("toml", from_toml)])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_changes_put_onto_the_version_give_the_rota_now(form: str, read: Any, data: st.DataObject) -> None:
    before, after = data.draw(cases.rotas(PLAN)), data.draw(cases.rotas(PLAN))
    made = differing(PLAN, before, after, form)
    changes = read(next(iter(made.values()))) if made else {}
    merged = {**days(before), **changes}
    assert {cell: day for cell, day in merged.items() if day} == days(after)
    assert set(changes) == {
        Cell(agent.id, day)
        for agent in PLAN.agents
        for day in PLAN.grid.dates
        if told(PLAN, before.at(agent.id, day)) != told(PLAN, after.at(agent.id, day))
    }


@pytest.mark.parametrize("form", sorted(set(files.FORMATS) - {"print"}))
def test_nothing_changed_makes_no_file(form: str) -> None:
    rota = Rota.of([cases.work("p0", 1)])
    moved = Rota.of([cases.work("p0", 1, breaks=(210,))])
    assert differing(PLAN, rota, rota, form) == {}
    assert differing(PLAN, rota, moved, form) == {}


def test_texts_say_before_and_now() -> None:
    before = Rota.of([cases.work("p0", 1), cases.work("p2", 2)])
    after = Rota.of([cases.work("p0", 1, "night"), cases.work("p2", 2)])
    (name,), (chat,) = zip(*differing(PLAN, before, after, "chat").items(), strict=True)
    assert name == "李雷-since-v0001-chat.txt"
    assert chat.decode().splitlines() == [
        "【李雷 · 11-01 Mon – 11-04 Thu · changes since v0001】",
        "李雷 11-02 Tue: early 08:00–16:30 售前 → night 22:00–06:30 售前",
    ]
    (page,) = differing(PLAN, before, after, "md").values()
    assert "| p0 | 李雷 | 11-02 Tue | early 08:00–16:30 售前 | night 22:00–06:30 售前 |" in page.decode()


def test_the_printed_day_has_those_alone_for_whom_it_changed() -> None:
    before = Rota.of([cases.work("p0", 1), cases.work("p2", 1)])
    after = Rota.of([cases.work("p0", 1, "late"), cases.work("p2", 1)])
    handout = handing.handout(PLAN, after, since=handing.told(before), day=PLAN.grid.dates[1])
    text = next(iter(files.export_contents(handout, "print").values())).decode()
    assert "李雷" in text
    assert "@all" not in text


def test_no_cell_of_a_list_of_changes_is_a_formula() -> None:
    after = Rota.of([cases.work("p1", 1), cases.work("p2", 1)])
    (content,) = differing(PLAN, Rota(), after, "csv").values()
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == ["'=1+1", "'@all|*"]
