"""The dates in plan.toml, in any of the spellings that people use."""

from datetime import date, datetime, time
from typing import Any

from shiftplan.files.moments import EARLIEST, LATEST, parse_day, parse_moment
from shiftplan.files.sentences import shown

WITH_DAYS = ("cover", "scored", "sessions")
"""Tables that name days."""


class Unreadable:
    """A value that is no date; the types refuse it, and the sentence shows what stood there."""

    def __init__(self, read: Any) -> None:
        self.read = read

    def __str__(self) -> str:
        return shown(self.read)


def days_made_plain(doc: dict[str, Any]) -> dict[str, Any]:
    """The document with dates as `date` and `datetime`, and what is no date as `Unreadable`."""
    plain = dict(doc)
    if "start" in doc:
        plain["start"] = _day(doc["start"])
    if isinstance(doc.get("event"), dict) and "day" in doc["event"]:
        plain["event"] = {**doc["event"], "day": _day(doc["event"]["day"])}
    if isinstance(doc.get("statutory_days"), list):
        plain["statutory_days"] = [_day(value) for value in doc["statutory_days"]]
    if isinstance(doc.get("phases"), list):
        plain["phases"] = [_phase(value) for value in doc["phases"]]
    for key in WITH_DAYS:
        if isinstance(doc.get(key), list):
            plain[key] = [_with_days(value) for value in doc[key]]
    return plain


def _with_days(table: Any) -> Any:
    if not isinstance(table, dict) or not isinstance(table.get("days"), list):
        return table
    return {**table, "days": [_day(value) for value in table["days"]]}


def _phase(phase: Any) -> Any:
    if not isinstance(phase, dict):
        return phase
    return {key: _moment(value) if key in {"start", "end"} else value for key, value in phase.items()}


def _day(value: Any) -> date | Unreadable:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value if EARLIEST <= value.year <= LATEST else Unreadable(value)
    try:
        return parse_day(value) if isinstance(value, str) else Unreadable(value)
    except ValueError:
        return Unreadable(value)


def _moment(value: Any) -> datetime | Unreadable:
    """Wall time; a moment with a zone is refused, since the plan has one zone for all."""
    if isinstance(value, datetime):
        return value if value.tzinfo is None else Unreadable(value)
    if isinstance(value, date):
        return datetime.combine(value, time())
    try:
        return parse_moment(value) if isinstance(value, str) else Unreadable(value)
    except ValueError:
        day = _day(value)
        return datetime.combine(day, time()) if isinstance(day, date) else Unreadable(value)
