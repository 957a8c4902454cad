"""What was typed into the fields of a reading, understood or refused with a sentence."""

from contextlib import suppress
from datetime import date, datetime, time

from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.plan import Plan
from shiftplan.errors import BadInput
from shiftplan.language import Message, say
from shiftplan.planning.operations import slot_of_reading

PERCENT = "%％"


def number(text: str, name: Message, example: str) -> float:
    """A number as people type it: `1,200`, full-width digits; BadInput when it is none."""
    try:
        return float(text.strip().replace(",", "").replace("，", ""))
    except ValueError as error:
        hint = say("write a number, such as {example}", example=example)
        if not text.strip():
            raise BadInput(say("{name} is still empty", name=name), hint) from error
        raise BadInput(say("{name}: {read} is no number", name=name, read=text), hint) from error


def optional(text: str, name: Message, example: str) -> float | None:
    """A number, or nothing typed; BadInput when it is neither."""
    return number(text, name, example) if text.strip() else None


def share(text: str) -> float | None:
    """`92%` or `0.92`; nothing typed is no reading."""
    name = say("three-minute rate")
    if not text.strip():
        return None
    if text.strip()[-1] in PERCENT:
        return number(text.strip()[:-1], name, "92%") / 100
    return number(text, name, "92%")


def moment(text: str, today: date) -> datetime:
    """`20:30` of today, the nearest `11-10 20:30`, or a full date and time; BadInput when it is none."""
    typed = " ".join(text.replace("：", ":").replace("/", "-").split())
    years = (f"{today.year + step}-{typed}" for step in (-1, 0, 1))
    known = [found for one in (f"{today} {typed}", *years, typed) if (found := _wall_time(one))]
    if not known:
        raise BadInput(
            say("time: {read} is no date and time", read=text),
            say("write it as 20:30, or as 2027-11-10 20:30, in the plan's own time"),
        )
    return min(known, key=lambda one: abs(one.date() - today))


def _wall_time(text: str) -> datetime | None:
    for shape in ("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"):
        with suppress(ValueError):
            return datetime.strptime(text.replace("T", " "), shape)  # noqa: DTZ007 - wall time of the plan
    return None


def first_slot(plan: Plan, now: datetime) -> datetime:
    """The slot a reading is most likely for: the last full one; before the plan its last opening."""
    grid: TimeGrid = plan.grid
    try:
        return slot_of_reading(grid, None, now)
    except BadInput:
        openings = plan.settings.event.openings
        if grid.local(now) >= grid.end:
            return grid.moment(grid.slots - 1)
        return openings[-1] if openings else datetime.combine(grid.start, time())
