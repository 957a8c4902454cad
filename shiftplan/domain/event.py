"""The sale as a calendar of phases, each with its own shape of demand."""

from datetime import date, datetime
from itertools import pairwise
from typing import Self

from pydantic import Field, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.language import say


class Phase(Frozen):
    """A stretch [start, end) of the sale in local wall time; `opening` says that it begins with a rush."""

    id: str
    name: str
    kind: PhaseKind
    start: datetime
    end: datetime
    opening: bool = False

    @model_validator(mode="after")
    def ends_after_it_starts(self) -> Self:
        if self.end <= self.start:
            raise ValueError(
                say(
                    "phase {id} ends at {end}, not after its start {start}",
                    id=self.id,
                    end=self.end,
                    start=self.start,
                )
            )
        return self


def refuse_overlap(phases: tuple[Phase, ...]) -> None:
    """Raises ValueError with both names when two phases of one calendar overlap."""
    for before, after in pairwise(sorted(phases, key=lambda phase: phase.start)):
        if after.start < before.end:
            raise ValueError(
                say(
                    "phases {first} and {second} overlap at {start}",
                    first=before.id,
                    second=after.id,
                    start=after.start,
                )
            )


class Event(Frozen):
    """A sale: its name, its main day (T-0) and its phases in order, which may leave gaps.

    `opening_quarter`: the share of an opening's first hour that comes in its first 15 minutes; None: ours.
    """

    name: str
    day: date
    phases: tuple[Phase, ...] = ()
    opening_quarter: float | None = Field(default=None, gt=0, lt=1)

    @model_validator(mode="after")
    def phases_do_not_overlap(self) -> Self:
        refuse_overlap(self.phases)
        return self

    def phase_at(self, moment: datetime) -> Phase | None:
        return next((phase for phase in self.phases if phase.start <= moment < phase.end), None)

    @property
    def openings(self) -> tuple[datetime, ...]:
        return tuple(sorted(phase.start for phase in self.phases if phase.opening))
