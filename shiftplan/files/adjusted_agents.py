"""What adjustments change in agents.csv: cells of people who are otherwise, lines of those who are new."""

import csv
import io
from collections.abc import Mapping

from shiftplan.domain.plan import Plan
from shiftplan.files.agents import COLUMNS, agent_cells
from shiftplan.files.csv_text import defuse, undefuse
from shiftplan.files.faults import BadPlan, Faults
from shiftplan.files.table import delimiter_of, names_of

Cells = Mapping[str, str]


def agents(text: str, before: Plan, after: Plan) -> bytes:
    """Cells of people who stay as they are stay too; raises `BadPlan` for a broken heading."""
    faults, cells = Faults("agents.csv"), _Cells(before, after)
    names = names_of(text, COLUMNS, faults)
    if names is None:
        raise BadPlan(faults.findings)
    missing = [name for name in cells.needed if name not in names]
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text)))
    first = next(number for number, row in enumerate(rows) if any(cell.strip() for cell in row))
    written = _rows(rows, first, [*names, *missing], missing, cells)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter_of(text), lineterminator=_end(text))
    writer.writerows(written)
    return out.getvalue().encode("utf-8-sig")


def _end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


class _Cells:
    """What is to be written: changed cells by person, and whole rows of new people."""

    def __init__(self, before: Plan, after: Plan) -> None:
        self.changed = {
            one.id: _different(
                agent_cells(before.agent[one.id], before.settings), agent_cells(one, after.settings)
            )
            for one in after.agents
            if one.id in before.agent and one != before.agent[one.id]
        }
        self.new = [agent_cells(one, after.settings) for one in after.agents if one.id not in before.agent]

    @property
    def needed(self) -> list[str]:
        """The columns in which there is something to write, in the file's usual order."""
        filled = {name for row in (*self.changed.values(), *self.new) for name, cell in row.items() if cell}
        return [column.name for column in COLUMNS if column.name in filled]


def _different(before: Cells, after: Cells) -> Cells:
    return {name: cell for name, cell in after.items() if cell != before[name]}


def _rows(
    rows: list[list[str]], first: int, names: list[str], missing: list[str], cells: _Cells
) -> list[list[str]]:
    key, found = names.index("id"), rows[: first + 1]
    found[first] = [*found[first], *missing]
    for row in rows[first + 1 :]:
        change = cells.changed.get(undefuse(row[key]).strip(), {}) if len(row) > key else {}
        found.append(_with(row, names, change))
    return [*found, *([defuse(row.get(name, "")) for name in names] for row in cells.new)]


def _with(row: list[str], names: list[str], change: Cells) -> list[str]:
    if not change:
        return row
    whole = [*row, *[""] * (len(names) - len(row))]
    return [defuse(change[name]) if name in change else cell for name, cell in zip(names, whole, strict=True)]
