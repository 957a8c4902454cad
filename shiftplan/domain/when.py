"""Which slots a statement of the plan speaks of: all, unless hours, weekdays, days or phases narrow it."""

from datetime import date
from enum import StrEnum

from shiftplan.domain.base import Frozen
from shiftplan.domain.clock import ClockMinute
from shiftplan.domain.event import Event
from shiftplan.domain.grid import MINUTES_PER_DAY, TimeGrid


class Weekday(StrEnum):
    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @classmethod
    def of(cls, day: date) -> "Weekday":
        return tuple(cls)[day.weekday()]


class Force(StrEnum):
    """Whether a statement binds (a rota never breaks it) or is a wish with a weight."""

    RULE = "rule"
    WISH = "wish"


class When(Frozen):
    """`since` and `until` are times of day; an until not after since means the next day.

    Weekdays and days are those on which the hours begin.
    """

    since: ClockMinute = 0
    until: ClockMinute = MINUTES_PER_DAY
    weekdays: tuple[Weekday, ...] = ()
    days: tuple[date, ...] = ()
    phases: tuple[str, ...] = ()

    def on(self, day: date) -> bool:
        """Whether weekdays and days name this one, or name none."""
        return (not self.weekdays or Weekday.of(day) in self.weekdays) and (not self.days or day in self.days)

    def slots(self, grid: TimeGrid, event: Event) -> tuple[int, ...]:
        """The slots meant, in order; a slot counts when it begins inside."""
        length = (self.until - self.since) % MINUTES_PER_DAY or MINUTES_PER_DAY
        found = {
            index * grid.per_day + offset
            for index, day in enumerate(grid.dates)
            if self.on(day)
            for offset in range(-(-self.since // grid.minutes), -(-(self.since + length) // grid.minutes))
            if index * grid.per_day + offset < grid.slots
        }
        return tuple(sorted(slot for slot in found if self._in_phase(grid, event, slot)))

    def _in_phase(self, grid: TimeGrid, event: Event, slot: int) -> bool:
        if not self.phases:
            return True
        phase = event.phase_at(grid.moment(slot))
        return phase is not None and phase.id in self.phases
