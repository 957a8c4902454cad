"""The surge ladder: four levels with entry rules, an exit rule and actions, all of them data."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.domain.playbook import Id, Role, Words
from shiftplan.domain.relief import ReliefKind
from shiftplan.language import say


class Colour(StrEnum):
    """The levels from calm to worst; compare them by `rank`."""

    GREEN = "green"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"

    @property
    def rank(self) -> int:
        return list(Colour).index(self)


class Measure(StrEnum):
    LOAD = "load"  # contacts of the slot / contacts planned for it
    FIRST_REPLY = "first_reply_seconds"
    REPLY_OF_TARGET = "reply_of_target"  # first reply / the queue's promised seconds
    THREE_MINUTE = "three_minute_rate"


class Condition(Frozen):
    """A measure over `above` (>), or under `below` (<), or not over `at_most` (<=), `slots` slots running."""

    measure: Measure
    above: float | None = None
    below: float | None = None
    at_most: float | None = None
    at_least: float | None = None
    slots: int = Field(default=1, ge=1, le=12)

    @model_validator(mode="after")
    def has_one_bound(self) -> Self:
        given = [
            name for name in ("above", "below", "at_most", "at_least") if getattr(self, name) is not None
        ]
        if len(given) != 1:
            raise ValueError(
                say(
                    "a rule on {measure} needs exactly one of above, below, at_most, at_least",
                    measure=self.measure.value,
                )
            )
        return self

    @property
    def bound(self) -> float:
        bounds = (self.above, self.below, self.at_most, self.at_least)
        return next(bound for bound in bounds if bound is not None)

    def holds(self, value: float) -> bool:
        if self.above is not None:
            return value > self.above
        if self.below is not None:
            return value < self.below
        return value <= self.bound if self.at_most is not None else value >= self.bound


class Action(Frozen):
    """What to do at a level.

    `kind`: it is done by reliefs of this kind, whose points and price are worked out for the moment; an
    action without one has none. It works `takes_minutes` after it was decided, and for `lasts_minutes` where
    no shift or break says how long (0: through the ranking's horizon).
    """

    id: Id
    text: Words
    role: Role
    cost: Words
    buys: Words
    kind: ReliefKind | None = None
    takes_minutes: int = Field(default=0, ge=0, le=240)
    lasts_minutes: int = Field(default=0, ge=0, le=480)
    script: Words | None = None


class Level(Frozen):
    """`enter`: any one of its rules that holds raises to this level; green has none."""

    colour: Colour
    title: Words
    enter: tuple[Condition, ...] = ()
    actions: tuple[Action, ...] = Field(min_length=1, max_length=9)


class ExitRule(Frozen):
    """A slot is good when all of `good` hold; `slots` good slots running go down one level."""

    slots: int = Field(default=2, ge=1, le=12)
    good: tuple[Condition, ...] = Field(min_length=1)
    text: Words


class RankBy(Frozen):
    """How reliefs are counted and ranked; all defaults of ours.

    Contacts of the next `horizon_minutes` count, and apart those of `later_minutes` after them; one is in
    time with a first reply within `within_seconds`, and that is worth `yuan_per_answer`. A window beyond
    those of the queue's handling times brings `next_window_gain` of the least that one of those brings. The
    bot takes `bot_step` more, up to `bot_share_most`; `call_back_share` of those who would wait are called
    back, within `call_back_minutes` after the end.
    """

    horizon_minutes: int = Field(default=120, ge=30, le=240)
    later_minutes: int = Field(default=120, ge=0, le=240)
    within_seconds: float = Field(default=180, gt=0, le=3600)
    yuan_per_answer: float = Field(default=20, ge=0, le=10_000)
    next_window_gain: float = Field(default=0.5, ge=0, le=1)
    bot_step: float = Field(default=0.05, gt=0, le=0.5)
    bot_share_most: float = Field(default=0.4, ge=0, lt=1)
    call_back_share: float = Field(default=0.5, gt=0, le=1)
    call_back_minutes: int = Field(default=60, ge=15, le=240)


class Ladder(Frozen):
    """Levels from green to red.

    Below `quiet_below_contacts` in a slot the load says nothing; after `forget_after_hours` without a
    reading the level starts at green again; a level is stale after `stale_after_slots`. All are defaults.
    """

    id: Id
    title: Words
    quiet_below_contacts: float = Field(default=10, ge=0)
    forget_after_hours: float = Field(default=12, gt=0)
    stale_after_slots: int = Field(default=2, ge=1)
    rank: RankBy = RankBy()
    exit: ExitRule
    levels: tuple[Level, ...]

    @model_validator(mode="after")
    def climbs_from_green_to_red(self) -> Self:
        if [level.colour for level in self.levels] != list(Colour):
            raise ValueError(say("a ladder has the four levels green, yellow, orange, red, in this order"))
        if self.levels[0].enter or not all(level.enter for level in self.levels[1:]):
            raise ValueError(say("yellow, orange and red need entry rules; green has none"))
        return self

    @model_validator(mode="after")
    def action_ids_are_unique(self) -> Self:
        ids = [action.id for level in self.levels for action in level.actions]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(say("the action {id} stands there twice", id=twice[0]))
        return self

    @model_validator(mode="after")
    def kinds_are_unique(self) -> Self:
        kinds = [action.kind for level in self.levels for action in level.actions if action.kind]
        twice = sorted({kind.value for kind in kinds if kinds.count(kind) > 1})
        if twice:
            raise ValueError(say("two actions are of the kind {kind}", kind=twice[0]))
        return self

    def action(self, kind: ReliefKind) -> Action | None:
        """The action done by reliefs of a kind; None where the ladder has none, and they are not offered."""
        actions = (action for level in self.levels for action in level.actions)
        return next((action for action in actions if action.kind is kind), None)

    def rung_of(self, kind: ReliefKind) -> Colour | None:
        """The level from which on a kind of relief is offered."""
        rungs = (rung.colour for rung in self.levels for action in rung.actions if action.kind is kind)
        return next(rungs, None)

    def level(self, colour: Colour) -> Level:
        return self.levels[colour.rank]
