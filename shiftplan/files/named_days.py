"""Days and weekdays named in a text that people wrote: 2027-11-11, 11月11日, 11/11, Nov 11, 周四."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ZH_WEEKDAYS = "一二三四五六日"
_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS)
_WEEKDAY = "|".join(f"{name}|{name[:3]}" for name in WEEKDAYS)
DAYS = (
    re.compile(r"(?P<y>\d{4})\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<![\d年])(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})(?=\s?[日号])"),
    re.compile(r"(?<![\d/.-])(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\d/.-])"),
    re.compile(rf"\b(?P<m>{_MONTH})\.? (?P<d>\d{{1,2}})(?!\d|:)"),
    re.compile(rf"(?<!\d)(?P<d>\d{{1,2}}) (?P<m>{_MONTH})\b"),
)
WEEKDAY = re.compile(
    rf"(?<![每一两三四几])(?:周|星期|礼拜)(?P<zh>[{ZH_WEEKDAYS}天])(?![次天个回轮])"
    rf"|(?<!every )(?<!each )\b(?P<en>{_WEEKDAY})\b"
)
"""One day of one week: neither 每周一 nor `every Monday` nor `Mondays`, which come round."""
THE_SAME = {"天": "日"}


@dataclass(frozen=True)
class Window:
    """The days of a sale and its preparing, [first, last]; a day without a year is one of these or none."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def day(self, year: str | None, month: str, day: str) -> date | None:
        number = int(month) if month.isdecimal() else 1 + [name[:3] for name in MONTHS].index(month[:3])
        years = [int(year)] if year else sorted({self.first.year, self.last.year})
        for each in years:
            with suppress(ValueError):
                if (found := date(each, number, int(day))) in self:
                    return found
        return None


def named(text: str, window: Window) -> Iterator[tuple[re.Match[str], date]]:
    """The days of `window` that a text names, each with its place."""
    taken: list[tuple[int, int]] = []
    for pattern in DAYS:
        for found in pattern.finditer(text):
            parts = found.groupdict()
            day = window.day(parts.get("y"), parts["m"], parts["d"])
            if day is not None and all(found.end() <= begin or end <= found.start() for begin, end in taken):
                taken.append(found.span())
                yield found, day


def renamed(text: str, window: Window, by: timedelta) -> str:
    """`text` with every day of `window` that it names later by `by`, written as it was."""
    places = sorted(named(text, window), key=lambda place: -place[0].start())
    for found, day in places:
        text = text[: found.start()] + _written(found, day + by) + text[found.end() :]
    return text


def _written(found: re.Match[str], day: date) -> str:
    """The day in the form of the one that was found."""
    values = {"y": f"{day.year}", "m": _month(found["m"], day), "d": _padded(found, "d", day.day)}
    if found["m"].isdecimal():
        values["m"] = _padded(found, "m", day.month)
    text, begin = found[0], found.start()
    spans = ((found.span(name), name) for name in ("y", "m", "d") if name in found.re.groupindex)
    for (first, last), name in sorted(spans, reverse=True):
        text = text[: first - begin] + values[name] + text[last - begin :]
    return text


def _month(written: str, day: date) -> str:
    name = MONTHS[day.month - 1]
    return name if written in MONTHS and written != "May" else name[:3]


def _padded(found: re.Match[str], name: str, number: int) -> str:
    """Two digits where the one found is an ISO date or has a zero before a digit."""
    iso = "-" in found[0] or found[name].startswith("0")
    return f"{number:02}" if iso else f"{number}"


def weekday(found: re.Match[str]) -> int:
    """0 for Monday, of a match of `WEEKDAY`."""
    if found["zh"]:
        return ZH_WEEKDAYS.index(THE_SAME.get(found["zh"], found["zh"]))
    return [name[:3] for name in WEEKDAYS].index(found["en"][:3])


def weekday_written(found: re.Match[str], day: date) -> str:
    """The weekday of `day` in the form of the one that was found."""
    if found["zh"]:
        return found[0][:-1] + ZH_WEEKDAYS[day.weekday()]
    name = WEEKDAYS[day.weekday()]
    return name if found["en"] in WEEKDAYS else name[:3]
