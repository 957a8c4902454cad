"""Days on end, and days of a week, on which somebody works; those before the plan counted in."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

ONE_DAY = timedelta(days=1)


class Run(NamedTuple):
    """Days of the plan on end, and how many they go on from before it."""

    days: tuple[date, ...]
    before: int

    @property
    def length(self) -> int:
        return self.before + len(self.days)


def runs(worked: Iterable[date], start: date, before: int) -> Iterator[Run]:
    """The runs of the worked days, in order; `before` are the days on end up to the day before `start`."""
    run: list[date] = []
    for day in sorted(set(worked)):
        if run and run[-1] + ONE_DAY != day:
            yield _run(run, start, before)
            run = []
        run.append(day)
    if run:
        yield _run(run, start, before)


class Full(NamedTuple):
    """A calendar week from `first` on, its worked days, and how many they are with those before the plan."""

    first: date
    days: tuple[date, ...]
    worked: int


def too_long(worked: Iterable[date], start: date, before: int, most: float | None) -> Iterator[Run]:
    """The runs that are longer than `most`; None allows any."""
    return (run for run in runs(worked, start, before) if most is not None and run.length > most)


def too_full(
    weeks: Iterable[tuple[date, ...]], worked: Collection[date], before: int, most: int | None
) -> Iterator[Full]:
    """The weeks with more than `most` worked days (None allows any); `before` are those of the first."""
    for index, week in enumerate(weeks if most is not None else ()):
        days = tuple(day for day in week if day in worked)
        every = len(days) + (0 if index else before)
        if most is not None and days and every > most:
            yield Full(week[0], days, every)


def _run(days: list[date], start: date, before: int) -> Run:
    return Run(tuple(days), before if days[0] == start else 0)
