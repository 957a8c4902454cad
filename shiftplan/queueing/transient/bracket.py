"""The number at which a rising margin turns, with as few looks as can be."""

import math
from collections.abc import Callable
from dataclasses import dataclass

PATIENCE = 6


@dataclass
class Bracket:
    """`low` breaks the promise, `high` keeps it; a margin is None where nobody looked."""

    low: int
    high: int | None = None
    low_margin: float | None = None
    high_margin: float | None = None

    @property
    def closed(self) -> bool:
        return self.high is not None and self.high - self.low == 1

    def seen(self, agents: int, margin: float) -> None:
        if margin >= 0:
            self.high, self.high_margin = agents, margin
        else:
            self.low, self.low_margin = agents, margin

    def between(self) -> int:
        """Where the straight line through both margins crosses zero; the middle where one is unknown."""
        assert self.high is not None
        if self.low_margin is None or self.high_margin is None:
            return (self.low + self.high) // 2
        share = -self.low_margin / (self.high_margin - self.low_margin)
        crossing = math.ceil(self.low + share * (self.high - self.low))
        return min(max(crossing, self.low + 1), self.high - 1)


def turning(margin: Callable[[int], float], guess: int, least: int, most: int, scale: float) -> int | None:
    """The smallest n in least … most with margin(n) ≥ 0, once it stays so; None when there is none.

    `scale` is about how many agents move the margin by one; what is seen corrects it.
    """
    bracket, looks = Bracket(least - 1), 0
    agents = min(max(guess, least), most)
    while not bracket.closed:
        value = margin(agents)
        bracket.seen(agents, value)
        looks += 1
        if bracket.low >= most:
            return None
        if bracket.closed:
            break
        agents = _next(bracket, value, scale * 2.0 ** max(0, looks - 2), looks, most)
    return bracket.high


def _next(bracket: Bracket, value: float, scale: float, looks: int, most: int) -> int:
    if bracket.high is None:
        return min(bracket.low + max(1, math.ceil(-value * scale)), most)
    if bracket.low_margin is None:
        return max(bracket.high - max(1, math.ceil(value * scale)), bracket.low + 1)
    return bracket.between() if looks < PATIENCE else (bracket.low + bracket.high) // 2
