"""How dense contacts are expected at each moment of a sale's calendar, before its level is known."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from shiftplan.domain.day_shape import Shapes
from shiftplan.domain.event import Phase
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.domain.traffic import STEP_MINUTES
from shiftplan.forecast.shapes.curves import STEPS_PER_DAY, Curves

STEP = timedelta(minutes=STEP_MINUTES)
DAY = timedelta(days=1)
UNMOVED = frozenset({PhaseKind.AFTER_SALE, PhaseKind.ORDINARY})
"""Kinds that follow their own clock even on the day after an opening."""


def density(phases: Sequence[Phase], begin: datetime, steps: int, shapes: Shapes) -> tuple[float, ...]:
    """Expected contacts in each of `steps` steps of five minutes from `begin`; an ordinary day adds up to 1.

    The 24 hours after an opening have the shape of that opening, also when the next phase has begun; other
    days have the shape of their kind of phase. Either is multiplied by the level of the phase on that
    calendar day since its start. Moments outside every phase are ordinary.
    """
    curves = Curves(shapes)
    ordered = sorted(phases, key=lambda phase: phase.start)
    return tuple(_at(begin + i * STEP, ordered, curves) for i in range(steps))


def _at(moment: datetime, phases: Sequence[Phase], curves: Curves) -> float:
    phase = next((one for one in phases if one.start <= moment < one.end), None)
    kind = phase.kind if phase else PhaseKind.ORDINARY
    opener = next((one for one in reversed(phases) if one.opening and one.start <= moment), None)
    level = _level(curves.shapes, kind, (moment.date() - phase.start.date()).days if phase else 0)
    if opener is None or moment >= opener.start + DAY or (kind in UNMOVED and opener is not phase):
        return level * curves.quiet(kind)[_step_of_day(moment)]
    since = (moment - opener.start) // STEP
    return level * curves.after_opening(opener.kind, _step_of_day(opener.start) * STEP_MINUTES)[since]


def _step_of_day(moment: datetime) -> int:
    return (moment.hour * 60 + moment.minute) // STEP_MINUTES % STEPS_PER_DAY


def _level(shapes: Shapes, kind: PhaseKind, day: int) -> float:
    levels = shapes.levels.get(kind, (1.0,))
    return levels[min(day, len(levels) - 1)]
