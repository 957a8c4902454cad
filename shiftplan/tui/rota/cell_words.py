"""One cell in words: for the line under the grid and for the page of details."""

from datetime import date

from textual.content import Content

from shiftplan.domain import words as domain_words
from shiftplan.domain.edit_words import made_of
from shiftplan.domain.people import Agent
from shiftplan.domain.rota import Assignment, Cell
from shiftplan.domain.spans import Activity
from shiftplan.language import printable, say
from shiftplan.tui import words as app_words
from shiftplan.tui.rota import words
from shiftplan.tui.rota.gantt import doing
from shiftplan.tui.rota.half_hours import MINUTES, time_of
from shiftplan.tui.rota.table import RotaTable


def cell_line(table: RotaTable, cell: Cell | None, slot: int | None = None) -> Content:
    """The cursor's cell in words: who, when, what, and what is to be said of it; `slot` of half an hour."""
    agent = table.plan.agent.get(cell.agent) if cell else None
    if cell is None or agent is None:
        return Content.styled(str(say("space folds the group")), "$muted")
    square = table.square(agent, cell.day)
    parts = [f"{printable(agent.name)} {agent.tier}", app_words.day(cell.day), what_of(table, cell)]
    if slot is not None:
        parts.append(done_at(table, agent, cell.day, slot))
    if square.locked:
        parts.append(locked())
    if square.changed:
        parts.append(f"{words.CHANGED} {say('changed since it was published')}")
    if square.wish is not None:
        parts.append(str(say("wish met") if square.wish else say("wish missed")))
    found = len(table.findings_at(cell))
    if found:
        parts.append(str(say("findings: {count} (y)", count=found)))
    return Content(" · ").join(Content(part) for part in parts)


def done_at(table: RotaTable, agent: Agent, day: date, slot: int) -> str:
    """What somebody does at the middle of a half-hour, with its time."""
    index = table.plan.grid.day_index(day) or 0
    span = doing(table, agent, index, slot * MINUTES + MINUTES // 2)
    text = f"{time_of(slot):%H:%M} "
    if span is None:
        return text + str(say("not on duty"))
    if span.activity is Activity.SERVE:
        return text + queue_name(table, span.what)
    if span.activity is Activity.SESSION:
        names = {session.id: session.name for session in table.plan.settings.sessions}
        return text + printable(names.get(span.what) or span.what)
    return text + str(words.DOINGS[span.activity])


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
    made = (printable(str(part)) for part in made_of(table.plan, found.on_the_day))
    return " ".join((printable(shift.name), span, what, *made))


def queues(table: RotaTable, found: Assignment) -> str:
    """The queue, and the one after the meal if it changes."""
    ids = [found.queue, *([found.then] if found.then else [])]
    return words.CHANGES.join(queue_name(table, one) for one in ids)


def queue_name(table: RotaTable, queue: str) -> str:
    """A queue by its name, or by its id when the plan has no such queue."""
    known = table.plan.queue
    return printable(known[queue].name if queue in known else queue)
