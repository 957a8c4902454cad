"""An export of figures that the shop's tool writes again and again, followed into the journal."""

from shiftplan.planning.operations.follow.choosing import end_following, follow_file, followed
from shiftplan.planning.operations.follow.pasting import rows_of
from shiftplan.planning.operations.follow.taking import (
    Taken,
    figures_in,
    keep,
    remember_told,
    take,
    take_file,
    told_queue,
)
from shiftplan.planning.operations.follow.watching import Followed, Watch

__all__ = [
    "Followed",
    "Taken",
    "Watch",
    "end_following",
    "figures_in",
    "follow_file",
    "followed",
    "keep",
    "remember_told",
    "rows_of",
    "take",
    "take_file",
    "told_queue",
]
