"""Rows about steps, folded: each names a step and its state; the newest counts, every note stays."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from shiftplan.domain.record import ItemState, LogLine


class Row(NamedTuple):
    """As it lies in a table; an empty `evidence` is no note."""

    step: str
    state: str
    reason: str
    evidence: str
    who: str
    at: str


class Folded(NamedTuple):
    """A step as it stood after a row: the values of a `Mark`."""

    step: str
    values: dict[str, Any]


def folded(rows: Iterable[Row]) -> Iterator[Folded]:
    """Each row with what earlier rows say of the same step: since when it stands so, and its notes."""
    last: dict[str, dict[str, Any]] = {}
    for row in rows:
        state, at, before = ItemState(row.state), datetime.fromisoformat(row.at), last.get(row.step)
        unchanged = before is not None and (before["state"], before["reason"]) == (state, row.reason)
        notes = before["notes"] if before else ()
        if row.evidence:
            notes = (*notes, LogLine(text=row.evidence, who=row.who, at=at))
        last[row.step] = {
            "state": state,
            "reason": row.reason,
            "who": row.who,
            "at": at,
            "since": before["since"] if before and unchanged else at,
            "notes": notes,
        }
        yield Folded(row.step, last[row.step])


def told(state: ItemState, reason: str, evidence: str) -> str:
    """The row in the words of the audit."""
    return " ".join(part for part in (state.value, reason, f"note {evidence}" if evidence else "") if part)
