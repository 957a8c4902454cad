"""How the starts of somebody's shifts move from one day to the next; starts are minutes of the day.

Only consecutive days on which people serve are compared; a standby is no start.
"""

from shiftplan.domain.clock import MINUTES_PER_HOUR

FREE_MINUTES = 60
"""Up to so much a start may move before it counts."""


def steps_back(start: int, following: int) -> bool:
    """Whether the next day's shift starts earlier by more than an hour: turns go forward, 早 → 中 → 晚."""
    return following < start - FREE_MINUTES


def moved_hours(start: int, following: int) -> float:
    """Hours by which the start moves, either way, beyond the first hour."""
    return max(0, abs(following - start) - FREE_MINUTES) / MINUTES_PER_HOUR
