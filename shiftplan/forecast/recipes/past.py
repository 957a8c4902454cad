"""The last event: its contacts in steps of five minutes, cut into the phases it had."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from shiftplan.domain.day_shape import Shapes
from shiftplan.domain.derivation import Records
from shiftplan.domain.event import Phase
from shiftplan.errors import BadInput
from shiftplan.forecast.recipes.ground import STEP, STEPS_PER_DAY
from shiftplan.forecast.recipes.tables import spans
from shiftplan.forecast.shapes import density
from shiftplan.forecast.shapes.split import shared_out
from shiftplan.language import say

LONGEST = timedelta(days=200)


@dataclass(frozen=True)
class Past:
    """`names[queue]` is what the table calls a queue of the plan. Rows longer than five minutes are shared
    out by the density of the calendar of that time.
    """

    records: Records
    names: Mapping[str, str]
    phases: tuple[Phase, ...]
    shapes: Shapes

    @cached_property
    def begin(self) -> datetime:
        """Midnight before the first moment that is told."""
        first = min(self._starts)
        return first.replace(hour=0, minute=0, second=0)

    @cached_property
    def _starts(self) -> list[datetime]:
        return [start for rows in self.records.amounts.values() for start in rows]

    @cached_property
    def length(self) -> int:
        """How many steps are told, whole days; raises `BadInput` when dates lie too far apart to be meant."""
        last = max(self._starts)
        if last - self.begin > LONGEST:
            raise BadInput(
                say(
                    "the last event runs from {first:%Y-%m-%d} to {last:%Y-%m-%d}",
                    first=self.begin,
                    last=last,
                ),
                say("keep only the days of one event, {days} at most", days=LONGEST.days),
            )
        return ((last - self.begin).days + 1) * STEPS_PER_DAY

    @cached_property
    def density(self) -> tuple[float, ...]:
        return density(self.phases, self.begin, self.length, self.shapes)

    @cached_property
    def series(self) -> dict[str, list[float]]:
        return {queue: self._series(name) for queue, name in self.names.items()}

    def _series(self, name: str) -> list[float]:
        series = [0.0] * self.length
        for start, count, amount in spans(self.records, name):
            begin = (start - self.begin) // STEP
            steps = range(begin, min(self.length, begin + count))
            for step, value in zip(steps, shared_out(amount, self.density[begin : steps.stop]), strict=True):
                series[step] += value
        return series

    @cached_property
    def covered(self) -> list[bool]:
        """Whether any queue has a row that speaks for the step."""
        covered = [False] * self.length
        for name in self.names.values():
            for start, count, _ in spans(self.records, name):
                begin = (start - self.begin) // STEP
                covered[begin : begin + count] = [True] * (min(self.length, begin + count) - begin)
        return covered

    def steps(self, phase: Phase) -> range:
        """The steps of a phase as far as they are told."""
        first, last = (phase.start - self.begin) // STEP, (phase.end - self.begin) // STEP
        return range(max(0, min(self.length, first)), max(0, min(self.length, last)))

    def of(self, queue: str, phase: Phase) -> list[float]:
        """The contacts of a phase by step; what lies outside the table counts as 0."""
        told = self.steps(phase)
        before = max(0, min(len_of(phase), told.start - (phase.start - self.begin) // STEP))
        inside = self.series[queue][told.start : told.stop]
        return [*(0.0,) * before, *inside, *(0.0,) * (len_of(phase) - before - len(inside))]

    def usual_day(self, queue: str) -> tuple[float, ...] | None:
        """The mean day outside every phase by the clock; None when the table has no such moment."""
        sums, counts = [0.0] * STEPS_PER_DAY, [0] * STEPS_PER_DAY
        busy = {step for phase in self.phases for step in self.steps(phase)}
        for step, value in enumerate(self.series[queue]):
            if step not in busy and self.covered[step]:
                sums[step % STEPS_PER_DAY] += value
                counts[step % STEPS_PER_DAY] += 1
        if not all(counts):
            return None
        return tuple(one / count for one, count in zip(sums, counts, strict=True))


def len_of(phase: Phase) -> int:
    """How many steps a phase has."""
    return (phase.end - phase.start) // STEP
