"""The words of the window of cases: its head, a row a case, all about one."""

from datetime import datetime
from enum import StrEnum

from textual.content import Content

from shiftplan.domain.case import DEEDS, KINDS, STATES, Case
from shiftplan.language import Message, printable, say
from shiftplan.planning.operations.handover import Signs
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Row
from shiftplan.tui.operations.live_texts import title_row

CASE = "case-"


class Filter(StrEnum):
    """Which cases are shown."""

    OPEN = "open"
    PRESSING = "pressing"
    SETTLED = "settled"


FILTERS: dict[Filter, Message] = {
    Filter.OPEN: say("Open cases"),
    Filter.PRESSING: say("Overdue or due soon"),
    Filter.SETTLED: say("Settled"),
}


def shown(signs: Signs, wanted: Filter) -> tuple[Case, ...]:
    """The cases of a filter, the most pressing first; settled ones the newest first."""
    if wanted is Filter.PRESSING:
        return (*signs.overdue_cases, *signs.cases_due_soon)
    if wanted is Filter.SETTLED:
        return tuple(case for case in reversed(signs.cases) if not case.open)
    return signs.open_cases


def head(signs: Signs, width: int) -> Content:
    """How many are open, overdue and due soon."""
    late, soon = len(signs.overdue_cases), len(signs.cases_due_soon)
    parts = [Content.styled(str(say("{count} open", count=len(signs.open_cases))), "bold")]
    if late:
        parts.append(Content.styled("! " + str(say("{count} overdue", count=late)), "$error bold"))
    if soon:
        parts.append(Content.styled(str(say("{count} due within the hour", count=soon)), "$warning bold"))
    return marks.flowed(parts, width)


def rows(signs: Signs, wanted: Filter, width: int) -> list[Row]:
    found = shown(signs, wanted)
    title = title_row(f"{FILTERS[wanted]} {len(found)}", width)
    if not found:
        none = Content.styled(f"{marks.INDENT}{say('none; n notes a promise, / shows others')}", "$muted")
        return [title, Row("", none)]
    return [title, *(Row(f"{CASE}{case.number}", _row(case, signs.now, width)) for case in found)]


def _row(case: Case, now: datetime, width: int) -> Content:
    due = Content.styled(f"{_due(case, now):>11} ", _style(case, now))
    name = say("#{number} {kind}", number=case.number, kind=KINDS[case.kind])
    parts = [Content.styled(str(name), "$key"), Content(printable(case.what))]
    parts += [Content.styled(printable(text), "$muted") for text in (case.customer, case.owner) if text]
    return (due + Content(" · ").join(parts)).truncate(width, ellipsis=True)


def _due(case: Case, now: datetime) -> str:
    if not case.open:
        return str(STATES[case.state])
    return marks.hour(case.due, now) if case.due else "–"


def _style(case: Case, now: datetime) -> str:
    if case.is_overdue(now):
        return "$error bold"
    return "$warning bold" if case.is_due_soon(now) else "$muted"


def details(case: Case, now: datetime, width: int) -> Content:
    """All about a case: deadline, owner, and every word on it, the newest first."""
    lines = [marks.hung(Content(""), Content.styled(printable(case.what), "bold"), width)]
    due = f"{case.due:%m-%d %H:%M}" if case.due else str(say("no deadline"))
    if case.is_overdue(now):
        due = f"{due} · {say('overdue')}"
    lines.append(marks.fact(say("deadline"), due, width))
    lines.append(marks.fact(say("owner"), case.owner or say("no owner"), width))
    if case.customer:
        lines.append(marks.fact(say("customer"), case.customer, width))
    if case.tags:
        lines.append(marks.fact(say("tags"), " · ".join(case.tags), width))
    for note in reversed(case.notes):
        text = f"{note.who}: {DEEDS[note.deed]} {note.text}".rstrip()
        lines.append(
            marks.hung(Content.styled(f"{note.at:%m-%d %H:%M} ", "$muted"), Content(printable(text)), width)
        )
    return Content("\n").join(lines)
