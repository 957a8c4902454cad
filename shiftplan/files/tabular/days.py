"""Days as people and spreadsheets write them, also without a year or with day and month in either order."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from shiftplan.domain.mapping import DayOrder
from shiftplan.domain.plan import Settings
from shiftplan.files.moments import EARLIEST, LATEST, plain
from shiftplan.files.tabular.sheet import Value

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - wall time, as everywhere in a plan; day 0 of spreadsheets
FIRST_SERIAL, LAST_SERIAL = 36_526, 73_415  # 2000-01-01 and 2100-12-31
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAY = re.compile(
    r"[\s(（,]*(?:周|星期|礼拜)[一二三四五六日天][)）]?|[\s(,]*\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b\.?,?[)]?\s*",
    re.IGNORECASE,
)
YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})")
SHORT_YEAR = re.compile(r"(\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?")
YEAR_LAST = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})")
NO_YEAR_WORDS = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?")
NO_YEAR = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\.?")
NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3})[a-z]*\.?(?:[\s,-]+(\d{4}))?", re.IGNORECASE)
NAMED_FIRST = re.compile(
    r"([a-z]{3})[a-z]*\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?(?:[\s,]+(\d{4}))?", re.IGNORECASE
)


@dataclass(frozen=True)
class Calendar:
    """The days of a plan, to find the year of 11月10日, and the order of day and month."""

    first: date
    last: date
    order: DayOrder = DayOrder.MONTH_FIRST
    zone: str = "Asia/Shanghai"

    def ordered(self, order: DayOrder) -> "Calendar":
        return Calendar(self.first, self.last, order, self.zone)

    def local(self, instant: datetime) -> datetime:
        """A moment with an offset from UTC, by the clock of the plan."""
        return instant.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    def day(self, value: Value) -> date:
        """The day in a cell. Raises `ValueError`."""
        if isinstance(value, datetime):
            if value.time() == datetime.min.time():
                return _checked(value.date())
            raise ValueError(value)
        if isinstance(value, float):
            return _serial(value)
        if not isinstance(value, str):
            raise ValueError(value)  # noqa: TRY004 - a time where a day should be is a wrong value too
        return _checked(self._written(without_weekday(value)))

    def read(self, value: Value) -> date | None:
        """The day in a cell, None when there is none."""
        try:
            return self.day(value)
        except ValueError:
            return None

    def _written(self, text: str) -> date:
        if found := YEAR_FIRST.fullmatch(text) or COMPACT.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := SHORT_YEAR.fullmatch(text):
            return date(2000 + int(found[1]), int(found[2]), int(found[3]))
        if found := YEAR_LAST.fullmatch(text):
            year = int(found[4]) if len(found[4]) > 2 else 2000 + int(found[4])  # noqa: PLR2004 - digits
            month, day = self._in_order(int(found[1]), int(found[3]))
            return date(year, month, day)
        return self._without_year(text)

    def _without_year(self, text: str) -> date:
        if found := NO_YEAR_WORDS.fullmatch(text):
            return self._nearest(int(found[1]), int(found[2]))
        if found := NO_YEAR.fullmatch(text):
            return self._nearest(*self._in_order(int(found[1]), int(found[2])))
        if found := NAMED.fullmatch(text):
            return self._named(found[2], found[1], found[3])
        if found := NAMED_FIRST.fullmatch(text):
            return self._named(found[1], found[2], found[3])
        if text.isdecimal() and FIRST_SERIAL <= int(text) <= LAST_SERIAL:
            return _serial(float(text))
        raise ValueError(text)

    def _in_order(self, one: int, other: int) -> tuple[int, int]:
        return (other, one) if self.order is DayOrder.DAY_FIRST else (one, other)

    def _named(self, month: str, day: str, year: str | None) -> date:
        number = MONTHS.index(month.lower()) + 1
        return date(int(year), number, int(day)) if year else self._nearest(number, int(day))

    def _nearest(self, month: int, day: int) -> date:
        """The day in the year that puts it into the plan, or else nearest to it."""
        years = range(self.first.year - 1, self.last.year + 2)
        days = [found for year in years if (found := _exists(year, month, day))]
        if not days:
            raise ValueError(month, day)
        return min(days, key=self._distance)

    def _distance(self, day: date) -> int:
        if self.holds(day):
            return 0
        return min(abs((day - self.first).days), abs((day - self.last).days))


def calendar_of(settings: Settings) -> Calendar:
    """The days of a plan."""
    return Calendar(settings.grid.dates[0], settings.grid.dates[-1], zone=settings.grid.zone)


def without_weekday(text: str) -> str:
    """A day's text without 周三 or (Wed)."""
    return WEEKDAY.sub(" ", plain(text)).strip()


def is_day(value: Value, calendar: Calendar) -> bool:
    """Whether a cell can be read as a day, in either order."""
    return any(calendar.ordered(order).read(value) for order in DayOrder)


def order_of(values: Iterable[Value], calendar: Calendar) -> tuple[DayOrder, bool, bool]:
    """(the order of day and month, whether any date depends on it, whether it is beyond doubt).

    The order under which more of the dates exist wins, then the one that puts more of them into the plan;
    dots mean day first.
    """
    texts = {without_weekday(value) for value in values if isinstance(value, str)}
    open_ones = [text for text in texts if YEAR_LAST.fullmatch(text) or NO_YEAR.fullmatch(text)]
    if not open_ones:
        return DayOrder.MONTH_FIRST, False, True
    dotted = sum("." in text for text in open_ones) * 2 > len(open_ones)
    usual = DayOrder.DAY_FIRST if dotted else DayOrder.MONTH_FIRST
    scores = {order: _score(open_ones, calendar.ordered(order)) for order in DayOrder}
    best = max(DayOrder, key=lambda order: (scores[order], order is usual))
    return best, True, len(set(scores.values())) > 1


def _score(texts: list[str], calendar: Calendar) -> tuple[int, int]:
    days = [day for text in texts if (day := calendar.read(text))]
    return len(days), sum(calendar.holds(day) for day in days)


def _serial(value: float) -> date:
    if value != int(value):
        raise ValueError(value)
    return serial_moment(value).date()


def serial_moment(value: float) -> datetime:
    """The moment that a spreadsheet counts as so many days, to the minute. Raises `ValueError`."""
    if not FIRST_SERIAL <= value < LAST_SERIAL + 1:
        raise ValueError(value)
    return EPOCH + timedelta(minutes=round(value * 1440))


def _exists(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _checked(day: date) -> date:
    if not EARLIEST <= day.year <= LATEST:
        raise ValueError(day)
    return day
