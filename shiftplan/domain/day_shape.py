"""How contacts lie over a day, by kind of phase, as data."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.language import say

HOURS = 24
STEPS_PER_HOUR = 12
QUARTER_STEPS = 3
Weight = Annotated[float, Field(ge=0, le=1_000_000)]
Weights24 = Annotated[tuple[Weight, ...], Field(min_length=HOURS, max_length=HOURS)]


class DayShape(Frozen):
    """24 weights by the hour of the clock, renormalised when used; for days of these `kinds` of phase.

    With `opening_hour` it is the shape of the 24 hours after an opening at that hour, and stands for any
    other hour too; a shape of the same kind without it is that of days without an opening.
    """

    id: str
    kinds: tuple[PhaseKind, ...] = ()
    opening_hour: int | None = Field(default=None, ge=0, lt=HOURS)
    weights: Weights24

    @model_validator(mode="after")
    def has_some_weight(self) -> Self:
        if not sum(self.weights):
            raise ValueError(
                say("day shape {id}: all 24 weights are 0; one at least must be more", id=self.id)
            )
        return self


class Shapes(Frozen):
    """What is known about the course of a sale before anything is known about this one.

    `levels[kind]`: contacts of the first, second … day of a phase in ordinary days, the last for all that
    follow; `sales_levels` the same for what the sale sells. `opening_steps`: the 12 steps of five minutes of
    an opening's first hour. `rush_hours`: how long an opening is felt; that part moves with the opening
    hour. `lag`: the share of after-sale contacts that come within 24 hours of the order, 24 to 48 hours
    after it, and so on.
    """

    days: tuple[DayShape, ...] = Field(min_length=1)
    levels: dict[PhaseKind, Annotated[tuple[Weight, ...], Field(min_length=1)]]
    sales_levels: dict[PhaseKind, Annotated[tuple[Weight, ...], Field(min_length=1)]]
    rush_hours: int = Field(ge=1, le=HOURS)
    opening_steps: Annotated[tuple[Weight, ...], Field(min_length=STEPS_PER_HOUR, max_length=STEPS_PER_HOUR)]
    lag: Annotated[tuple[Weight, ...], Field(min_length=1, max_length=62)]

    @property
    def quarter(self) -> float:
        """The share of an opening's first hour that lies in its first 15 minutes."""
        return sum(self.opening_steps[:QUARTER_STEPS]) / sum(self.opening_steps)

    def with_quarter(self, share: float | None) -> Self:
        """With that share in the first 15 minutes, inside and behind them falling as before."""
        if share is None:
            return self
        first, rest = share / self.quarter, (1 - share) / (1 - self.quarter)
        whole = sum(self.opening_steps)
        steps = tuple(
            step / whole * (first if index < QUARTER_STEPS else rest)
            for index, step in enumerate(self.opening_steps)
        )
        return self.model_copy(update={"opening_steps": steps})
