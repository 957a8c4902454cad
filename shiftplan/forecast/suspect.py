"""One series under inspection."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.traffic import Fine, Series
from shiftplan.language import Message

OPENING_LASTS = timedelta(hours=1)


@dataclass(frozen=True)
class Suspect:
    """A queue's series (contacts per slot), the steps known inside slots, and the openings of the
    sale; `label` names it to the reader.
    """

    label: str
    grid: TimeGrid
    series: Series
    openings: tuple[datetime, ...]
    fine: Fine = field(default_factory=dict)

    def opening_slots(self, opening: datetime) -> tuple[int, ...]:
        """The slots inside the plan that overlap the first hour of an opening."""
        length = timedelta(minutes=self.grid.minutes)
        return tuple(
            slot
            for slot in range(self.grid.slots)
            if self.grid.moment(slot) < opening + OPENING_LASTS and opening < self.grid.moment(slot) + length
        )

    def warning(self, code: str, message: Message, hint: Message, slots: tuple[int, ...] = ()) -> Finding:
        """A warning about these slots, by the days they lie on."""
        days = tuple(dict.fromkeys(self.grid.moment(slot).date() for slot in slots))
        return Finding(code=code, severity=Severity.WARNING, message=message, hint=hint, days=days)
