"""The tables of a history recipe as one series of counts a queue."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

import numpy as np

from shiftplan.domain.derivation import Records
from shiftplan.errors import BadInput
from shiftplan.forecast.history.days import STEPS, Days, days_of
from shiftplan.language import say


def joined(tables: Mapping[str, Records], names: Mapping[str, Mapping[str, str]], queue: str) -> Days:
    """The days of a queue in all tables; `names[file][queue]` is what a file calls it.

    Tables of different steps are brought to the longest. Raises BadInput when a moment stands in two of
    them, and when they have but a line a day.
    """
    used = {file: tables[file] for file, known in names.items() if queue in known}
    minutes = max(table.minutes for table in used.values())
    if minutes not in STEPS:
        raise BadInput(
            say("the history has a line every {minutes} minutes", minutes=minutes),
            say("bring counts every 5, 10, 15, 20, 30 or 60 minutes: the day's shape is learned from them"),
        )
    counts: dict[datetime, float] = {}
    for file, table in used.items():
        rows = _at(table.amounts[names[file][queue]], minutes)
        twice = min(counts.keys() & rows.keys(), default=None)
        if twice is not None:
            raise BadInput(
                say("{moment} is in {file} and in another file", moment=f"{twice:%Y-%m-%d %H:%M}", file=file),
                say("take the lines out of one of them"),
            )
        counts |= rows
    return days_of(counts.items())


def _at(rows: Mapping[datetime, float], minutes: int) -> dict[datetime, float]:
    found: dict[datetime, float] = {}
    for moment, count in rows.items():
        start = moment - timedelta(minutes=(moment.hour * 60 + moment.minute) % minutes)
        found[start] = found.get(start, 0.0) + count
    return found


def with_empty(days: Days, without: Sequence[date], more: Sequence[date]) -> Days:
    """The days with the counts of `without` taken out, and empty ones for `more` behind them."""
    counts = days.counts.copy()
    counts[[index for index, day in enumerate(days.dates) if day in set(without)]] = np.nan
    empty = np.full((len(more), counts.shape[1]), np.nan)
    return Days((*days.dates, *more), days.minutes, days.columns, np.vstack([counts, empty]))


def before(days: Days, begin: date) -> Days | None:
    """The days before `begin`, None when there is none."""
    count = sum(day < begin for day in days.dates)
    return Days(days.dates[:count], days.minutes, days.columns, days.counts[:count]) if count else None
