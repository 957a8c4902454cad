"""The rota: who works which shift on which queue, and what is locked."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from pydantic import ValidationInfo, field_validator

from shiftplan.domain.base import Frozen
from shiftplan.domain.on_the_day import AS_PLANNED, OnTheDay
from shiftplan.domain.session import Attended


class Cell(NamedTuple):
    """One square of the grid: a person and a day."""

    agent: str
    day: date


class Assignment(Frozen):
    """Who works what on a day. What is left out is as the shift template has it.

    `start` is the minute of the day at which it begins; `breaks` where each break of the template begins,
    in minutes from the shift's start; `then` the queue served after the meal; `sessions` are attended
    within the shift; `on_the_day` is what a running day made of it (the start is then still the one told).
    """

    agent: str
    day: date
    shift: str
    queue: str
    start: int | None = None
    breaks: tuple[int, ...] = ()
    then: str | None = None
    sessions: tuple[Attended, ...] = ()
    on_the_day: OnTheDay = AS_PLANNED

    @property
    def cell(self) -> Cell:
        return Cell(self.agent, self.day)


class RotaFacts(Frozen):
    """How a rota came about: its value and proven bound, and fingerprints of what it was made for.

    `bound` is None when the solve ended before one was proved.
    """

    status: str
    objective: float
    bound: float | None = None
    seconds: float
    need_digest: str
    rules_digest: str
    solved_at: datetime
    version: int = 0

    @field_validator("bound", mode="after")
    @classmethod
    def a_bound_of_nothing_is_none(cls, bound: float | None, info: ValidationInfo) -> float | None:
        """Older files have 0 where no bound was proved; below a value above 0 it proves as little."""
        return None if bound is not None and bound <= 0 < info.data.get("objective", 0.0) else bound


class Rota(Frozen):
    """Assignments sorted by agent and day. A lock fixes a cell as it stands: its shift, or its day off."""

    assignments: tuple[Assignment, ...] = ()
    locks: frozenset[Cell] = frozenset()
    facts: RotaFacts | None = None

    @classmethod
    def of(
        cls, assignments: Iterable[Assignment], locks: Iterable[Cell] = (), facts: RotaFacts | None = None
    ) -> "Rota":
        ordered = tuple(sorted(assignments, key=lambda a: (a.agent, a.day, a.shift, a.queue, a.start or 0)))
        return cls(assignments=ordered, locks=frozenset(locks), facts=facts)

    @cached_property
    def by_cell(self) -> dict[Cell, Assignment]:
        """The assignment of each cell; where a bad file has two, the last one."""
        return {assignment.cell: assignment for assignment in self.assignments}

    def at(self, agent: str, day: date) -> Assignment | None:
        return self.by_cell.get(Cell(agent, day))

    def put(self, cell: Cell, assignment: Assignment | None) -> "Rota":
        """A rota like it with one cell replaced (None: a day off); its facts no longer hold."""
        others = [a for a in self.assignments if a.cell != cell]
        return Rota.of([*others, assignment] if assignment else others, self.locks)

    def lock(self, cell: Cell) -> "Rota":
        return self.model_copy(update={"locks": self.locks | {cell}})

    def unlock(self, cell: Cell) -> "Rota":
        return self.model_copy(update={"locks": self.locks - {cell}})
