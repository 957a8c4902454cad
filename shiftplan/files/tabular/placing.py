"""Amounts on the grid of a plan: outside it, off its slots, or given twice are told."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import pairwise

from shiftplan.domain.finding import Finding, Place
from shiftplan.domain.grid import TimeGrid
from shiftplan.files.tabular.notes import Notes
from shiftplan.files.tabular.reading import Amount
from shiftplan.language import say


class Placing:
    """Sorts amounts by the grid; `inside` are those that count, `findings` what is wrong with the others."""

    def __init__(self, amounts: Sequence[Amount], grid: TimeGrid, file: str, *, sheets: int = 1) -> None:
        self._grid = grid
        self._notes = Notes(file, sheets=sheets)
        self._file = file
        self.inside = tuple(amount for amount in amounts if self._touches(amount))
        self.outside = tuple(amount for amount in amounts if not self._touches(amount))
        self._tell_outside()
        for amount in self.inside:
            self._check_fit(amount)
        tell_doubles(self.inside, self._notes)
        self.findings: tuple[Finding, ...] = self._notes.finish()

    def _touches(self, amount: Amount) -> bool:
        return self._grid.begin <= amount.start < self._grid.end

    def _place(self, amount: Amount) -> Place:
        return self._notes.cell(*amount.cell)

    def _tell_outside(self) -> None:
        """All that lies outside in one finding; an error when nothing else is there."""
        if not self.outside:
            return
        days = sorted({amount.start.date() for amount in self.outside})
        said = say(
            "{count} {count:amount|amounts} of {first} to {last} {count:lies|lie} outside the plan, {begin} "
            "to {end}, and {count:is|are} left out",
            count=len(self.outside),
            first=str(days[0]),
            last=str(days[-1]),
            begin=str(self._grid.dates[0]),
            end=str(self._grid.dates[-1]),
        )
        hint = say("if they belong to it, mend the dates, or start and days in plan.toml")
        if self.inside:
            self._notes.warn("date_outside_plan", Place(file=self._file), said, hint)
        else:
            self._notes.error("date_outside_plan", Place(file=self._file), said, hint)

    def _check_fit(self, amount: Amount) -> None:
        """An amount must cover whole slots, or lie inside one."""
        minutes, slot = self._grid.minutes, timedelta(minutes=self._grid.minutes)
        offset = (amount.start - self._grid.begin) % slot
        whole = amount.minutes % minutes == 0 and not offset
        part = offset + timedelta(minutes=amount.minutes) <= slot
        end = amount.start + timedelta(minutes=amount.minutes)
        if (whole or part) and end <= self._grid.end:
            return
        self._notes.error(
            "off_grid",
            self._place(amount),
            say(
                "{start} for {length} minutes does not fit the plan's slots of {minutes} minutes",
                start=f"{amount.start:%Y-%m-%d %H:%M}",
                length=amount.minutes,
                minutes=minutes,
            ),
            say("mend the time, say what a line covers (--map unit=hour), or mend grid_minutes in plan.toml"),
        )


def tell_doubles(amounts: Iterable[Amount], notes: Notes) -> None:
    """Note amounts that overlap another of the same queue and scenario, in one finding."""
    doubles = list(overlapping(amounts))
    if not doubles:
        return
    first, second = doubles[0]
    notes.error(
        "duplicate",
        notes.cell(*second.cell),
        say(
            "{count} {count:amount covers|amounts cover} a time of {count:its|their} queue that another "
            "covers already; the first is {start} of {queue}, given in line {line}, too",
            count=len(doubles),
            start=f"{second.start:%Y-%m-%d %H:%M}",
            queue=second.queue,
            line=first.cell[1],
        ),
        say("remove one of each two; where clocks were put back, add the two hours together"),
    )


def overlapping(amounts: Iterable[Amount]) -> Iterable[tuple[Amount, Amount]]:
    """Pairs of amounts of one queue and scenario whose times overlap."""
    ordered = sorted(amounts, key=lambda one: (one.scenario, one.queue, one.start, one.cell[1]))
    for first, second in pairwise(ordered):
        same = (first.scenario, first.queue) == (second.scenario, second.queue)
        if same and second.start < first.start + timedelta(minutes=first.minutes):
            yield first, second
