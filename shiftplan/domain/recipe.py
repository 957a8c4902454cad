"""How a forecast comes about, as the planner wrote it down in forecast.toml."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.domain.day_shape import Weights24
from shiftplan.domain.event import Phase, refuse_overlap
from shiftplan.language import Message, say

ENOUGH = 1e-3  # how far shares may be from adding up to 1
MOST_YUAN = 1e12
Share = Annotated[float, Field(ge=0, le=1)]
Shares = dict[str, Share]


class RecipeKind(StrEnum):
    CONTACTS = "contacts"
    VISITORS = "visitors"
    LAST_EVENT = "last_event"
    TARGET = "target"
    HISTORY = "history"


class Adjustment(Frozen):
    """What a lead adds by feel: contacts of a phase, a queue, both or all, times `factor`."""

    factor: float = Field(ge=0, le=100)
    phase: str | None = None
    queue: str | None = None
    note: str = Field(default="", max_length=200)


class Growth(Frozen):
    """How much more than last time; of several that fit, the most particular one counts."""

    factor: float = Field(le=100)
    phase: str | None = None
    queue: str | None = None

    @field_validator("factor")
    @classmethod
    def multiplies(cls, factor: float) -> float:
        if factor < 0:
            raise ValueError(
                say(
                    "growth multiplies last event's contacts and cannot be {read:g}; "
                    "for 30 % fewer write 0.7, for 30 % more 1.3",
                    read=factor,
                )
            )
        return factor


class InquiryRate(Frozen):
    """The share of visitors who ask on a queue, in one phase or in all for which there is none."""

    queue: str
    rate: Share
    phase: str | None = None


class AfterSale(Frozen):
    """Contacts that follow orders. `lag`: shares by 24 hours since the order; () takes the shipped ones."""

    queue: str
    contacts_per_order: float = Field(ge=0, le=20)
    lag: Annotated[tuple[Share, ...], Field(max_length=62)] = ()

    @model_validator(mode="after")
    def lag_adds_up(self) -> Self:
        if self.lag:
            _adds_up(self.lag, "after_sale.lag")
        return self


class _Common(Frozen):
    """`day_shapes` replaces the 24 weights of shipped day shapes, by their id."""

    adjust: tuple[Adjustment, ...] = ()
    day_shapes: dict[str, Weights24] = Field(default_factory=dict)


class ContactsRecipe(_Common):
    """Contacts as given in a table of the plan folder (per slot, hour or day), adjusted."""

    kind: Literal[RecipeKind.CONTACTS] = RecipeKind.CONTACTS
    file: str = Field(min_length=1)


class VisitorsRecipe(_Common):
    """Visitors × inquiry rate. Visitors are a table (per slot, hour or day) or the totals of the phases."""

    kind: Literal[RecipeKind.VISITORS] = RecipeKind.VISITORS
    file: str | None = Field(default=None, min_length=1)
    visitors: dict[str, Annotated[float, Field(ge=0, le=1e11)]] = Field(default_factory=dict)
    rates: tuple[InquiryRate, ...] = Field(min_length=1)
    order_rate: Share | None = None
    after_sale: AfterSale | None = None

    @model_validator(mode="after")
    def visitors_come_from_one_place(self) -> Self:
        if (self.file is None) == (not self.visitors):
            raise ValueError(
                say("visitors come either from a file or from [visitors], the totals by phase; give one")
            )
        return self

    @model_validator(mode="after")
    def after_sale_needs_orders(self) -> Self:
        if self.after_sale is not None and self.order_rate is None:
            raise ValueError(
                say(
                    "after-sale contacts follow orders: add order_rate, the share of visitors who order, "
                    "e.g. order_rate = 0.02"
                )
            )
        return self


class LastEventRecipe(_Common):
    """Last event's contacts × growth, phase by phase; `phases` is the calendar of that event."""

    kind: Literal[RecipeKind.LAST_EVENT] = RecipeKind.LAST_EVENT
    file: str = Field(min_length=1)
    phases: tuple[Phase, ...] = Field(min_length=1)
    growth: tuple[Growth, ...] = ()

    @model_validator(mode="after")
    def phases_do_not_overlap(self) -> Self:
        refuse_overlap(self.phases)
        return self


class TargetRecipe(_Common):
    """Sales target → orders → share through service → contacts. Shares not given are ours, and said to be."""

    kind: Literal[RecipeKind.TARGET] = RecipeKind.TARGET
    target_yuan: float = Field(ge=0, le=MOST_YUAN)
    order_value_yuan: float = Field(le=MOST_YUAN)
    service_share: Share = 0.2
    conversion: float = 0.4
    phase_shares: Shares = Field(default_factory=dict)
    queue_shares: Shares = Field(default_factory=dict)
    after_sale: AfterSale | None = None

    @field_validator("order_value_yuan")
    @classmethod
    def an_order_is_worth_something(cls, value: float) -> float:
        if value <= 0:
            raise ValueError(
                say(
                    "order_value_yuan must be above 0, read {read:g}: "
                    "orders are the target ÷ the order value",
                    read=value,
                )
            )
        return value

    @field_validator("conversion")
    @classmethod
    def somebody_buys(cls, value: float) -> float:
        if not 0 < value <= 1:
            raise ValueError(
                say(
                    "conversion must be above 0 and at most 1, read {read:g}: contacts are "
                    "orders ÷ conversion; for 40 % write 0.4",
                    read=value,
                )
            )
        return value

    @field_validator("phase_shares", "queue_shares")
    @classmethod
    def shares_add_up(cls, shares: Shares, info: object) -> Shares:
        if shares:
            _adds_up(tuple(shares.values()), str(getattr(info, "field_name", "")))
        return shares


LEFT_OUT = "left_out"


class HistoryRecipe(_Common):
    """Past days or events; level, profile and spread are learned from them.

    `like` says which past days were no ordinary ones: the id of the plan's phase that they were like, or
    `left_out` for a day to forget.
    """

    kind: Literal[RecipeKind.HISTORY] = RecipeKind.HISTORY
    files: tuple[str, ...] = Field(min_length=1, max_length=40)
    like: dict[date, str] = Field(default_factory=dict)


Recipe = ContactsRecipe | VisitorsRecipe | LastEventRecipe | TargetRecipe | HistoryRecipe
"""One of the kinds, told apart by `kind`."""

RECIPES: dict[RecipeKind, type[Recipe]] = {
    RecipeKind.CONTACTS: ContactsRecipe,
    RecipeKind.VISITORS: VisitorsRecipe,
    RecipeKind.LAST_EVENT: LastEventRecipe,
    RecipeKind.TARGET: TargetRecipe,
    RecipeKind.HISTORY: HistoryRecipe,
}

RECIPE_WORDS: dict[RecipeKind, Message] = {
    RecipeKind.CONTACTS: say("contacts as given"),
    RecipeKind.VISITORS: say("visitors × inquiry rate"),
    RecipeKind.LAST_EVENT: say("last event × growth"),
    RecipeKind.TARGET: say("sales target → orders → contacts"),
    RecipeKind.HISTORY: say("learned from past days"),
}


def files_of(recipe: Recipe) -> tuple[str, ...]:
    """The tables a recipe reads, by their names in the plan folder."""
    if isinstance(recipe, HistoryRecipe):
        return recipe.files
    if isinstance(recipe, TargetRecipe) or recipe.file is None:
        return ()
    return (recipe.file,)


def _adds_up(shares: tuple[float, ...], key: str) -> None:
    total = sum(shares)
    if abs(total - 1) > ENOUGH:
        raise ValueError(
            say("the shares of {key} add up to {total:.4g}; they must add up to 1", key=key, total=total)
        )
