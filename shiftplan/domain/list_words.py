"""Changes of a list of people or absences, in words."""

from collections.abc import Iterable, Iterator

from shiftplan.domain.list_changes import EntryChange, Mark, PersonChange
from shiftplan.domain.people import Availability
from shiftplan.domain.plan import Plan
from shiftplan.domain.words import KINDS
from shiftplan.language import Message, _, printable, say

MARKS: dict[Mark, Message] = {
    Mark.NEW: say("new"),
    Mark.CHANGED: say("changed"),
    Mark.GONE: say("not in the list"),
}
FIELDS: dict[str, Message] = {
    "id": say("id"),
    "name": say("name"),
    "team": say("team"),
    "tier": say("tier"),
    "contract": say("contract"),
    "queues": say("queues"),
    "productivity": say("productivity"),
    "max_windows": say("chats at a time"),
    "hired": say("hired"),
    "leaves": say("last day"),
    "protection": say("protection"),
    "overtime_consent": say("agrees to overtime"),
    "proficiency": say("proficiency"),
    "shifts": say("shifts that may be worked"),
    "pattern": say("turn of days"),
    "pattern_start": say("first day of the turn"),
    "squad": say("squad"),
    "note": say("remark"),
}
SHOWN = 4
Row = tuple[str, str, str]
"""What it is about, what was there before, what is there after."""


def rows(plan: Plan, change: PersonChange) -> Iterator[Row]:
    """What differs about a person, a row for each field or day."""
    if change.mark is Mark.GONE and change.before is not None:
        yield str(MARKS[Mark.GONE]), gone_text(plan, change), ""
        return
    for field in change.fields:
        name = str(FIELDS.get(field.field, field.field))
        yield printable(name), printable(field.before), printable(field.after)
    for entry in change.entries:
        before, after = (_entry(plan, one) for one in (entry.before, entry.after))
        yield f"{entry.day:%m-%d}", before, after + _on_duty(plan, entry)


def new_text(change: PersonChange) -> str:
    """A new person on one line."""
    shown = (field for field in change.fields if field.field not in {"id", "name"})
    return printable(_(", ").join(f"{FIELDS.get(one.field, one.field)} {one.after}" for one in shown))


def gone_text(plan: Plan, change: PersonChange) -> str:
    """What leaves the plan with somebody."""
    if not change.shifts and not change.entries:
        return str(say("no shifts in the rota"))
    days = _some(f"{day:%m-%d} {_shift(plan, shift)}" for day, shift in change.shifts)
    shifts = say(
        "{count} {count:shift leaves|shifts leave} the rota: {days}", count=len(change.shifts), days=days
    )
    entries = say(
        "{count} {count:entry|entries} of availability.csv {count:leaves|leave} too",
        count=len(change.entries),
    )
    told = [*([str(shifts)] if change.shifts else []), *([str(entries)] if change.entries else [])]
    return printable(_(", ").join(told))


def _entry(plan: Plan, entry: Availability | None) -> str:
    if entry is None:
        return ""
    shift = f" {_shift(plan, entry.shift)}" if entry.shift else ""
    weight = "" if entry.weight == 1 else f" ×{entry.weight:g}"
    note = f" “{entry.note}”" if entry.note else ""
    return printable(f"{KINDS[entry.kind]}{shift}{weight}{note}")


def _on_duty(plan: Plan, entry: EntryChange) -> str:
    if not entry.on_duty:
        return ""
    return " " + str(say("(on duty: {shift})", shift=printable(_shift(plan, entry.on_duty))))


def _shift(plan: Plan, shift: str) -> str:
    return plan.shift[shift].name if shift in plan.shift else shift


def _some(words: Iterable[str]) -> str:
    every = tuple(words)
    shown = _(", ").join(every[:SHOWN])
    return shown if len(every) <= SHOWN else f"{shown} …"
