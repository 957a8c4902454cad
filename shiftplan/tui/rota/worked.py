"""Shifts as they are worked, looked at once each: hours, whether a night, and when in the day they begin."""

from enum import StrEnum
from typing import NamedTuple

from shiftplan.domain import work
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.shift import ShiftTemplate


class Band(StrEnum):
    """The part of the day in which a shift begins: what its colour says."""

    DAWN = "dawn"
    MORNING = "morning"
    NOON = "noon"
    EVENING = "evening"
    NIGHT = "night"


BAND_FROM_HOUR = ((18, Band.EVENING), (12, Band.NOON), (9, Band.MORNING), (0, Band.DAWN))


class Worked(NamedTuple):
    """`later`: it begins later than the shift can."""

    shift: ShiftTemplate
    hours: float
    night: bool
    band: Band
    later: bool


class WorkedShifts:
    """Of thousands of assignments few differ in shift, start, breaks and sessions."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._known: dict[tuple[object, ...], Worked] = {}

    def of(self, found: Assignment) -> Worked | None:
        """None for a shift that the plan does not know."""
        key = found.shift, found.start, found.breaks, found.sessions, found.on_the_day
        known = self._known.get(key)
        if known is None and found.shift in self._plan.shift:
            known = self._known[key] = self._look_at(found)
        return known

    def _look_at(self, found: Assignment) -> Worked:
        shift, rules = self._plan.worked(found), self._plan.settings.rules
        night = work.is_night_shift(shift, rules)
        later = shift.start_minute > self._plan.shift[found.shift].start_minute
        return Worked(shift, shift.hours, night, band_of(shift, night=night), later)


def band_of(shift: ShiftTemplate, *, night: bool) -> Band:
    """What counts as a night is night, whenever it begins."""
    if night:
        return Band.NIGHT
    return next(band for hour, band in BAND_FROM_HOUR if shift.start_minute >= hour * 60)
