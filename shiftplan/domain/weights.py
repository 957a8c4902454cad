"""What the rota is asked to be good at, in one currency."""

from typing import Self

from pydantic import Field, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.language import say


class Weights(Frozen):
    """Cost of one unit of each goal's amount; the terms of a rota's value carry these names.

    Shortage has two slopes: the first `gentle_share` of a slot's need costs `shortage` an agent-hour,
    what is missing beyond it costs `deep_shortage`, which is never less: a solver would otherwise count the
    deep part first.
    """

    shortage: float = Field(default=100, ge=0)
    deep_shortage: float = Field(default=250, ge=0)
    gentle_share: float = Field(default=0.1, ge=0, le=1)
    surplus: float = Field(default=2, ge=0)
    overtime: float = Field(default=15, ge=0)
    undertime: float = Field(default=3, ge=0)
    wish: float = Field(default=30, ge=0)
    nights: float = Field(default=8, ge=0)
    weekends: float = Field(default=4, ge=0)
    peaks: float = Field(default=0, ge=0)
    hours: float = Field(default=0, ge=0)
    labour_cost: float = Field(default=0, ge=0)
    rotation: float = Field(default=0, ge=0)
    start_change: float = Field(default=0, ge=0)
    heads: float = Field(default=300, ge=0)
    squads: float = Field(default=100, ge=0)
    bonds: float = Field(default=20, ge=0)
    patterns: float = Field(default=20, ge=0)
    sessions: float = Field(default=100, ge=0)
    change: float = Field(default=20, ge=0)
    disturbed: float = Field(default=20, ge=0)

    @model_validator(mode="after")
    def deep_shortage_costs_no_less(self) -> Self:
        if self.deep_shortage < self.shortage:
            raise ValueError(
                say(
                    "deep_shortage weighs {deep}, less than shortage ({shortage}); give it as much or more",
                    deep=self.deep_shortage,
                    shortage=self.shortage,
                )
            )
        return self
