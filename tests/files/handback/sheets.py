"""Exported grids edited as somebody would in a spreadsheet, for tests."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook

from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.files.csv_text import csv_bytes, undefuse
from shiftplan.files.export_csv import csv_files
from shiftplan.files.handback.sheet import HandedBack, read_back
from shiftplan.files.handout.book import xlsx_files
from tests.files.handing import handout

Edits = Mapping[Cell, str]


def exported(plan: Plan, rota: Rota, form: str, folder: Path, edits: Edits | None = None) -> Path:
    """The grid of an export, written with some cells changed; of a workbook the sheet of everybody."""
    given = handout(plan, rota)
    if form == "xlsx":
        (content,) = xlsx_files(given).values()
        return _workbook(content, plan, folder / "edited.xlsx", edits or {})
    (content,) = [data for name, data in csv_files(given).items() if name.endswith("-grid.csv")]
    rows = [
        [undefuse(cell) for cell in row]
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    ]
    for cell, text in (edits or {}).items():
        rows[1 + _line(plan, cell)][_column(plan, cell)] = text
    path = folder / "edited.csv"
    path.write_bytes(csv_bytes(rows))
    return path


def _workbook(content: bytes, plan: Plan, path: Path, edits: Edits) -> Path:
    if not edits:
        path.write_bytes(content)
        return path
    book = load_workbook(io.BytesIO(content))
    for cell, text in edits.items():
        square = book.worksheets[0].cell(3 + _line(plan, cell), 1 + _column(plan, cell))
        square.value = text or None
    book.save(path)
    return path


def _line(plan: Plan, cell: Cell) -> int:
    return list(plan.agent).index(cell.agent)


def _column(plan: Plan, cell: Cell) -> int:
    return 3 + plan.grid.dates.index(cell.day)


def differing(back: HandedBack) -> dict[Cell, tuple[object, ...]]:
    """The cells that the file changes, and the shifts that stand there after it."""
    return {cell: state.works for cell, state in back.after.items() if state != back.before[cell]}


def read(path: Path, plan: Plan, rota: Rota) -> dict[Cell, tuple[object, ...]]:
    return differing(read_back(path, plan, rota))
