"""What every kind of recipe stands on: the plan's calendar in steps of five minutes, and its names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from shiftplan.domain.day_shape import Shapes
from shiftplan.domain.derivation import Records
from shiftplan.domain.event import Phase
from shiftplan.domain.grid import MINUTES_PER_DAY, TimeGrid
from shiftplan.domain.plan import Settings
from shiftplan.domain.traffic import STEP_MINUTES
from shiftplan.forecast.shapes import density
from shiftplan.forecast.shapes.split import shared_out
from shiftplan.language import Message, say

STEP = timedelta(minutes=STEP_MINUTES)
STEPS_PER_DAY = MINUTES_PER_DAY // STEP_MINUTES
FAR = timedelta(days=62)  # phases that reach further out than this are cut: no sale is that long


@dataclass(frozen=True)
class Stretch:
    """A phase (None: moments outside every phase) as step numbers, 0 at the plan's begin."""

    phase: Phase | None
    steps: range

    @property
    def id(self) -> str | None:
        return self.phase.id if self.phase else None

    @property
    def name(self) -> Message:
        return say("{phase}", phase=self.phase.name) if self.phase else say("outside the phases")


@dataclass(frozen=True)
class Ground:
    """The plan, the shapes, and the tables that the recipe names, by file."""

    settings: Settings
    shapes: Shapes
    tables: dict[str, Records]

    @property
    def grid(self) -> TimeGrid:
        return self.settings.grid

    @property
    def steps(self) -> int:
        """How many steps the plan has."""
        return self.grid.slots * self.grid.minutes // STEP_MINUTES

    @cached_property
    def density(self) -> tuple[float, ...]:
        """Expected contacts in each step of the plan, in ordinary days."""
        return density(self.settings.event.phases, self.grid.begin, self.steps, self.shapes)

    def number(self, moment: datetime) -> int:
        """The step that holds a moment; below 0 before the plan."""
        return (moment - self.grid.begin) // STEP

    @cached_property
    def phases(self) -> tuple[Stretch, ...]:
        """The phases in order, whole, even where they reach out of the plan."""
        first, last = self.number(self.grid.begin - FAR), self.number(self.grid.end + FAR)
        return tuple(
            Stretch(phase, range(max(first, self.number(phase.start)), min(last, self.number(phase.end))))
            for phase in sorted(self.settings.event.phases, key=lambda phase: phase.start)
        )

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The phases and gaps of the plan in order, cut to the plan; together every step once."""
        return tuple(self._cut())

    def _cut(self) -> Iterator[Stretch]:
        at = 0
        for stretch in self.phases:
            begin, end = max(at, stretch.steps.start), min(self.steps, stretch.steps.stop)
            if begin >= end:
                continue
            if begin > at:
                yield Stretch(None, range(at, begin))
            yield Stretch(stretch.phase, range(begin, end))
            at = end
        if at < self.steps:
            yield Stretch(None, range(at, self.steps))

    def inside(self, stretch: Stretch) -> range:
        """The part of a whole phase that lies in the plan."""
        return range(max(0, stretch.steps.start), max(0, min(self.steps, stretch.steps.stop)))

    def spread(self, stretch: Stretch, total: float) -> tuple[float, ...]:
        """`total` over the steps of a whole phase by their density; those in the plan."""
        first = self.inside(stretch).start - stretch.steps.start
        return shared_out(total, self._weights(stretch))[first : first + len(self.inside(stretch))]

    def mass(self, stretch: Stretch) -> float:
        """What is expected in a whole phase, in ordinary days."""
        return sum(self._weights(stretch))

    def _weights(self, stretch: Stretch) -> tuple[float, ...]:
        if stretch.steps not in self._kept:
            begin = self.grid.begin + stretch.steps.start * STEP
            phases, count = self.settings.event.phases, len(stretch.steps)
            self._kept[stretch.steps] = density(phases, begin, count, self.shapes)
        return self._kept[stretch.steps]

    @cached_property
    def _kept(self) -> dict[range, tuple[float, ...]]:
        """Densities worked out already."""
        return {}

    def queue_name(self, queue: str) -> str:
        return next(known.name for known in self.settings.queues if known.id == queue)


def total(series: Sequence[float], steps: range) -> float:
    return sum(series[steps.start : steps.stop])
