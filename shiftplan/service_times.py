"""What times of service may be: one law for what a plan says and for what the formulas take."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

SHORTEST, LONGEST = 1e-3, 1e8  # seconds of patience and handling; formulas stay exact and finite between them


class Fall(NamedTuple):
    """Seconds with `held` contacts in hand, `fewer`, and with the next one, `more`, which are not as many."""

    held: int
    next: int
    fewer: float
    more: float


def is_time(seconds: float) -> bool:
    """Whether patience or a handling time may be as long."""
    return SHORTEST <= seconds <= LONGEST


def first_fall(times: Sequence[float]) -> Fall | None:
    """Where times by the number of contacts held get shorter first, which no real ones do."""
    falls = (
        Fall(held, held + 1, fewer, more)
        for held, (fewer, more) in enumerate(pairwise(times), start=1)
        if more < fewer
    )
    return next(falls, None)
