"""Deadlines as people type them: a clock time, a span from now, a day with or without its time."""

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta

from shiftplan.errors import BadInput
from shiftplan.language import say
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import right_now

CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})")
SPAN = re.compile(r"\+\s*(\d{1,4})\s*(m|min|h|d|分|分钟|小时|时|天)?")
DAY = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2})[:：](\d{2}))?")
UNITS = {"h": 60, "小时": 60, "时": 60, "d": 1440, "天": 1440}
END_OF_DAY = time(18)
MONTHS = 12


def moment_of(opened: OpenPlan, text: str, now: datetime | None = None, *, nearest: bool = False) -> datetime:
    """Local wall time of `21:30` (the next one; with `nearest` the one nearest to now), `+2h`, `+90`, `11-12`
    (18:00), `11-12 09:00` or `2027-11-12 09:00`; without a year that in which the day is nearest. BadInput
    for anything else.
    """
    local = opened.plan.grid.local(now or right_now(opened)).replace(second=0, microsecond=0)
    clean = text.strip()
    try:
        found = _clock(clean, local, nearest=nearest) or _span(clean, local) or _day(clean, local)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise BadInput(
            say("“{read}” is no time", read=text),
            say("write 21:30, +2h, 11-12 09:00 or 2027-11-12 09:00, in the plan's own time"),
        )
    return found


def _clock(text: str, local: datetime, *, nearest: bool) -> datetime | None:
    match = CLOCK.fullmatch(text)
    if match is None:
        return None
    moment = datetime.combine(local.date(), time(int(match[1]), int(match[2])))
    if nearest:
        return min((moment + timedelta(days=days) for days in (-1, 0, 1)), key=lambda one: abs(one - local))
    return moment if moment >= local else moment + timedelta(days=1)


def _span(text: str, local: datetime) -> datetime | None:
    match = SPAN.fullmatch(text)
    if match is None:
        return None
    return local + timedelta(minutes=int(match[1]) * UNITS.get(match[2] or "", 1))


def _day(text: str, local: datetime) -> datetime | None:
    match = DAY.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute = match.groups()
    clock = END_OF_DAY if hour is None else time(int(hour), int(minute))
    years = [int(year)] if year else [local.year - 1, local.year, local.year + 1]
    found = [date(one, int(month), int(day)) for one in years if _is_day(one, int(month), int(day))]
    return min(
        (datetime.combine(one, clock) for one in found), key=lambda one: abs(one - local), default=None
    )


def _is_day(year: int, month: int, day: int) -> bool:
    """29 February is one every four years."""
    return 1 <= month <= MONTHS and 1 <= day <= monthrange(year, month)[1]
