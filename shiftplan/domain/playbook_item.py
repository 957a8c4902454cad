"""One item of a playbook: what to do, whose it is, when it is due, what shows it, what ticks or branches."""

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import Field, field_validator, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.domain.due import Due
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


class Auto(Frozen):
    """A condition that ticks its item from the plan; `limit` is its threshold, a default of ours."""

    condition: str
    limit: float | None = None


class When(Frozen):
    """What must hold for an item or a chapter to be there at all: either an item or a condition is asked.

    Of an item: that it is done, or, with `answer`, that one of these options was chosen. Of a condition: that
    it is met. `met = false` asks for the opposite; what nobody can tell yet holds neither way.
    """

    item: str | None = None
    answer: tuple[str, ...] = ()
    condition: str | None = None
    limit: float | None = None
    met: bool = True

    @field_validator("answer", mode="before")
    @classmethod
    def one_answer_may_stand_alone(cls, answer: Any) -> Any:
        return (answer,) if isinstance(answer, str) else answer

    @model_validator(mode="after")
    def asks_one_thing(self) -> Self:
        if (self.item is None) == (self.condition is None):
            raise ValueError(say("when asks either an item or a condition; write one of the two"))
        if self.item is None and self.answer:
            raise ValueError(say("an answer belongs to an item; a condition has none"))
        return self


class Option(Frozen):
    """One of the answers of an item that asks."""

    id: Id
    text: Words


class Item(Frozen):
    """One thing to do: verb and object, with a measurable `done_when`.

    `needs` names items of the same playbook that must be settled first: until then this one cannot be ticked
    and its script stays hidden (the legal gate of a price error). `when` must hold, every part of it, for the
    item to be there. An item with `options` asks: it is done once one is chosen. `timer_minutes` runs from
    the moment the item is under way; with `repeats` anew after each note. `seat` is a seat of an incident's
    table. `log` says what to write down, `avoid` which words not to use.
    """

    id: Id
    text: Words
    done_when: Words
    role: Role
    seat: str | None = None
    due: Due | None = None
    auto: Auto | None = None
    needs: tuple[str, ...] = ()
    when: tuple[When, ...] = ()
    options: tuple[Option, ...] = Field(default=(), max_length=MOST_ITEMS)
    timer_minutes: int | None = Field(default=None, gt=0, le=10_080)
    repeats: bool = False
    script: Words | None = None
    warning: Words | None = None
    avoid: Words | None = None
    escalate: Words | None = None
    log: Words | None = None

    @field_validator("auto", mode="before")
    @classmethod
    def auto_may_be_a_name(cls, auto: Any) -> Any:
        return {"condition": auto} if isinstance(auto, str) else auto

    @field_validator("when", mode="before")
    @classmethod
    def one_when_may_stand_alone(cls, when: Any) -> Any:
        return one_or_more(when)

    def option(self, answer: str) -> Option | None:
        return next((option for option in self.options if option.id == answer), None)

    @model_validator(mode="after")
    def asks_for_one_of_several(self) -> Self:
        ids = [option.id for option in self.options]
        if len(ids) == 1 or len(set(ids)) < len(ids):
            raise ValueError(
                say("item {id} asks; give it two options or more, each with its own id", id=self.id)
            )
        if ids and self.auto is not None:
            raise ValueError(say("item {id} asks; no condition can answer for a person", id=self.id))
        return self

    @model_validator(mode="after")
    def only_a_timer_repeats(self) -> Self:
        if self.repeats and self.timer_minutes is None:
            raise ValueError(say("item {id} repeats without timer_minutes", id=self.id))
        return self


def one_or_more(value: Any) -> Any:
    """A table alone counts as a list of one."""
    return (value,) if isinstance(value, dict | When) else value
