"""A piece of time in which the rate of contacts goes along a straight line."""

from typing import NamedTuple

RAMP_ERROR = 100
"""The constant of the first term that `halves` leaves out, on the safe side (found by trial)."""


class Slope(NamedTuple):
    """Some seconds in which contacts a second go linearly from `start` to `end`."""

    seconds: float
    start: float
    end: float

    def at(self, seconds: float) -> float:
        return self.start + (self.end - self.start) * seconds / self.seconds

    def halves(self, begin: float, seconds: float) -> tuple[tuple[float, float], ...]:
        """Constant rates, with their seconds, that together are of order 4 for a rate linear in time.

        The commutator-free Magnus step (Blanes and Moan 2006): halves at the mean rate ∓ a third of the rise.
        """
        first, last = self.at(begin), self.at(begin + seconds)
        mean, third = (first + last) / 2, (last - first) / 3
        if third == 0:
            return ((mean, seconds),)
        return ((mean - third, seconds / 2), (mean + third, seconds / 2))

    def longest_step(self, tolerance: float, fastest: float) -> float:
        """The seconds for which `halves` keeps the mean number in the system within `tolerance`: what it
        leaves out is a rise of slope·h², moved a third time by the pull back to rest, (fastest·h)³.
        """
        steep = abs(self.end - self.start) / self.seconds
        if steep == 0:
            return self.seconds
        return float((RAMP_ERROR * tolerance / (steep * fastest**3)) ** 0.2)
