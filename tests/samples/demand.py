"""Contacts of the invented sales, day by day: how many, in which shape."""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from tests.samples.shapes import DECAY_AFTER_MAIN_DAY, after_sale_totals, day_series


def local(year: int, month: int, day: int) -> datetime:
    """Midnight in local wall time, which the files hold without a zone."""
    return datetime(year, month, day)  # noqa: DTZ001 - wall time of the shop


@dataclass(frozen=True)
class Day:
    """A day's pre-sale contacts before the bot, as a multiple of a usual day, and their shape.

    `awake`: its small hours belong to an opening, and every queue is served.
    """

    times_usual: float
    shape: str = "daily"
    opening_hour: int | None = None
    awake: bool = False


@dataclass(frozen=True)
class Sale:
    """A shop's sale: usual contacts a day in pre-sale and after-sale, and how the days go.

    Before the hour at which a queue opens the bot takes messages and nobody serves, save on a night awake.
    """

    name: str
    start: datetime
    usual_presale: float
    usual_aftersale: float
    days: tuple[Day, ...]
    aftersale_per_contact: float = 0.18
    presale_opens: int = 0
    aftersale_opens: int = 0

    def contacts(self, stretch: float = 1.0) -> dict[str, list[float]]:
        """Both queues at half-hours; `stretch` scales what a day has beyond a usual one."""
        days = [1 + (day.times_usual - 1) * stretch for day in self.days]
        totals = [self.usual_presale * times for times in days]
        after = after_sale_totals(totals, self.usual_aftersale, self.aftersale_per_contact)
        dice = Random(self.name)
        presale: list[float] = []
        aftersale: list[float] = []
        for day, total, later in zip(self.days, totals, after, strict=True):
            asked = day_series(total, day.shape, day.opening_hour, dice)
            presale += opened(asked, 0 if day.awake else self.presale_opens)
            asked = day_series(later, "after_sale", None, dice)
            aftersale += opened(asked, 0 if day.awake else self.aftersale_opens)
        return {"presale": presale, "aftersale": aftersale}


def opened(series: list[float], hour: int) -> list[float]:
    """A day's series at half-hours without what comes before `hour`."""
    return [0.0] * (2 * hour) + series[2 * hour :]


def fading(peak: float, days: int, nights_awake: int) -> tuple[Day, ...]:
    """The days after a main day of `peak` times the usual."""
    return tuple(Day(peak * DECAY_AFTER_MAIN_DAY**i, awake=i <= nights_awake) for i in range(1, days + 1))


DOUBLE11 = Sale(
    name="double11",
    start=local(2027, 11, 1),
    usual_presale=1700,
    usual_aftersale=460,
    days=(
        Day(2.2), Day(2.4),
        Day(3.4, "deposit", 20), Day(3.0, "deposit"), Day(2.8), Day(2.8), Day(2.8),
        Day(2.6), Day(2.9),
        Day(4.6, "opening_day", 20), Day(5.0, "day_after_opening", awake=True),
        *fading(5.0, 3, nights_awake=3),
    ),
    aftersale_opens=7,
)  # fmt: skip

SMALL = Sale(
    name="small",
    start=local(2027, 11, 10),
    usual_presale=235,
    usual_aftersale=0,
    days=(Day(3.2, "deposit", 20), Day(3.4, "deposit"), Day(2.4)),
    presale_opens=8,
)

MIDNIGHT = Sale(
    name="midnight",
    start=local(2027, 6, 14),
    usual_presale=650,
    usual_aftersale=220,
    days=(
        Day(1.4),
        Day(1.5),
        Day(1.7),
        Day(2.2),
        Day(5.0, "open_0", 0, awake=True),
        *fading(5.0, 2, nights_awake=0),
    ),
    aftersale_opens=8,
)

FLEXIBLE = Sale(
    name="flexible",
    start=local(2027, 11, 8),
    usual_presale=250,
    usual_aftersale=280,
    days=(
        Day(1.3), Day(1.5),
        Day(3.0, "deposit", 20), Day(3.3, "deposit"),
        *fading(3.3, 3, nights_awake=0),
    ),
    presale_opens=8,
    aftersale_opens=8,
)  # fmt: skip

ORDINARY_WEEK = Sale(
    name="ordinary week",
    start=local(2027, 6, 14),
    usual_presale=650,
    usual_aftersale=220,
    days=(Day(0.95), Day(0.93), Day(0.97), Day(1.0), Day(1.05), Day(1.15), Day(1.1)),
)
