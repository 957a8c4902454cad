"""The days of a sale of any length: when its phases begin, how many contacts each day has."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from random import Random

START = datetime(2027, 11, 1)  # noqa: DTZ001 - a Monday, in the plan's wall time
OPENING_HOUR = 20
MAIN_DAY_AT = 0.72
WEEKDAYS = (0.97, 0.95, 0.96, 1.0, 1.04, 1.12, 1.08)


@dataclass(frozen=True)
class Day:
    """Contacts as a multiple of a usual day, and the shape of `tests.samples.shapes` they follow."""

    times_usual: float
    shape: str
    opening_hour: int | None
    awake: bool


@dataclass(frozen=True)
class Sale:
    """`main` is the index of the main day; it opens at 20:00 of the evening before."""

    length: int
    seed: int

    @property
    def main(self) -> int:
        return int(self.length * MAIN_DAY_AT)

    @property
    def opening(self) -> datetime:
        return START + timedelta(days=self.main - 1, hours=OPENING_HOUR)

    @cached_property
    def days(self) -> tuple[Day, ...]:
        dice = Random(f"calendar {self.length} {self.seed}")
        return tuple(self._day(index, dice.gauss(1, 0.06)) for index in range(self.length))

    def _day(self, index: int, noise: float) -> Day:
        usual = WEEKDAYS[index % 7] * max(0.8, min(1.2, noise))
        after = index - self.main
        if after < -1:
            return Day(usual, "daily", None, awake=False)
        if after == -1:
            return Day(1.6 * usual, "opening_day", OPENING_HOUR, awake=False)
        if after == 0:
            return Day(2.0 * usual, "day_after_opening", None, awake=True)
        return Day((1 + 0.5 * 0.5**after) * usual, "daily", None, awake=after == 1)

    def phases(self) -> list[tuple[str, str, str, datetime, datetime, bool]]:
        """(id, name, kind, start, end, opening) of each phase, one after another."""
        main = START + timedelta(days=self.main)
        end = START + timedelta(days=self.length)
        ends = [
            ("warm_up", "预热", "warm_up", self.opening),
            ("spot", "开门红", "spot", main),
            ("main", "主会场日", "main", main + timedelta(days=1)),
            ("encore", "返场", "encore", main + timedelta(days=2)),
            ("after_sale", "售后潮", "after_sale", end),
        ]
        starts = [START, *(until for *_, until in ends)]
        return [
            (id_, name, kind, start, min(until, end), id_ == "spot")
            for (id_, name, kind, until), start in zip(ends, starts, strict=False)
            if start < min(until, end)
        ]
