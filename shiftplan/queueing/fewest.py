"""Bisection over numbers of agents."""

from collections.abc import Callable


def fewest(holds: Callable[[int], bool], guess: int, most: int) -> int | None:
    """The smallest n in 1…most with `holds(n)`, which stays true once it is; None when it never is."""
    low, high = _bracket(holds, min(max(guess, 1), most), most)
    if high is None:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _bracket(holds: Callable[[int], bool], guess: int, most: int) -> tuple[int, int | None]:
    """A number that does not hold (0 never does) and one above it that does."""
    step = 1
    if holds(guess):
        high = guess
        while high > 1 and holds(max(high - step, 1)):
            high, step = max(high - step, 1), step * 2
        return max(high - step, 0), high
    low = guess
    while low < most and not holds(min(low + step, most)):
        low, step = min(low + step, most), step * 2
    return low, None if low >= most else min(low + step, most)
