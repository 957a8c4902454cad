"""Contacts of the invented sales, day by day: how many, in which shape."""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from tests.samples.shapes import DECAY_AFTER_MAIN_DAY, after_sale_totals, day_series


@dataclass(frozen=True)
class Day:
    """A day's pre-sale contacts before the bot, as a multiple of a usual day, and their shape."""

    times_usual: float
    shape: str = "daily"
    opening_hour: int | None = None


@dataclass(frozen=True)
class Sale:
    """A shop's sale: usual contacts a day in pre-sale and after-sale, and how the days go."""

    name: str
    start: datetime
    usual_presale: float
    usual_aftersale: float
    days: tuple[Day, ...]
    aftersale_per_contact: float = 0.18

    def presale_totals(self) -> list[float]:
        return [self.usual_presale * day.times_usual for day in self.days]

    def contacts(self, stretch: float = 1.0) -> dict[str, list[float]]:
        """Both queues at half-hours; `stretch` scales what a day has beyond a usual one."""
        days = [1 + (day.times_usual - 1) * stretch for day in self.days]
        totals = [self.usual_presale * times for times in days]
        after = after_sale_totals(totals, self.usual_aftersale, self.aftersale_per_contact)
        dice = Random(self.name)  # noqa: S311 - the same unevenness at every run is wanted
        presale: list[float] = []
        aftersale: list[float] = []
        for day, total, later in zip(self.days, totals, after, strict=True):
            presale += day_series(total, day.shape, day.opening_hour, dice)
            aftersale += day_series(later, "after_sale", None, dice)
        return {"presale": presale, "aftersale": aftersale}


def fading(peak: float, days: int) -> tuple[Day, ...]:
    """The days after a main day of `peak` times the usual."""
    return tuple(Day(peak * DECAY_AFTER_MAIN_DAY**i) for i in range(1, days + 1))


DOUBLE11 = Sale(
    name="double11",
    start=datetime(2027, 11, 1),  # noqa: DTZ001 - local wall time, as in the file
    usual_presale=1750,
    usual_aftersale=450,
    days=(
        Day(2.2), Day(2.4),
        Day(3.4, "deposit", 20), Day(3.0, "deposit"), Day(2.8), Day(2.8), Day(2.8),
        Day(2.6), Day(2.9),
        Day(4.6, "opening_day", 20), Day(5.0, "day_after_opening"), *fading(5.0, 3),
    ),
)  # fmt: skip
