"""One cell in words: for the line under the grid and for the page of details."""

from textual.content import Content

from shiftplan.domain import words as domain_words
from shiftplan.domain.rota import Assignment, Cell
from shiftplan.language import printable, say
from shiftplan.tui import words as app_words
from shiftplan.tui.rota import words
from shiftplan.tui.rota.table import RotaTable


def cell_line(table: RotaTable, cell: Cell | None) -> Content:
    """The cursor's cell in words: who, when, what, and what is to be said of it."""
    agent = table.plan.agent.get(cell.agent) if cell else None
    if cell is None or agent is None:
        return Content.styled(str(say("space folds the team")), "$muted")
    square = table.square(agent, cell.day)
    parts = [f"{printable(agent.name)} {agent.tier}", app_words.day(cell.day), what_of(table, cell)]
    if square.locked:
        parts.append(locked())
    if square.wish is not None:
        parts.append(str(say("wish met") if square.wish else say("wish missed")))
    found = len(table.findings_at(cell))
    if found:
        parts.append(str(say("findings: {count} (y)", count=found)))
    return Content(" · ").join(Content(part) for part in parts)


def locked() -> str:
    text = say("locked")
    return f"{words.LOCK} {text}"


def what_of(table: RotaTable, cell: Cell) -> str:
    """What a cell says in words: the shift with its times and queue, or why there is none."""
    found, blocked = table.rota.by_cell.get(cell), table.plan.blocked.get(cell)
    if found is None:
        return str(domain_words.KINDS[blocked.kind] if blocked else say("day off"))
    shift = table.worked(found)
    if shift is None:
        return str(say("the plan has no shift {shift}", shift=found.shift))
    span = words.span(shift.begins(cell.day), shift.ends(cell.day), cell.day)
    what = queues(table, found) if shift.serves else str(say("standby"))
    return f"{printable(shift.name)} {span} {what}"


def queues(table: RotaTable, found: Assignment) -> str:
    """The queue, and the one after the meal if it changes."""
    known = table.plan.queue
    ids = [found.queue, *([found.then] if found.then else [])]
    return words.CHANGES.join(printable(known[one].name if one in known else one) for one in ids)
