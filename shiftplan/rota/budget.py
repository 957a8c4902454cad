"""How much of the search is over: by the clock, or by the work done."""

from time import monotonic

from shiftplan.rota.limits import Limits

LEAST_SECONDS = 0.05
UNLIMITED = 1e6
"""Seconds that no job takes: the time of a job that is limited by its work."""


class Budget:
    """Counts what is spent of the limits; everything that depends on time asks here.

    `eager`: something better than the start is wanted sooner than a proof.
    """

    def __init__(self, limits: Limits, began: float, *, eager: bool = False) -> None:
        self.limits = limits
        self.began = began
        self.eager = eager
        self.done = 0

    @property
    def by_work(self) -> bool:
        return self.limits.work is not None

    def spend(self, work: int) -> None:
        self.done += work

    @property
    def elapsed(self) -> float:
        """Seconds since the beginning, for reports only."""
        return monotonic() - self.began

    @property
    def share(self) -> float:
        """How much of the search is over, 0 to 1 and beyond."""
        if self.limits.work is not None:
            return self.done / self.limits.work
        return self.elapsed / self.limits.seconds

    @property
    def over(self) -> bool:
        return self.share >= 1

    @property
    def left(self) -> float:
        """Seconds that a job may take."""
        if self.by_work:
            return UNLIMITED
        return max(LEAST_SECONDS, self.limits.seconds - self.elapsed)
