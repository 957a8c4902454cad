"""A promise on a queue, as numbers."""

from dataclasses import dataclass

from shiftplan.queueing.checked import check_replies, check_share, check_within
from shiftplan.queueing.levels import DEFINITIONS
from shiftplan.queueing.performance import Performance


@dataclass(frozen=True)
class Goal:
    """At least this `share` within `within_seconds`, counted by one of `DEFINITIONS`.

    `replies[j−1]` is how many seconds an agent takes to reply first when the chat is his j-th (fixed delays,
    never falling); with them the clock stops at the first reply, without them when an agent takes the chat.
    """

    share: float
    within_seconds: float
    definition: str = DEFINITIONS[0]
    replies: tuple[float, ...] = ()

    def level(self, performance: Performance) -> float:
        """What is reached. BadInput when there is not one reply delay for each window."""
        return performance.service_level(self.within_seconds, self.definition, self.replies)

    def missing(self, performance: Performance) -> float:
        """How far the share is away; zero or less when it is reached."""
        return self.share - self.level(performance)

    def check(self) -> None:
        """BadInput, in a sentence, for what is no goal."""
        check_share(self.share)
        check_within(self.within_seconds)
        check_replies(self.replies)

    @property
    def too_soon(self) -> bool:
        """An agent without other chats already takes longer to reply than the goal allows."""
        return bool(self.replies) and self.replies[0] > self.within_seconds
