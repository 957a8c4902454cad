"""What a calculator with a queue was asked."""

from dataclasses import dataclass

from shiftplan.domain.queue import Model
from shiftplan.domain.service import Clock
from shiftplan.errors import BadInput
from shiftplan.language import say
from shiftplan.queueing import Goal
from shiftplan.queueing.checked import (
    check_abandon,
    check_cap,
    check_replies,
    check_replies_fit,
    check_within,
)


@dataclass(frozen=True)
class Question:
    """Exactly one of `agents` and `target` is given; `also` are further targets (share, within seconds)."""

    model: Model
    rate: float
    aht: tuple[float, ...]
    within: float
    definition: str
    agents: int | None
    target: float | None
    cap: float | None
    as_json: bool
    also: tuple[tuple[float, float], ...] = ()
    max_abandon: float | None = None
    replies: tuple[float, ...] = ()
    clock: str | None = None

    @property
    def stops_at(self) -> Clock:
        """When the clock of the targets stops."""
        if self.clock is not None:
            return Clock(self.clock)
        return Clock.FIRST_REPLY if self.replies else Clock.WAIT

    @property
    def delays(self) -> tuple[float, ...]:
        """The reply delays that the targets count; none when they count the wait alone."""
        return self.replies if self.stops_at is Clock.FIRST_REPLY else ()

    @property
    def goals(self) -> tuple[Goal, ...]:
        first = () if self.target is None else ((self.target, self.within),)
        return tuple(Goal(share, within, self.definition, self.delays) for share, within in first + self.also)

    def check(self) -> None:
        """BadInput, in a sentence, for what does not fit together."""
        check_one_of(self.agents, self.target)
        check_within(self.within)
        check_cap(1.0 if self.cap is None else self.cap)
        if self.max_abandon is not None:
            check_abandon(self.max_abandon)
        if self.replies:
            check_replies(self.replies)
            check_replies_fit(self.replies, len(self.aht))
        elif self.stops_at is Clock.FIRST_REPLY:
            raise BadInput(
                say("--clock first_reply needs --replies: the seconds to type the first reply"),
                say("for example --replies 8,12,20, one for each window"),
            )
        for goal in self.goals:
            goal.check()


def check_one_of(agents: int | None, target: float | None) -> None:
    if (agents is None) == (target is None):
        raise BadInput(
            say("write either --agents or --target: how many there are, or what they are to reach"),
            say("for example --agents 40, or --target 0.8"),
        )
