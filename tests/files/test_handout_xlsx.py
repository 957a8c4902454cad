"""The workbook, opened by another library than the one that writes it."""

import io
import zipfile
from collections import Counter
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from shiftplan import files, language
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.domain.work import is_night_shift
from shiftplan.files.csv_text import csv_bytes
from shiftplan.files.export_csv import ALL_COLUMNS
from shiftplan.files.handout.pages import sheet_names
from shiftplan.files.handout.safe_text import visible
from shiftplan.files.rota import read_rota
from shiftplan.files.row import ExactRow
from tests.builders import MONDAY
from tests.files import handing
from tests.files import handout_cases as cases


def content(plan: Plan, rota: Rota, **more: Any) -> bytes:
    ((name, found),) = files.export_contents(handing.handout(plan, rota, **more), "xlsx").items()
    assert name.endswith(".xlsx")
    return found


def book(plan: Plan, rota: Rota, **more: Any) -> Any:
    return load_workbook(io.BytesIO(content(plan, rota, **more)))


def listed(sheet: Any) -> str:
    """The cells of the list as the text of a table; ids are plain in these plans."""
    rows = [["" if cell is None else _text(cell) for cell in row] for row in sheet.values]
    return csv_bytes(rows).decode("utf-8-sig")


def _text(cell: object) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}" if cell.time() != datetime.min.time() else f"{cell:%Y-%m-%d}"
    return str(cell)


@pytest.mark.parametrize("speech", ["zh", "en"])
@settings(max_examples=30, deadline=None)
@given(case=cases.cases())
def test_the_list_reads_back_to_the_rota(speech: str, case: tuple[Plan, Rota]) -> None:
    plan, rota = case
    language.use(speech)
    try:
        sheet = book(plan, rota).worksheets[-1]
    finally:
        language.use("en")
    read, faults = read_rota(listed(sheet), "list", plan, ALL_COLUMNS, ExactRow)
    assert not [finding for finding in faults.findings if finding.code != "unused_column"]
    assert read == rota


@settings(max_examples=30, deadline=None)
@given(case=cases.cases())
def test_sums_are_those_of_the_rota_and_every_person_stands_once(case: tuple[Plan, Rota]) -> None:
    plan, rota = case
    sheet = book(plan, rota).worksheets[0]
    rows = {row[0]: row for row in sheet.iter_rows(min_row=3, values_only=True) if row[0]}
    for agent in plan.agents:
        own = [plan.worked(one) for one in rota.assignments if one.agent == agent.id]
        assert rows[agent.id][-2] == pytest.approx(sum(shift.hours for shift in own))
        assert rows[agent.id][-1] == sum(is_night_shift(shift, plan.settings.rules) for shift in own)
        assert rows[agent.id][1] == visible(agent.name)
    for column, day in enumerate(plan.grid.dates, start=3):
        there = [plan.worked(one).hours for one in rota.assignments if one.day == day]
        assert rows["shifts"][column] == len(there)
        assert rows["hours"][column] == pytest.approx(sum(there))


@settings(max_examples=40, deadline=None)
@given(names=st.lists(cases.HOSTILE, min_size=1, max_size=4))
def test_no_cell_is_a_formula_or_a_link(names: list[str]) -> None:
    plan = cases.plan(names)
    made = content(plan, Rota.of([cases.work("p0", 1)]))
    found = load_workbook(io.BytesIO(made))
    squares = [cell for sheet in found for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in squares if cell.data_type == "f" or cell.hyperlink]
    risky = [cell for cell in squares if isinstance(cell.value, str) and cell.value[:1] in set("=+-@")]
    assert all(cell.quotePrefix for cell in risky)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert not [name for name in archive.namelist() if "external" in name or "vba" in name.lower()]


def test_each_team_has_a_sheet_and_the_shifts_their_colours() -> None:
    plan = cases.plan(["A", "B", "C"], ["one", "two", "one"])
    rota = Rota.of([cases.work("p0", 1, "night"), cases.work("p2", 1), cases.work("p1", 2)])
    found = book(plan, rota)
    assert found.sheetnames == ["everybody", "one", "two", "list"]
    assert [row[0].value for row in found["one"].iter_rows(min_row=3, max_row=4)] == ["p0", "p2"]
    night, early = found["one"]["E3"], found["one"]["E4"]
    assert (night.value, early.value) == ("N 售前", "E 售前")
    legend = {
        row[0].value: row[0].fill.fgColor.rgb for row in found["one"].iter_rows(min_row=9) if row[0].value
    }
    assert night.fill.fgColor.rgb == legend["N"] != legend["E"] == early.fill.fgColor.rgb
    assert found["one"].freeze_panes == "D3"
    assert found["everybody"]["D3"].value == "leave"


def test_only_changes_are_listed() -> None:
    plan = cases.plan(["A", "B"])
    before = Rota.of([cases.work("p0", 1), cases.work("p1", 1)])
    after = Rota.of([cases.work("p0", 1, "late"), cases.work("p1", 1), cases.work("p1", 2)])
    found = book(plan, after, since=handing.told(before))
    assert found.sheetnames == ["changes"]
    rows = list(found["changes"].iter_rows(min_row=3, values_only=True))
    assert [(row[0], row[3].date(), row[4], row[5]) for row in rows] == [
        ("p0", plan.grid.dates[1], "early 08:00–16:30 售前", "late 13:00–21:30 售前"),
        ("p1", plan.grid.dates[2], "off", "early 08:00–16:30 售前"),
    ]


def test_two_shifts_of_one_day_are_both_shown() -> None:
    plan = cases.plan(["A"])
    found = book(plan, Rota.of([cases.work("p0", 1), cases.work("p0", 1, "short")])).worksheets[0]
    assert found["E3"].value == "E 售前 + S 售前"
    assert found["H3"].value == 12


@given(
    names=st.lists(
        st.one_of(cases.HOSTILE, st.sampled_from(["History", "甲" * 40, "a", "A", "'"])), max_size=8
    )
)
def test_names_of_sheets_are_taken_by_every_spreadsheet(names: list[str]) -> None:
    found = sheet_names(names)
    assert max(Counter(name.casefold() for name in found).values(), default=1) == 1
    for name in found:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"


def test_equal_handouts_have_equal_bytes() -> None:
    plan, rota = cases.plan(["A"]), Rota.of([cases.work("p0", 1)], [Cell("p0", MONDAY)])
    assert content(plan, rota) == content(plan, rota)
