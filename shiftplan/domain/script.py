"""Scripts: what is written to customers, in both languages, with gaps that an order's details fill.

The names of their gaps are those of `GAPS`, the same in both languages: one set of details fills either.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.domain.blanks import GAPS, Filled, fill, gaps_of
from shiftplan.domain.playbook import Id, Words
from shiftplan.language import Message, current, say

LONGEST_TEXT = 500
"""Characters of one message; longer ones are not read on a telephone."""
Tag = Annotated[str, Field(min_length=1, max_length=30)]

FACTS = ("shop", "agent", "carrier", "offer", "rule", "deadline")
"""The gaps that a shop may fill once for all its scripts: nothing in them is about a customer."""


class ScriptKind(StrEnum):
    """What a script is for, in the order in which a talk goes."""

    OPENING = "opening"
    WORRY = "worry"
    CUSTOMER = "customer"
    BARGAIN = "bargain"
    OBJECTION = "objection"
    PAYMENT = "payment"
    SHIPPING = "shipping"
    DELAY = "delay"
    APOLOGY = "apology"
    AFTER_SALE = "after_sale"
    REVIEW = "review"
    CLOSING = "closing"


KIND_NAMES: Mapping[ScriptKind, Message] = {
    ScriptKind.OPENING: say("Greetings"),
    ScriptKind.WORRY: say("Worries"),
    ScriptKind.CUSTOMER: say("Customers"),
    ScriptKind.BARGAIN: say("Bargaining"),
    ScriptKind.OBJECTION: say("Objections"),
    ScriptKind.PAYMENT: say("Payment"),
    ScriptKind.SHIPPING: say("Shipping"),
    ScriptKind.DELAY: say("Delays"),
    ScriptKind.APOLOGY: say("Apologies"),
    ScriptKind.AFTER_SALE: say("After-sale"),
    ScriptKind.REVIEW: say("Reviews"),
    ScriptKind.CLOSING: say("Closing"),
}


class Tags(Frozen):
    """Words by which a script is found besides its title and text."""

    zh: tuple[Tag, ...] = ()
    en: tuple[Tag, ...] = ()


class Script(Frozen):
    """One text to a customer. `after_hours`: of a delay, the hours without news after which it is sent."""

    id: Id
    kind: ScriptKind
    title: Words
    text: Words
    tags: Tags = Tags()
    after_hours: int | None = Field(default=None, gt=0, le=720)

    @property
    def gaps(self) -> tuple[str, ...]:
        """The names in braces, each once, in the order of the text in the current language."""
        return gaps_of(self.text.zh if current() == "zh" else self.text.en)

    def filled(self, details: Mapping[str, str]) -> Filled:
        """The text in the current language with `details` in its gaps."""
        return fill(str(self.text), details)

    @model_validator(mode="after")
    def gaps_are_known_and_equal(self) -> Self:
        zh, en = gaps_of(self.text.zh), gaps_of(self.text.en)
        for name in (*zh, *en):
            if name not in GAPS:
                known = ", ".join(GAPS)
                raise ValueError(
                    say("no script may have a gap {{{gap}}}; known: {known}", gap=name, known=known)
                )
        if set(zh) != set(en):
            alone = ", ".join(sorted(set(zh) ^ set(en)))
            raise ValueError(say("only one language has these gaps: {gaps}", gaps=alone))
        return self

    @model_validator(mode="after")
    def text_is_short(self) -> Self:
        longest = max(len(self.text.zh), len(self.text.en))
        if longest > LONGEST_TEXT:
            raise ValueError(
                say("a text has {length} characters; {most} are read", length=longest, most=LONGEST_TEXT)
            )
        return self

    @model_validator(mode="after")
    def only_delays_have_hours(self) -> Self:
        if self.after_hours is not None and self.kind is not ScriptKind.DELAY:
            raise ValueError(
                say("after_hours belongs to scripts of the kind delay; this is {kind}", kind=self.kind)
            )
        return self


class ScriptFile(Frozen):
    """What one file holds: scripts, and in a plan also what the shop fills in once for all."""

    facts: dict[str, str] = Field(default_factory=dict)
    scripts: tuple[Script, ...] = ()

    @model_validator(mode="after")
    def facts_are_the_shops(self) -> Self:
        for name in self.facts:
            if name not in FACTS:
                raise ValueError(
                    say("[facts] cannot hold {name}; it may hold {known}", name=name, known=", ".join(FACTS))
                )
        return self


@dataclass(frozen=True)
class Library:
    """Every script of a plan. `own` are the ids of those that the shop wrote or replaced itself."""

    scripts: tuple[Script, ...]
    own: frozenset[str] = frozenset()
    facts: Mapping[str, str] = field(default_factory=dict)

    def script(self, script_id: str) -> Script | None:
        return next((script for script in self.scripts if script.id == script_id), None)

    def of(self, kind: ScriptKind) -> tuple[Script, ...]:
        return tuple(script for script in self.scripts if script.kind is kind)

    def delay(self, hours: float) -> Script | None:
        """What is due to a customer who has waited so many hours: the latest of the delay scripts by then."""
        due = [script for script in self.of(ScriptKind.DELAY) if script.after_hours is not None]
        reached = [script for script in due if (script.after_hours or 0) <= hours]
        return max(reached, key=lambda script: script.after_hours or 0, default=None)
