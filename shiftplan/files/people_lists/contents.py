"""The files of a plan folder once changes of a list are taken, only those that differ."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from shiftplan.domain.list_changes import EntryChange, ListKind, Mark, PersonChange
from shiftplan.domain.people import Agent, Availability
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.files import agents, availability, history
from shiftplan.files import rota as rota_file
from shiftplan.files.faults import Faults
from shiftplan.files.people_lists.table_text import Record, TableText
from shiftplan.files.row import Row
from shiftplan.files.table import Column, Line
from shiftplan.files.text import decode

Contents = dict[str, bytes | None]
EXTRA = "utf-8-sig"
NOBODY = Agent(id="-", name="-", queues=("-",))


def contents_after(
    kind: ListKind,
    changes: Collection[PersonChange],
    before: Mapping[str, bytes | None],
    plan: Plan,
    rota: Rota | None,
) -> Contents:
    """New contents by file (None: deleted). Whoever is gone takes shifts, locks, entries and past along."""
    if kind is ListKind.AVAILABILITY:
        return _availability(before, plan, [entry for one in changes for entry in one.entries])
    left = frozenset(one.agent for one in changes if one.mark is Mark.GONE)
    contents: Contents = {agents.FILE: _agents(before, changes, plan)}
    if left:
        contents |= _without(before, availability.FILE, availability.COLUMNS, left)
        contents |= _without(before, history.FILE, history.COLUMNS, left)
        contents |= _without_shifts(plan, rota, left)
    return contents


def _agents(before: Mapping[str, bytes | None], changes: Iterable[PersonChange], plan: Plan) -> bytes:
    usual = agents.agent_cells(NOBODY, plan.settings)
    table = TableText.of(_text(before, agents.FILE), agents.FILE, agents.COLUMNS)
    by_id = {table.cells(record).get("id", ""): record for record in table.rows}
    cells = {one.agent: {field.field: field.after for field in one.fields} for one in changes}
    return table.edited(
        {by_id[one.agent]: cells[one.agent] for one in changes if one.mark is Mark.CHANGED},
        [by_id[one.agent] for one in changes if one.mark is Mark.GONE],
        [_new(cells[one.agent], table, usual) for one in changes if one.mark is Mark.NEW],
    ).encode(EXTRA)


def _new(cells: Mapping[str, str], table: TableText, usual: Mapping[str, str]) -> dict[str, str]:
    """A new person's cells, without those that need no column of their own."""
    return {name: cell for name, cell in cells.items() if name in table.names or cell != usual.get(name)}


def _availability(
    before: Mapping[str, bytes | None], plan: Plan, entries: Collection[EntryChange]
) -> Contents:
    table = TableText.of(_text(before, availability.FILE), availability.FILE, availability.COLUMNS)
    lines = _lines(table, plan)
    changed, gone = {}, []
    for one in entries:
        if one.before and one.after:
            changed[lines[one.before].pop()] = _cells(one.after)
        elif one.before:
            gone.append(lines[one.before].pop())
    new = [_cells(one.after) for one in entries if one.after and not one.before]
    return {availability.FILE: table.edited(changed, gone, new).encode(EXTRA)}


def _lines(table: TableText, plan: Plan) -> dict[Availability, list[Record]]:
    """Where each entry stands, the first of equal ones last."""
    found: dict[Availability, list[Record]] = defaultdict(list)
    for record in reversed(table.rows):
        row = Row(Line(record.first + 1, table.cells(record), {}), Faults(availability.FILE))
        entry = availability.read_entry(row, plan.grid, frozenset(plan.shift))
        if entry is not None:
            found[entry].append(record)
    return found


def _cells(entry: Availability) -> dict[str, str]:
    names = (column.name for column in availability.COLUMNS)
    return dict(zip(names, availability.entry_cells(entry), strict=True))


def _without(
    before: Mapping[str, bytes | None], name: str, columns: Iterable[Column], left: Collection[str]
) -> Contents:
    """A file less the lines of people who are gone."""
    if before.get(name) is None:
        return {}
    table = TableText.of(_text(before, name), name, columns)
    theirs = [record for record in table.rows if table.cells(record).get("agent") in left]
    return {name: table.edited({}, theirs, ()).encode(EXTRA)} if theirs else {}


def _without_shifts(plan: Plan, rota: Rota | None, left: Collection[str]) -> Contents:
    if rota is None:
        return {}
    works = [one for one in rota.assignments if one.agent not in left]
    locks = [cell for cell in rota.locks if cell.agent not in left]
    if len(works) == len(rota.assignments) and len(locks) == len(rota.locks):
        return {}
    kept = Rota.of(works, locks)
    return {rota_file.FILE: rota_file.rota_csv(kept, plan.shift), rota_file.FACTS_FILE: None}


def _text(before: Mapping[str, bytes | None], name: str) -> str:
    return decode(before.get(name) or b"", name)
