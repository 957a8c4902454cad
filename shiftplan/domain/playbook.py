"""Checklists, incident cards, routine cards and their like as one model: chapters of items."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Self

from pydantic import Field, field_validator, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.domain.due import Anchor, Due, Edge
from shiftplan.domain.playbook_item import (
    MOST_ITEMS,
    Auto,
    Id,
    Item,
    Option,
    Role,
    When,
    Words,
    one_or_more,
)
from shiftplan.language import say

__all__ = [
    "MOST_ITEMS",
    "Anchor",
    "Auto",
    "Chapter",
    "Due",
    "Edge",
    "Id",
    "Item",
    "Option",
    "Playbook",
    "PlaybookKind",
    "Role",
    "Seat",
    "When",
    "Words",
]


class Chapter(Frozen):
    """A pause point: nobody goes on before its items are settled. `when` must hold for all of them."""

    id: Id
    title: Words
    due: Due
    when: tuple[When, ...] = ()
    items: tuple[Item, ...] = Field(min_length=1, max_length=MOST_ITEMS)

    @field_validator("when", mode="before")
    @classmethod
    def one_when_may_stand_alone(cls, when: Any) -> Any:
        return one_or_more(when)


class Seat(Frozen):
    """A seat at the table of an incident: who takes it and what it is for."""

    id: Id
    name: Words
    role: Role
    duty: Words


class PlaybookKind(StrEnum):
    """A checklist is walked once in a plan; of every other card there is a run for each case."""

    CHECKLIST = "checklist"
    INCIDENT = "incident"
    ROUTINE = "routine"
    COMPLAINT = "complaint"
    REVIEW = "review"
    ORDER_STATE = "order_state"
    AFTER_SALE = "after_sale"


class Playbook(Frozen):
    """A checklist, or a card that is walked once for each case. `sources` are the laws it leans on.

    `declare_when` says when to take the card. The order of `code` is that of the shelf.
    """

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

    @property
    def has_runs(self) -> bool:
        return self.kind is not PlaybookKind.CHECKLIST

    def item(self, item_id: str) -> Item | None:
        return next((item for item in self.items if item.id == item_id), None)

    def before(self) -> dict[str, frozenset[str]]:
        """The items that each item looks at: those it needs, and those whose answer opens it."""
        return {
            item.id: frozenset((*item.needs, *(w.item for w in (*chapter.when, *item.when) if w.item)))
            for chapter in self.chapters
            for item in chapter.items
        }

    @property
    def conditions(self) -> Iterator[tuple[str, str]]:
        """Every condition with the chapter or item that reads it."""
        for chapter in self.chapters:
            yield from ((chapter.id, when.condition) for when in chapter.when if when.condition)
            for item in chapter.items:
                yield from ((item.id, when.condition) for when in item.when if when.condition)
                if item.auto:
                    yield item.id, item.auto.condition

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
    def dues_count_from_what_there_is(self) -> Self:
        """A checklist has no moment at which it was begun; only an incident is declared."""
        anchors = [due.anchor for chapter in self.chapters for due in (chapter.due, *_dues(chapter))]
        if not self.has_runs and {Anchor.INCIDENT, Anchor.RUN} & set(anchors):
            raise ValueError(say("a checklist is due by day, opening, phase or shift, not by incident"))
        wrong = Anchor.RUN if self.kind is PlaybookKind.INCIDENT else Anchor.INCIDENT
        if wrong in anchors:
            raise ValueError(say("an incident counts from anchor incident, any other card from anchor run"))
        return self

    @model_validator(mode="after")
    def names_are_defined(self) -> Self:
        seats = {seat.id for seat in self.seats}
        for name, others in self.before().items():
            for other in others:
                if self.item(other) is None or other == name:
                    raise ValueError(
                        say("item {id} needs {other}, which is no other item here", id=name, other=other)
                    )
        for item in self.items:
            if item.seat is not None and item.seat not in seats:
                raise ValueError(
                    say("item {id} sits on {seat}, which is no seat here", id=item.id, seat=item.seat)
                )
        return self

    @model_validator(mode="after")
    def answers_are_options(self) -> Self:
        whens = [when for chapter in self.chapters for when in chapter.when]
        whens += [when for item in self.items for when in item.when]
        for when in whens:
            asked = self.item(when.item or "")
            for answer in when.answer:
                if asked is not None and asked.option(answer) is None:
                    raise ValueError(
                        say("item {id} has no option {answer}", id=asked.id, answer=answer),
                    )
        return self

    @model_validator(mode="after")
    def nothing_waits_for_itself(self) -> Self:
        """Take away what waits for nothing, again and again; what is left waits in a circle."""
        waiting = {name: set(others) for name, others in self.before().items()}
        while free := {name for name, others in waiting.items() if not others & waiting.keys()}:
            waiting = {name: others for name, others in waiting.items() if name not in free}
        if waiting:
            raise ValueError(
                say("these items wait for one another: {names}", names=", ".join(sorted(waiting)))
            )
        return self


def _dues(chapter: Chapter) -> tuple[Due, ...]:
    return tuple(item.due for item in chapter.items if item.due)
