"""How `shiftplan cases` shows: a table for a person, data for a script."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from shiftplan.cli.output import table
from shiftplan.domain.case import DEEDS, KINDS, STATES, Case, CaseNote
from shiftplan.language import Message, printable, say


def case_table(cases: Sequence[Case], now: datetime) -> str:
    headings = (
        say("no."),
        say("kind"),
        say("what was promised"),
        say("customer"),
        say("deadline"),
        say("owner"),
        say("state"),
    )
    return table(headings, [_row(case, now) for case in cases])


def _row(case: Case, now: datetime) -> list[object]:
    due = f"{case.due:%m-%d %H:%M}" if case.due else ""
    return [
        case.number,
        KINDS[case.kind],
        case.what,
        case.customer,
        due,
        case.owner,
        pressure(case, now) or STATES[case.state],
    ]


def pressure(case: Case, now: datetime) -> Message | None:
    """That it is overdue or due soon, where it is."""
    if case.is_overdue(now):
        return say("overdue")
    return say("due soon") if case.is_due_soon(now) else None


def case_lines(case: Case, now: datetime) -> list[str]:
    """One case with every word on it."""
    lines = [case_table([case], now)]
    lines += [f"  {_noted(note)}" for note in case.notes]
    if case.tags:
        lines.append(f"  {say('tags: {tags}', tags=' · '.join(case.tags))}")
    return lines


def _noted(note: CaseNote) -> str:
    text = f" {printable(note.text)}" if note.text else ""
    return f"{note.at:%m-%d %H:%M}  {printable(note.who)}: {DEEDS[note.deed]}{text}"


def case_data(case: Case, now: datetime) -> dict[str, Any]:
    return {
        "number": case.number,
        "kind": case.kind,
        "what": case.what,
        "customer": case.customer,
        "owner": case.owner,
        "due": case.due.isoformat() if case.due else None,
        "state": case.state,
        "overdue": case.is_overdue(now),
        "due_soon": case.is_due_soon(now),
        "tags": list(case.tags),
        "notes": [
            {"at": note.at.isoformat(), "who": note.who, "deed": note.deed, "text": note.text}
            for note in case.notes
        ],
    }
