"""A drill: a day of the sale played to a team that practises, with something that goes wrong."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.domain.playbook import Id, Words
from shiftplan.language import say

STEP_MINUTES = 5
"""How finely a drill tells what happened."""
SLOWEST, FASTEST = 1, 3600


class HappeningKind(StrEnum):
    CONTACTS = "contacts"  # so many times as many come
    STOP = "stop"  # nobody can answer; what is held stands still
    SLOW = "slow"  # those who come take so many times as long
    MISSING = "missing"  # a share of the people on shift does not come, or goes
    NEWS = "news"  # nothing but its words


class Happening(Frozen):
    """What goes on from `after_minutes` (from the strike; below zero: before it) for `minutes`.

    `times` is for contacts and slow, `share` of the people for missing; no `queues` are all. `news` is what
    the team hears of it, as a line in the log.
    """

    kind: HappeningKind
    after_minutes: int = Field(default=0, ge=-1440, le=1440)
    minutes: int = Field(default=0, ge=0, le=1440)
    times: float = Field(default=1.0, ge=0, le=100)
    share: float = Field(default=0.0, ge=0, le=1)
    queues: tuple[str, ...] = ()
    news: Words | None = None

    @model_validator(mode="after")
    def lasts(self) -> Self:
        if self.kind is not HappeningKind.NEWS and not self.minutes:
            raise ValueError(say("{kind} needs minutes: how long it lasts", kind=self.kind.value))
        if self.kind is HappeningKind.NEWS and self.news is None:
            raise ValueError(say("news needs its words: news.zh and news.en"))
        return self


class Scenario(Frozen):
    """What goes wrong in a drill. It strikes at the opening unless told; the drill begins before that and
    lasts `hours`. `declares` is the code of the incident card that fits (E1, E2, E3), "" for none.
    """

    id: Id
    title: Words
    story: Words
    practises: Words
    declares: str = ""
    begins_before_minutes: int = Field(default=60, ge=0, le=720)
    hours: float = Field(default=24, gt=0, le=72)
    happenings: tuple[Happening, ...] = Field(min_length=1)


class Drill(Frozen):
    """A drill as it was begun; the moments are local wall time of the plan. Where its clock stands is told by
    `plan_clock`.
    """

    name: str
    scenario: str
    seed: int
    speed: float
    who: str
    made_at: datetime
    begins: datetime
    strikes: datetime
    ends: datetime

    def moment(self, happening: Happening) -> datetime:
        return self.strikes + timedelta(minutes=happening.after_minutes)


class Interval(Frozen):
    """Five minutes of a queue as they went: contacts that came, how those answered in it were answered."""

    queue: str
    start: datetime
    contacts: float
    first_reply_seconds: float | None
    three_minute_rate: float | None
    waiting: float
    present: float


class Course(Frozen):
    """How a queue did over a drill: contacts, the share answered within three minutes, the average reply."""

    queue: str
    contacts: float
    three_minute_rate: float | None
    first_reply_seconds: float | None
    longest_queue: float


class SlotService(Frozen):
    """A slot of all queues together, as it went and as it would have gone without any action."""

    start: datetime
    contacts: float
    three_minute_rate: float | None
    without: float | None


class Deed(Frozen):
    """Something the team did: how many simulated minutes after the strike."""

    at: datetime
    minutes: float
    what: str
    who: str


class Led(Frozen):
    """How an incident was led; minutes count from its declaration, `declared_minutes` from the strike.

    `late_updates` came after they were owed, or are owed still. Where it is `gated` the words to customers
    wait for signatures, given after `signed_minutes`. `cautions` were found in updates.
    """

    name: str
    title: str
    declared_minutes: float
    updates: int
    late_updates: int
    longest_late_minutes: float
    decision_minutes: tuple[float, ...]
    gated: bool
    signed_minutes: float | None
    cautions: tuple[str, ...]
    closed_minutes: float | None


class DrillReport(Frozen):
    """What happened, what the team did and how fast, and what came of it.

    `levels` are those that the desk showed, when it showed them.
    """

    drill: Drill
    scenario: Scenario
    until: datetime
    over: bool
    happened: tuple[tuple[datetime, Words], ...]
    declared_minutes: float | None
    declared_card: str | None
    first_action_minutes: float | None
    levels: tuple[tuple[datetime, str], ...]
    deeds: tuple[Deed, ...]
    with_actions: tuple[Course, ...]
    without: tuple[Course, ...]
    slots: tuple[SlotService, ...]
    led: tuple[Led, ...] = ()
    unplayed: tuple[str, ...] = ()
    """Actions that the simulation does not react to."""
