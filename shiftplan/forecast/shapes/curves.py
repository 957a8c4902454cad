"""Day shapes as 288 steps of five minutes."""

from collections.abc import Sequence

from shiftplan.domain.day_shape import HOURS, STEPS_PER_HOUR, DayShape, Shapes
from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.domain.traffic import STEP_MINUTES

STEPS_PER_DAY = HOURS * STEPS_PER_HOUR
Steps = tuple[float, ...]


class Curves:
    """The curves of `shapes`, each worked out once. Every curve adds up to 1."""

    def __init__(self, shapes: Shapes) -> None:
        self.shapes = shapes
        self._quiet: dict[PhaseKind, Steps] = {}
        self._open: dict[tuple[PhaseKind, int], Steps] = {}

    def quiet(self, kind: PhaseKind) -> Steps:
        """A day of such a phase without an opening, by the clock; an ordinary day when there is no shape."""
        if kind not in self._quiet:
            own = [day for day in self.shapes.days if day.opening_hour is None]
            found = next((day for day in own if kind in day.kinds), own[0] if own else self.shapes.days[0])
            self._quiet[kind] = _even(found.weights)
        return self._quiet[kind]

    def after_opening(self, kind: PhaseKind, minute: int) -> Steps:
        """The 24 hours after an opening at `minute` of the day, by the time since it.

        The shape of the kind whose opening hour is nearest around the clock is taken. When that is another
        hour, only its rush (the first `rush_hours`) is kept and moved; the rest of the day follows the clock
        of an ordinary day. The first hour falls as `opening_steps` say.
        """
        key = (kind, minute)
        if key not in self._open:
            self._open[key] = self._opened(kind, minute)
        return self._open[key]

    def _opened(self, kind: PhaseKind, minute: int) -> Steps:
        own = self._nearest(kind, minute)
        if own is None:
            return _sharp(_from(self.quiet(kind), minute), self.shapes.opening_steps)
        at = (own.opening_hour or 0) * 60
        steps = _from(_even(own.weights), at)
        if at != minute:
            rush = steps[: self.shapes.rush_hours * STEPS_PER_HOUR]
            steps = _after(rush, _from(self.quiet(PhaseKind.ORDINARY), minute))
        return _sharp(steps, self.shapes.opening_steps)

    def _nearest(self, kind: PhaseKind, minute: int) -> DayShape | None:
        fit = [day for day in self.shapes.days if day.opening_hour is not None and kind in day.kinds]
        return min(fit, key=lambda day: _apart((day.opening_hour or 0) * 60, minute), default=None)


def _even(weights: Sequence[float]) -> Steps:
    """24 weights as 288 steps by the clock that add up to 1."""
    whole = sum(weights) * STEPS_PER_HOUR
    return tuple(weight / whole for weight in weights for _ in range(STEPS_PER_HOUR))


def _from(steps: Steps, minute: int) -> Steps:
    """A day by the clock as the 24 hours since `minute`."""
    first = minute // STEP_MINUTES
    return steps[first:] + steps[:first]


def _after(rush: Steps, ordinary: Steps) -> Steps:
    """The rush as it is, and what it leaves of the day shared out as on an ordinary one."""
    rest = ordinary[len(rush) :]
    left = max(0.0, 1 - sum(rush))
    whole = sum(rest)
    return (*rush, *(value * left / whole if whole else left / max(1, len(rest)) for value in rest))


def _sharp(steps: Steps, profile: Sequence[float]) -> Steps:
    """The first hour by the profile, its sum unchanged."""
    hour, whole = sum(steps[: len(profile)]), sum(profile)
    if not whole:
        return steps
    return (*(hour * part / whole for part in profile), *steps[len(profile) :])


def _apart(one: int, other: int) -> int:
    """Minutes between two moments of the day, the shorter way round the clock."""
    apart = abs(one - other) % MINUTES_PER_DAY
    return min(apart, MINUTES_PER_DAY - apart)
