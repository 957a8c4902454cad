"""Days on end on which somebody works, the days before the plan counted in."""

from collections.abc import Iterable, Iterator
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


def _run(days: list[date], start: date, before: int) -> Run:
    return Run(tuple(days), before if days[0] == start else 0)
