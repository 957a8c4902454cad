"""What a what-if copy has otherwise than its plan, one frozen value a kind of change.

A copy keeps them as they were asked for; `applying` carries them out on a plan.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from shiftplan.domain.base import Frozen
from shiftplan.domain.people import Tier

MOST_PEOPLE = 500
MOST_MOVED = 12 * 60
"""Minutes by which a shift can be moved."""


class OtherScenario(Frozen):
    """The plan is made for another scenario of its forecast."""

    kind: Literal["scenario"] = "scenario"
    name: str = Field(min_length=1)


class OtherContacts(Frozen):
    """Every contact of the forecast times `factor`."""

    kind: Literal["contacts"] = "contacts"
    factor: float = Field(gt=0, le=100)


class MorePeople(Frozen):
    """`count` people more, each as the people of this contract, tier and queues are; what is not said is as
    most of the plan's temps have it (of the others, where it has none). `shifts`: they work only these.
    """

    kind: Literal["people"] = "people"
    count: int = Field(default=1, ge=1, le=MOST_PEOPLE)
    contract: str | None = None
    tier: Tier | None = None
    queues: tuple[str, ...] = ()
    shifts: tuple[str, ...] = ()


class OtherPhase(Frozen):
    """A phase of the sale begins at another time; at an opening the rush of contacts comes along."""

    kind: Literal["phase"] = "phase"
    phase: str
    start: datetime


class OtherTarget(Frozen):
    """Another share to be answered in time, or another time to answer in."""

    kind: Literal["target"] = "target"
    queue: str
    share: float | None = Field(default=None, gt=0, lt=1)
    within_seconds: float | None = Field(default=None, ge=0, le=86_400)


class MoreHours(Frozen):
    """`hours` more a week: for one person, or (`agent` empty) for everybody whom the law lets work longer."""

    kind: Literal["hours"] = "hours"
    agent: str = ""
    hours: float = Field(gt=0, le=84)


class MoreSkill(Frozen):
    """Somebody learns a queue."""

    kind: Literal["training"] = "training"
    agent: str
    queue: str


class WishGivenUp(Frozen):
    """A wish for a day off (of a shift, or of the whole day) is given up."""

    kind: Literal["wish"] = "wish"
    agent: str
    day: date
    shift: str | None = None


class OtherStart(Frozen):
    """A shift, or its window of starts, lies so many minutes later (below 0: earlier)."""

    kind: Literal["start"] = "start"
    shift: str
    minutes: int = Field(ge=-MOST_MOVED, le=MOST_MOVED)


Adjustment = Annotated[
    OtherScenario
    | OtherContacts
    | MorePeople
    | OtherPhase
    | OtherTarget
    | MoreHours
    | MoreSkill
    | WishGivenUp
    | OtherStart,
    Field(discriminator="kind"),
]
ADJUSTMENT: TypeAdapter[Adjustment] = TypeAdapter(Adjustment)
