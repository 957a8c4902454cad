"""What counts as a shift of the peak, and how hours above the contract grow dearer."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from math import floor

from shiftplan.domain.shift import ShiftTemplate

PEAK = timedelta(hours=2)
BLOCK_HOURS = 8.0


def at_peak(shift: ShiftTemplate, day: date, openings: Iterable[datetime]) -> bool:
    """Whether the shift touches the two hours after an opening; a standby does not."""
    begins, ends = shift.begins(day), shift.ends(day)
    return shift.serves and any(begins < opening + PEAK and opening < ends for opening in openings)


def blocks(hours: float) -> float:
    """The blocks that hours above the contract make, each of 8 h counted k − 1 times when it is the k-th.

    The first 8 h are free, the next count once, those after them twice: n whole blocks make n(n−1)/2, as
    n nights make pairs; part of a block counts its share.
    """
    if hours <= 0:
        return 0.0
    whole = floor(hours / BLOCK_HOURS)
    return whole * (whole - 1) / 2 + whole * (hours / BLOCK_HOURS - whole)
