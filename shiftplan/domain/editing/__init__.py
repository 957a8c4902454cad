"""Making edits from what somebody wants, and carrying them out on values: nothing here touches a file."""

from shiftplan.domain.editing.again import again
from shiftplan.domain.editing.applying import applied
from shiftplan.domain.editing.making import (
    back,
    clear,
    copied,
    give,
    locking,
    set_shift,
    swap,
    swap_people,
    taking,
)
from shiftplan.domain.editing.pairing import copy_pairs, fill_pairs

__all__ = [
    "again",
    "applied",
    "back",
    "clear",
    "copied",
    "copy_pairs",
    "fill_pairs",
    "give",
    "locking",
    "set_shift",
    "swap",
    "swap_people",
    "taking",
]
