"""What the running day made of a shift: told later than the rota was, and kept with it.

Minutes of the day count from 00:00 of the day to which the shift belongs; above 1440 they lie on the next.
"""

from typing import Self

from pydantic import Field, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.language import say

MOST_PUT_OFF_MINUTES = 120
"""A break put off in a surge is given within two hours of when it could last have begun: our default."""


class Lent(Frozen):
    """Somebody serves another queue from one minute of the day until another."""

    queue: str
    begin: int = Field(ge=0)
    end: int = Field(gt=0)

    @model_validator(mode="after")
    def ends_after_it_begins(self) -> Self:
        if self.end <= self.begin:
            raise ValueError(say("lent to {queue}: the end lies before the beginning", queue=self.queue))
        return self


class OnTheDay(Frozen):
    """`earlier` and `longer` are minutes worked before the shift's start and beyond its end.

    `called_in` is from when until when somebody on standby serves; `lent` are the stretches on other queues;
    `late_breaks`: breaks may lie up to two hours after their window; `left` is when somebody went before the
    end, and nothing after it is worked.
    """

    earlier: int = Field(default=0, ge=0, lt=1440)
    longer: int = Field(default=0, ge=0, lt=1440)
    called_in: tuple[int, int] | None = None
    lent: tuple[Lent, ...] = ()
    late_breaks: bool = False
    left: int | None = Field(default=None, gt=0)


AS_PLANNED = OnTheDay()
