"""Checklists, runbooks and incident cards as one model: chapters of items with owner, due time and proof."""

from datetime import time
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import Field, field_validator, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.language import current, printable, say

MOST_ITEMS = 9  # what a person still oversees at a pause point
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]


class Words(Frozen):
    """One text in both languages; `str()` gives the current one, safe on any terminal, line breaks kept."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)

    @model_validator(mode="after")
    def says_something(self) -> Self:
        if not self.zh.strip() or not self.en.strip():
            raise ValueError(say("a text is blank; write it in both languages, zh and en"))
        return self

    def __str__(self) -> str:
        text = self.zh if current() == "zh" else self.en
        return "\n".join(printable(line) for line in text.split("\n"))


class Role(StrEnum):
    """Who owns an item; `[owners]` in plan.toml gives the name."""

    DUTY_LEAD = "duty_lead"
    TEAM_LEAD = "team_lead"
    PLANNER = "planner"
    TRAINER = "trainer"
    HR = "hr"
    SYSTEMS = "systems"
    OPERATIONS = "operations"
    LEGAL = "legal"
    LOGISTICS = "logistics"
    FINANCE = "finance"


class Anchor(StrEnum):
    """What a due time counts from: the event's main day, its main opening, or the start of an incident."""

    DAY = "day"
    OPENING = "opening"
    INCIDENT = "incident"


class Due(Frozen):
    """`days` and `minutes` from the anchor; `at` then sets the clock of that day (day anchor: 18:00)."""

    anchor: Anchor = Anchor.DAY
    days: int = Field(default=0, ge=-400, le=400)
    minutes: int = Field(default=0, ge=-100_000, le=100_000)
    at: time | None = None


class Auto(Frozen):
    """A condition that ticks its item from the plan; `limit` is its threshold, a default of ours."""

    condition: str
    limit: float | None = None


class Item(Frozen):
    """One thing to do: verb and object, with a measurable `done_when`.

    `needs` names items of the same playbook that must be done first: until then this one cannot be ticked
    and its script stays hidden (the legal gate of a price error). `seat` is a seat of an incident's table.
    """

    id: Id
    text: Words
    done_when: Words
    role: Role
    seat: str | None = None
    due: Due | None = None
    auto: Auto | None = None
    needs: tuple[str, ...] = ()
    script: Words | None = None
    warning: Words | None = None
    escalate: Words | None = None

    @field_validator("auto", mode="before")
    @classmethod
    def auto_may_be_a_name(cls, auto: Any) -> Any:
        return {"condition": auto} if isinstance(auto, str) else auto


class Chapter(Frozen):
    """A pause point: nobody goes on before its items are settled."""

    id: Id
    title: Words
    due: Due
    items: tuple[Item, ...] = Field(min_length=1, max_length=MOST_ITEMS)


class Seat(Frozen):
    """A seat at the table of an incident: who takes it and what it is for."""

    id: Id
    name: Words
    role: Role
    duty: Words


class PlaybookKind(StrEnum):
    CHECKLIST = "checklist"
    INCIDENT = "incident"


class Playbook(Frozen):
    """A checklist before the sale or a card for an incident. `sources` are the laws it leans on."""

    id: Id
    kind: PlaybookKind
    code: str = Field(default="", pattern=r"^[A-Za-z0-9]{0,8}$")
    title: Words
    declare_when: Words | None = None
    update_minutes: int | None = Field(default=None, gt=0)
    sources: tuple[str, ...] = ()
    seats: tuple[Seat, ...] = ()
    chapters: tuple[Chapter, ...] = Field(min_length=1)

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for chapter in self.chapters for item in chapter.items)

    def item(self, item_id: str) -> Item | None:
        return next((item for item in self.items if item.id == item_id), None)

    @model_validator(mode="after")
    def ids_are_unique(self) -> Self:
        ids = [item.id for item in self.items] + [chapter.id for chapter in self.chapters]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(
                say("the id {id} is used twice; give each chapter and item its own", id=twice[0])
            )
        return self

    @model_validator(mode="after")
    def only_incidents_count_from_an_incident(self) -> Self:
        dues = [chapter.due for chapter in self.chapters] + [item.due for item in self.items if item.due]
        if self.kind is PlaybookKind.CHECKLIST and any(due.anchor is Anchor.INCIDENT for due in dues):
            raise ValueError(say("a checklist is due by day or opening, not by incident"))
        return self

    @model_validator(mode="after")
    def names_are_defined(self) -> Self:
        items, seats = {item.id for item in self.items}, {seat.id for seat in self.seats}
        for item in self.items:
            for name in item.needs:
                if name not in items or name == item.id:
                    raise ValueError(
                        say("item {id} needs {other}, which is no other item here", id=item.id, other=name)
                    )
            if item.seat is not None and item.seat not in seats:
                raise ValueError(
                    say("item {id} sits on {seat}, which is no seat here", id=item.id, seat=item.seat)
                )
        return self

    @model_validator(mode="after")
    def nothing_waits_for_itself(self) -> Self:
        """Take away what waits for nothing, again and again; what is left waits in a circle."""
        waiting = {item.id: set(item.needs) for item in self.items}
        while free := {name for name, needs in waiting.items() if not needs & waiting.keys()}:
            waiting = {name: needs for name, needs in waiting.items() if name not in free}
        if waiting:
            raise ValueError(
                say("these items wait for one another: {names}", names=", ".join(sorted(waiting)))
            )
        return self
