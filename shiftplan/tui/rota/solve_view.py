"""What the solve panel says: a running or ended solve as one value with the answers."""

from enum import StrEnum
from functools import cached_property
from typing import Any

from shiftplan.domain.base import Frozen
from shiftplan.domain.outcome import Doing, Outcome, Progress, Status, relative_gap
from shiftplan.domain.rota import Rota

LIMITS = (30, 60, 180, 600)
"""Seconds to choose from."""
USUAL_LIMIT = 60


class State(StrEnum):
    """Where a solve stands; the ends are told apart as the reader must act differently on each."""

    READY = "ready"
    RUNNING = "running"
    STOPPING = "stopping"
    OPTIMAL = "optimal"
    TIME_UP = "time_up"
    STOPPED = "stopped"
    STOPPED_EMPTY = "stopped_empty"
    TIME_UP_EMPTY = "time_up_empty"
    INFEASIBLE = "infeasible"
    FAILED = "failed"


ENDS = {
    (Status.OPTIMAL, True): State.OPTIMAL,
    (Status.FEASIBLE, True): State.TIME_UP,
    (Status.STOPPED, True): State.STOPPED,
    (Status.STOPPED, False): State.STOPPED_EMPTY,
    (Status.UNKNOWN, False): State.TIME_UP_EMPTY,
    (Status.INFEASIBLE, False): State.INFEASIBLE,
}


class SolveView(Frozen):
    """`seconds_allowed` is the limit chosen; `started`: there was a solve; `running`: there is one.

    `part`: only a part of the rota is solved, and what is proved holds for that part.
    """

    seconds_allowed: int = USUAL_LIMIT
    history: tuple[Progress, ...] = ()
    outcome: Outcome | None = None
    running: bool = False
    stopping: bool = False
    started: bool = False
    part: bool = False

    @property
    def state(self) -> State:
        if self.running:
            return State.STOPPING if self.stopping else State.RUNNING
        if self.outcome is not None:
            return ENDS.get((self.outcome.status, self.outcome.rota is not None), State.FAILED)
        return State.FAILED if self.started else State.READY

    @property
    def elapsed(self) -> float:
        if self.outcome is not None:
            return self.outcome.seconds
        return self.history[-1].seconds if self.history else 0.0

    @property
    def share(self) -> float:
        """How much of the time allowed has gone, at most 1."""
        return min(1.0, self.elapsed / self.seconds_allowed)

    @property
    def phase(self) -> str:
        return self.history[-1].phase if self.history else ""

    @property
    def doing(self) -> tuple[Doing, ...]:
        """What the workers do now."""
        return self.history[-1].doing if self.history else ()

    @cached_property
    def best(self) -> float | None:
        if self.outcome is not None:
            return self.outcome.objective
        return next((p.best for p in reversed(self.history) if p.best is not None), None)

    @cached_property
    def bound(self) -> float | None:
        if self.outcome is not None and self.outcome.bound is not None:
            return self.outcome.bound
        return next((p.bound for p in reversed(self.history) if p.bound is not None), None)

    @property
    def gap(self) -> float | None:
        return relative_gap(self.best, self.bound)

    @cached_property
    def rota(self) -> Rota | None:
        """The best rota seen so far."""
        if self.outcome is not None and self.outcome.rota is not None:
            return self.outcome.rota
        return next((p.rota for p in reversed(self.history) if p.rota is not None), None)

    @cached_property
    def falling(self) -> tuple[tuple[float, float], ...]:
        """Best value over time as (seconds, value)."""
        return tuple((p.seconds, p.best) for p in self.history if p.best is not None)

    @cached_property
    def rising(self) -> tuple[tuple[float, float], ...]:
        """Proven bound over time as (seconds, value)."""
        return tuple((p.seconds, p.bound) for p in self.history if p.bound is not None)

    def but(self, **changes: Any) -> "SolveView":
        """A view like this one with these fields changed, its answers worked out anew."""
        kept = {name: getattr(self, name) for name in SolveView.model_fields}
        return SolveView(**{**kept, **changes})

    def begun(self, history: tuple[Progress, ...], *, part: bool = False) -> "SolveView":
        """A solve that has just begun, with what it has told so far."""
        return SolveView(seconds_allowed=self.seconds_allowed, history=history, running=True, part=part)

    def ended(self, outcome: Outcome | None) -> "SolveView":
        """The same solve after its end; without an outcome it broke off."""
        return self.but(outcome=outcome, running=False, stopping=False, started=True)

    def longer(self) -> "SolveView":
        """Ready for a solve with the next of the limits, round the end."""
        behind = [limit for limit in LIMITS if limit > self.seconds_allowed]
        return SolveView(seconds_allowed=(behind or LIMITS)[0])
