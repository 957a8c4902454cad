"""A rush that comes later than planned, or runs off faster or slower: the same contacts, moved in time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product

import numpy as np

from shiftplan.domain.traffic import STEP_MINUTES
from shiftplan.forecast.outlook.course import STEP, Course, Floats

LONGEST = timedelta(hours=5)
"""What lies above the usual course for so long after an opening is its rush."""
PACES = {0.6: 0.08, 0.8: 0.22, 1.0: 0.40, 1.25: 0.22, 1.6: 0.08}
DELAYS = {0: 0.6, 10: 0.25, 25: 0.15}
"""Minutes. Both with how likely they are taken to be before anything has come: our defaults."""


@dataclass(frozen=True)
class Bent:
    """A course as it would be with such a rush; `chance` before anything was seen."""

    planned: Floats
    chance: float
    delay_minutes: float = 0.0
    pace: float = 1.0

    @property
    def own(self) -> bool:
        """Whether it is the plan's."""
        return self.pace == 1 and not self.delay_minutes


def opening_in_question(openings: tuple[datetime, ...], course: Course, now: datetime) -> datetime | None:
    """The opening of the course whose rush runs now, else the next one, else none."""
    end = course.begin + course.steps * STEP
    inside = [opening for opening in openings if course.begin <= opening < end]
    running = [opening for opening in inside if opening <= now < opening + LONGEST]
    coming = [opening for opening in inside if opening > now]
    return running[-1] if running else coming[0] if coming else None


def bent(course: Course, opening: datetime | None) -> tuple[Bent, ...]:
    """The courses that are thought possible, the plan's own among them."""
    rush = None if opening is None else _rush(course, opening)
    if opening is None or rush is None:
        return (Bent(course.planned, 1.0),)
    first, usual, above = rush
    return tuple(
        Bent(
            usual + _moved(above, first, delay / STEP_MINUTES, pace),
            PACES[pace] * DELAYS[delay],
            float(delay),
            pace,
        )
        for pace, delay in product(PACES, DELAYS)
    )


def _rush(course: Course, opening: datetime) -> tuple[int, Floats, Floats] | None:
    """The opening's step, the usual course, and what lies above it; the usual one goes straight from the
    rate before the opening to that at the end of the rush.
    """
    first = int(course.step_at(opening))
    last = min(course.steps, first + LONGEST // STEP)
    if last - first < 2:  # noqa: PLR2004 - no time for a rush
        return None
    before = course.planned[max(0, first - 6) : first]
    start = float(before.mean()) if len(before) else float(course.planned[last - 1])
    line = np.linspace(start, float(course.planned[last - 1]), last - first)
    above = np.zeros(course.steps)
    above[first:last] = np.maximum(course.planned[first:last] - line, 0.0)
    return (first, course.planned - above, above) if above.any() else None


def _moved(above: Floats, first: int, delay: float, pace: float) -> Floats:
    """The rush `delay` steps later and `pace` times as fast; what then lies beyond the course falls away."""
    gathered = np.concatenate([[0.0], np.cumsum(above[first:])])
    after = (np.arange(len(above) - first + 1) - delay) * pace
    moved = np.interp(after, np.arange(len(gathered)), gathered)
    found = np.zeros_like(above)
    found[first:] = np.diff(moved)
    return found
