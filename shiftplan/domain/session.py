"""Training and briefing sessions: time on shift, paid, in which nobody is served."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from shiftplan.domain.base import Frozen
from shiftplan.domain.clock import ClockMinute
from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.when import Force


class SessionKind(StrEnum):
    TRAINING = "training"
    BRIEFING = "briefing"


class Session(Frozen):
    """`minutes` long, on one of `days`, begun at or after `since` and over by `until`.

    Everybody meant attends once: `agents`, or else those of `team`, or else those who serve `queue`, or
    else all. A group session is held once, at one time, for all; else each attends at a time of their own.
    As a rule, whoever can work on the session's day must be there; as a wish, each who misses it costs
    `weight`.
    """

    id: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")
    name: str = ""
    kind: SessionKind = SessionKind.TRAINING
    minutes: int = Field(gt=0, le=480)
    days: tuple[date, ...] = Field(min_length=1)
    since: ClockMinute = 0
    until: ClockMinute = MINUTES_PER_DAY
    agents: tuple[str, ...] = ()
    team: str = ""
    queue: str = ""
    group: bool = True
    force: Force = Force.WISH
    weight: float = Field(default=1, ge=0)


class Attended(Frozen):
    """A session in somebody's shift, from `minute` (from 00:00 of the shift's day) for `minutes`."""

    session: str
    minute: int = Field(ge=0)
    minutes: int = Field(gt=0)
