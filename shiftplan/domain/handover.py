"""Handover between two shifts: the form as data, a sheet written by the app, what was read back and signed.

A sheet says what holds at one moment, in absolute times, so that it reads the same as long as nothing
happened. Its digest is a fingerprint of what has to be known; a signature holds the sheet that was signed.
"""

import json
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Literal, Self

from pydantic import Field, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.domain.clock import ClockMinute
from shiftplan.domain.playbook import Id, Words
from shiftplan.language import Message, printable, say

DIGITS = 8
"""Of a digest, in hexadecimal: enough to tell the sheets of a plan apart, and to type."""


class Source(StrEnum):
    """Where the points of a section come from; ASK are the form's own questions."""

    LEVEL = "level"
    INCIDENTS = "incidents"
    CASES = "cases"
    CHANGES = "changes"
    ALERTS = "alerts"
    PEOPLE = "people"
    RELIEFS = "reliefs"
    CHECKLIST = "checklist"
    LOG = "log"
    ASK = "ask"


BINDING = frozenset(
    {Source.INCIDENTS, Source.CASES, Source.CHANGES, Source.ALERTS, Source.RELIEFS, Source.ASK}
)
"""Sources of which a new word after a signature has to be told; numbers and log go on by themselves."""


class Question(Frozen):
    """Something to be said at every handover of this shop, whatever happened."""

    id: Id
    text: Words


class Section(Frozen):
    """A section of the form. `words`: log lines that hold one of them (letter case aside) stand in ALERTS,
    the others in LOG. Points of a section with `read_back` are repeated by whoever takes over.
    """

    id: Id
    title: Words
    source: Source
    read_back: bool = True
    words: tuple[str, ...] = ()
    questions: tuple[Question, ...] = Field(default=(), max_length=9)

    @model_validator(mode="after")
    def says_what_its_source_needs(self) -> Self:
        if (self.source is Source.ASK) is not bool(self.questions):
            raise ValueError(say("section {id}: questions go with source = ask, and only there", id=self.id))
        if (self.source is Source.ALERTS) is not bool(self.words):
            raise ValueError(say("section {id}: words go with source = alerts, and only there", id=self.id))
        return self


class Form(Frozen):
    """The form and its rules. `times`: the clock times at which shifts change, where the rota is not to say.

    Otherwise a boundary lies where most seniors end, all that end `gather_minutes` around it belong to it,
    and boundaries lie `least_hours` apart. A handover may be signed `open_before_minutes` before its
    boundary, and is late `sign_within_minutes` after it; what comes `addendum_minutes` later still shows as
    changed. Rule changes of the last `changes_hours` are told. Minutes and hours are our defaults.
    """

    id: Id
    title: Words
    times: tuple[ClockMinute, ...] = ()
    gather_minutes: int = Field(default=90, ge=0, le=480)
    least_hours: float = Field(default=4, gt=0, le=24)
    open_before_minutes: int = Field(default=60, ge=0, le=480)
    sign_within_minutes: int = Field(default=10, ge=1, le=240)
    addendum_minutes: int = Field(default=60, ge=0, le=480)
    changes_hours: float = Field(default=24, gt=0, le=240)
    sections: tuple[Section, ...] = Field(min_length=1, max_length=12)

    @model_validator(mode="after")
    def ids_are_unique(self) -> Self:
        ids = [section.id for section in self.sections]
        ids += [question.id for section in self.sections for question in section.questions]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(
                say("the id {id} is used twice; give each section and question its own", id=twice[0])
            )
        return self

    @model_validator(mode="after")
    def every_source_stands_once(self) -> Self:
        """A promise must not be left out because a section was deleted, nor be told twice."""
        sources = [section.source for section in self.sections]
        twice = [one for one in Source if one is not Source.ASK and sources.count(one) > 1]
        if twice:
            raise ValueError(say("two sections have source = {source}; keep one", source=twice[0].value))
        missing = [one for one in Source if one is not Source.ASK and one not in sources]
        if missing:
            raise ValueError(
                say("no section has source = {source}; nothing may be left out", source=missing[0].value)
            )
        return self


class Boundary(Frozen):
    """Where shifts change, in local wall time. `giving` and `taking` are ids of the seniors who leave and who
    go on; `takes_at` is when the first of the next shift is there, later than `at` where the shop rests.
    """

    at: datetime
    takes_at: datetime
    giving: tuple[str, ...] = ()
    taking: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return f"{self.at:%Y-%m-%dT%H:%M}"


GOES_ON = ("figures", "for_information")
"""Fields of a point that no fingerprint counts."""


class Point(Frozen):
    """One thing to hand over. `words` come from a playbook and stand before `text`, `owner` behind it;
    `correction` is what the taking lead put right when reading it back.

    `figures` go on by themselves every minute: what was read back and seen stays so. A point that is
    `for_information` (the log) is not under the fingerprint of the sheet.
    """

    id: str
    section: str
    text: Message
    words: Words | None = None
    owner: Message | None = None
    correction: str = ""
    figures: Message | None = None
    for_information: bool = False

    def __str__(self) -> str:
        parts = (str(self.words or ""), str(self.text), str(self.figures or ""), str(self.owner or ""))
        said = " · ".join(part for part in parts if part)
        return f"{said} ({printable(self.correction)})" if self.correction else said

    @cached_property
    def key(self) -> str:
        """A fingerprint of what the point says, without its correction."""
        return _digest(self.model_dump_json(exclude={"correction", *GOES_ON}))

    @cached_property
    def said(self) -> str:
        """A fingerprint of what is said, whoever sees to it: a new owner is what a handover asks for."""
        return _digest(self.model_dump_json(exclude={"owner", *GOES_ON}))

    @cached_property
    def digest(self) -> str:
        return _digest(self.model_dump_json(exclude=set(GOES_ON)))


class Sheet(Frozen):
    """A handover as it reads at `cut`, local wall time."""

    cut: datetime
    points: tuple[Point, ...] = ()

    @cached_property
    def digest(self) -> str:
        """A fingerprint of all that is to be known; figures, the log, and when it was said do not count."""
        return _digest(json.dumps([point.digest for point in self.points if not point.for_information]))

    def point(self, point_id: str) -> Point | None:
        return next((point for point in self.points if point.id == point_id), None)

    def beyond(self, signed: "Sheet") -> tuple[Point, ...]:
        """The points that say what another sheet does not."""
        known = {point.said for point in signed.points}
        return tuple(point for point in self.points if point.said not in known)


class Side(StrEnum):
    GIVING = "giving"
    TAKING = "taking"


class ReadBack(Frozen):
    """Somebody repeated a point (or took that back). It holds while the point reads as `key` says."""

    what: Literal["read"] = "read"
    point: str
    key: str
    read: bool = True
    correction: str = Field(default="", max_length=300)


class Skip(Frozen):
    """A boundary is passed over; what is open goes on to the next by itself."""

    what: Literal["skip"] = "skip"
    reason: str = Field(min_length=1, max_length=300)


class Signature(Frozen):
    """A name under a sheet. `reason`: why one person signs on both sides."""

    side: Side
    name: str = Field(min_length=1, max_length=80)
    reason: str = Field(default="", max_length=300)
    sheet: Sheet


class RuleChange(Frozen):
    """A rule, price or script that changed during the day: what, from when (wall time), who said so."""

    what: str = Field(min_length=1, max_length=300)
    since: datetime
    until: datetime | None = None
    said_by: str = Field(default="", max_length=80)


SIDES: dict[Side, Message] = {Side.GIVING: say("giving"), Side.TAKING: say("taking")}


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:DIGITS]
