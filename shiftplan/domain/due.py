"""When an item of a playbook is due: so much before or after an anchor."""

from datetime import time
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.language import say


class Anchor(StrEnum):
    """What a due time counts from: the event's main day, its main opening, a phase, a shift boundary, the
    declaration of an incident, or the moment at which any other card was begun.
    """

    DAY = "day"
    OPENING = "opening"
    PHASE = "phase"
    SHIFT = "shift"
    INCIDENT = "incident"
    RUN = "run"


class Edge(StrEnum):
    START = "start"
    END = "end"


class Due(Frozen):
    """`days` and `minutes` from the anchor; `at` then sets the clock of that day (day anchor: 18:00).

    A phase is named by its kind: the start of the first of that kind, or the end of the last; a calendar
    without one counts from the main opening. A shift boundary is the next one that the rota has, of the
    shift named if one is named.
    """

    anchor: Anchor = Anchor.DAY
    days: int = Field(default=0, ge=-400, le=400)
    minutes: int = Field(default=0, ge=-100_000, le=100_000)
    at: time | None = None
    phase: PhaseKind | None = None
    shift: str | None = None
    edge: Edge | None = None

    @model_validator(mode="after")
    def says_which_phase(self) -> Self:
        if (self.phase is not None) != (self.anchor is Anchor.PHASE):
            raise ValueError(say("anchor = phase and phase = (its kind) go together"))
        return self

    @model_validator(mode="after")
    def only_phases_and_shifts_have_edges(self) -> Self:
        if self.edge is not None and self.anchor not in {Anchor.PHASE, Anchor.SHIFT}:
            raise ValueError(say("only a phase or a shift has an edge, start or end"))
        if self.shift is not None and self.anchor is not Anchor.SHIFT:
            raise ValueError(say("a shift is named only with anchor = shift"))
        return self
