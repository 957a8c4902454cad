"""Absences added to availability.csv: its lines stay as they are, whatever columns they have."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.rota import Cell
from shiftplan.files.availability import COLUMNS, FILE
from shiftplan.files.csv_text import defuse
from shiftplan.files.faults import BadPlan, Faults
from shiftplan.files.locking import write_files
from shiftplan.files.stamps import Stamps
from shiftplan.files.table import delimiter_of, names_of
from shiftplan.files.text import read_text


def add_absences(folder: Path, cells: Iterable[Cell], note: str, stamps: Stamps) -> Stamps:
    """Write a line `absent` for each cell behind those that are there; the stamps that now hold.

    Raises `ChangedUnderneath` when the file is not as `stamps` says, `StorageFailed` when the disk refuses.
    """
    stamps.check(folder, FILE)
    text = read_text(folder / FILE)
    faults = Faults(FILE)
    names = names_of(text, COLUMNS, faults)
    if names is None:
        raise BadPlan(faults.findings)
    rows = [_row(names, cell.agent, cell.day, note) for cell in cells]
    return write_files(folder, {FILE: _with(text, rows).encode("utf-8-sig")}, stamps)


def _row(names: Sequence[str], agent: str, day: date, note: str) -> list[str]:
    cells = {"agent": agent, "date": str(day), "kind": AvailabilityKind.ABSENT.value, "note": note}
    return [defuse(cells.get(name, "")) for name in names]


def _with(text: str, rows: Iterable[Sequence[str]]) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter_of(text), lineterminator=end).writerows(rows)
    return text + ("" if text.endswith(("\n", "\r")) else end) + out.getvalue()
