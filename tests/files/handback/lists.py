"""Exported lists edited as somebody would in a spreadsheet, for tests."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.files.csv_text import csv_bytes, undefuse
from shiftplan.files.export_csv import csv_files
from shiftplan.files.handout.book import xlsx_files
from tests.files.handing import handout

Row = dict[str, Any]
Change = Callable[[list[Row]], list[Row]]


def listed(plan: Plan, rota: Rota, form: str, folder: Path, change: Change | None = None) -> Path:
    """The list of an export, of a workbook its last sheet, with its lines changed."""
    given = handout(plan, rota)
    if form == "xlsx":
        (content,) = xlsx_files(given).values()
        return _workbook(content, folder / "edited.xlsx", change)
    (content,) = [data for name, data in csv_files(given).items() if name.endswith("-rota.csv")]
    heading, *rows = [
        [undefuse(cell) for cell in row]
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    ]
    lines = [dict(zip(heading, row, strict=True)) for row in rows]
    lines = change(lines) if change else lines
    path = folder / "edited.csv"
    path.write_bytes(csv_bytes([heading, *([line.get(name, "") for name in heading] for line in lines)]))
    return path


def _workbook(content: bytes, path: Path, change: Change | None) -> Path:
    if change is None:
        path.write_bytes(content)
        return path
    book = load_workbook(io.BytesIO(content))
    page = book.worksheets[-1]
    heading, *rows = [[cell.value for cell in row] for row in page.iter_rows()]
    lines = change([{str(k): v for k, v in zip(heading, row, strict=True)} for row in rows])
    page.delete_rows(2, page.max_row)
    for number, line in enumerate(lines, 2):
        for column, name in enumerate(heading, 1):
            cell = page.cell(number, column)
            cell.value = line.get(str(name)) or None
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a name that begins with = is no formula, openpyxl thinks
    book.save(path)
    return path


def put(agent: str, day: object, **cells: Any) -> Change:
    """Change cells of a person's line of a day, or add one."""

    def change(lines: list[Row]) -> list[Row]:
        there = [line for line in lines if (line["agent"], str(line["date"])[:10]) == (agent, str(day))]
        for line in there:
            line.update(cells)
        return lines if there else [*lines, {"agent": agent, "date": str(day), **cells}]

    return change


def drop(agent: str, day: object) -> Change:
    """Delete a person's line of a day."""
    return lambda lines: [
        line for line in lines if (line["agent"], str(line["date"])[:10]) != (agent, str(day))
    ]


def both(*changes: Change) -> Change:
    """One change after the other."""

    def change(lines: list[Row]) -> list[Row]:
        for one in changes:
            lines = one(lines)
        return lines

    return change
