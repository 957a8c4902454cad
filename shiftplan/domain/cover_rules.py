"""What a plan asks of cover besides the need: heads, seats, seniors, and hours that weigh more."""

from typing import Self

from pydantic import Field, model_validator

from shiftplan.domain.people import Tier
from shiftplan.domain.when import Force, When
from shiftplan.language import say


class CoverRule(When):
    """At least `least` and at most `most` people present in each slot meant.

    `queue` empty: people of all queues together; `tier` counts only those of this tier or above; `standby`
    those on standby, who are otherwise left out. `least` counts who serves, `most` who holds a seat:
    `domain.head_counts` has both. A rule always binds; `least` as a rule is refused by the precheck when
    the people cannot be there. As a wish each person-hour missing or too many counts `weight` times.
    """

    id: str = Field(min_length=1)
    queue: str = ""
    tier: Tier | None = None
    least: int | None = Field(default=None, ge=0)
    most: int | None = Field(default=None, ge=0)
    standby: bool = False
    force: Force = Force.WISH
    weight: float = Field(default=1, ge=0)

    @model_validator(mode="after")
    def asks_for_something_that_can_be(self) -> Self:
        if self.least is None and self.most is None:
            raise ValueError(say("cover {id} gives neither least nor most; give one or both", id=self.id))
        if self.least is not None and self.most is not None and self.least > self.most:
            raise ValueError(
                say(
                    "cover {id}: least is {least}, above most, which is {most}",
                    id=self.id,
                    least=self.least,
                    most=self.most,
                )
            )
        return self


class Scored(When):
    """Hours in which an agent-hour short counts `factor` times: scored hours, phases of the sale.

    Where several speak of one slot their factors multiply. `queue` empty: every queue.
    """

    factor: float = Field(gt=0, le=100)
    queue: str = ""
