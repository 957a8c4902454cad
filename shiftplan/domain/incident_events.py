"""What happens in an incident beside its steps: severity, seats, decisions, absences, the close.

Each is one row of the journal, of the kind `incident`, whose subject is the number of the incident.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.domain.playbook import Id, Words
from shiftplan.language import say

KIND = "incident"
"""Of the journal's rows that hold these values."""


class Severity(Frozen):
    """How bad an incident is: what makes it so, who is told, how often an update is owed."""

    id: str = Field(pattern=r"^S[1-9]$")
    name: Words
    criteria: Words
    tell: Words
    update_minutes: int = Field(gt=0, le=1440)


class Severities(Frozen):
    """The levels, the worst first. `at_first` is that of an incident declared without one.

    `update` is the text of an update with gaps in braces; those that are known are filled.
    """

    id: Id
    at_first: str
    update: Words
    levels: tuple[Severity, ...] = Field(min_length=1, max_length=9)

    @model_validator(mode="after")
    def levels_are_in_order(self) -> Self:
        ids = [level.id for level in self.levels]
        if ids != sorted(set(ids)):
            raise ValueError(
                say("the levels stand from S1 downwards, each once; read {ids}", ids=", ".join(ids))
            )
        if self.at_first not in ids:
            raise ValueError(say("at_first is {id}, which is no level here", id=self.at_first))
        return self

    def level(self, level_id: str) -> Severity:
        """The level of this id; the worst when it is no longer there, so that nothing is owed later."""
        return next((level for level in self.levels if level.id == level_id), self.levels[0])


class LineKind(StrEnum):
    """What a line of the log is; a line without a kind is an observation."""

    OBSERVATION = "observation"
    DECISION = "decision"
    UPDATE = "update"


class SeveritySet(Frozen):
    """The severity from here on. The first one, at the declaration, needs no reason."""

    what: Literal["severity"] = "severity"
    level: str
    reason: str = ""


class Titled(Frozen):
    """What the incident is called from here on."""

    what: Literal["title"] = "title"
    title: str


class SeatTaken(Frozen):
    """Somebody sits on a seat from here on; `agent` is their id when they are of the plan."""

    what: Literal["seat"] = "seat"
    seat: str
    name: str
    agent: str = ""


class Written(Frozen):
    """A decision, with who decided and why, or an update given to those who are told."""

    what: Literal["line"] = "line"
    kind: LineKind
    text: str
    decided_by: str = ""
    why: str = ""


class Missing(Frozen):
    """People who are missing on a day; `since` when they left in the middle of their shift (wall time)."""

    what: Literal["absent"] = "absent"
    agents: tuple[str, ...]
    day: date
    since: datetime | None = None
    note: str = ""


class Ended(Frozen):
    """How an incident was closed: after the good slots or for a reason, and handed over aloud to whom."""

    what: Literal["closing"] = "closing"
    handed_to: str
    reason: str = ""


Happening = SeveritySet | Titled | SeatTaken | Written | Missing | Ended
CONTENT: TypeAdapter[Happening] = TypeAdapter(Annotated[Happening, Field(discriminator="what")])


class Told(Frozen):
    """One of these values with who wrote it when (an instant with its zone)."""

    content: Annotated[Happening, Field(discriminator="what")]
    who: str
    at: datetime
