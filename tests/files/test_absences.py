"""Absences are written behind the lines of an availability.csv, which stay as they are."""

from datetime import date
from pathlib import Path

import pytest

from shiftplan import files, planning
from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.rota import Cell
from shiftplan.errors import ChangedUnderneath

DAY = date(2027, 11, 11)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return planning.make_plan("small", tmp_path / "plan")


def test_the_lines_that_are_there_stay(folder: Path) -> None:
    before = (folder / "availability.csv").read_bytes()
    opened = planning.open_plan(folder)
    cells = [Cell("s01", DAY), Cell("s04", DAY)]
    files.add_absences(folder, cells, "=flu, all of them", opened.stamps)
    after = (folder / "availability.csv").read_bytes()
    assert after.startswith(before)
    blocked = planning.open_plan(folder).plan.blocked
    assert {cell: blocked[cell].kind for cell in cells} == dict.fromkeys(cells, AvailabilityKind.ABSENT)
    assert blocked[cells[0]].note == "=flu, all of them"


def test_columns_in_another_order_and_a_column_of_ones_own(folder: Path) -> None:
    text = "日期;工号;自己的;类型\r\n2027-11-10;s02;x;请假"
    (folder / "availability.csv").write_bytes(text.encode("gb18030"))
    opened = planning.open_plan(folder)
    files.add_absences(folder, [Cell("s03", DAY)], "", opened.stamps)
    content = (folder / "availability.csv").read_text("utf-8-sig")
    assert content.splitlines() == [*text.splitlines(), "2027-11-11;s03;;absent"]
    assert set(planning.open_plan(folder).plan.blocked) == {Cell("s02", date(2027, 11, 10)), Cell("s03", DAY)}


def test_a_file_that_somebody_else_changed_is_left_alone(folder: Path) -> None:
    opened, path = planning.open_plan(folder), folder / "availability.csv"
    path.write_bytes(path.read_bytes() + b"s05,2027-11-11,leave,,,\n")
    before = path.read_bytes()
    with pytest.raises(ChangedUnderneath):
        files.add_absences(folder, [Cell("s01", DAY)], "", opened.stamps)
    assert path.read_bytes() == before
