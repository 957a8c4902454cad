"""Deferred work as whole agent-slots, each with the slots between which it must be done."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

HAIR = 1e-9  # of an agent-slot: work that is lost in rounding


@dataclass(frozen=True)
class Units:
    """How many agent-slots of work are there to be done, in order of arrival.

    `released[i]` cannot be done after all before slot i: they have come by the end of the slot before;
    `due[j]` must be done by the end of slot j. Both have one value a slot and never fall.
    """

    released: "Ints"
    due: "Ints"

    @property
    def total(self) -> int:
        return int(self.due[-1])


def cut_up(came: "Floats", deadline_slots: int, backlog: float = 0.0) -> Units:
    """`came[t]` agent-slots of work have come by the end of slot t, evenly within the slot but for the
    `backlog`, which is there as the first one begins and so is due a slot sooner than what comes in it.

    They are cut in order of arrival into units of one agent-slot; a unit can be done once its last part
    is there and must be done before the deadline of its first. Where too little comes to fill a unit in
    that time, it is left partly empty. Whatever comes is done by the end of the plan.
    """
    import numpy as np  # noqa: PLC0415 - numpy is loaded when something is computed

    slots = len(came)
    first_in, last_in = np.zeros(slots + 1, np.int64), np.zeros(slots + 1, np.int64)
    for slot, due, count in _batches(came.tolist(), deadline_slots, backlog):
        first_in[slot + 1] += count
        last_in[due] += count
    return Units(np.cumsum(first_in)[:-1], np.cumsum(last_in)[:-1])


def _batches(came: Sequence[float], deadline_slots: int, backlog: float) -> "list[tuple[int, int, int]]":
    """(slot by whose end they are there, slot by whose end they are due, how many), in order of arrival."""
    found, taken, first, last_slot = [], 0.0, 0, len(came) - 1
    while taken < came[-1] - HAIR:
        while came[first] <= taken + HAIR:
            first += 1
        old = taken < backlog - HAIR
        due = min(max(first + deadline_slots - old, 0), last_slot)
        count = math.floor((backlog if old else came[first]) - taken + HAIR)
        upto = taken + count if count else min(taken + 1, came[due])
        there = first
        while came[there] < upto - HAIR:
            there += 1
        found.append((there, due, max(count, 1)))
        taken = upto
    return found
