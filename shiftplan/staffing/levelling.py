"""Filling the valleys: where agents for work that can wait raise the whole staffing least.

A staffing x (agents by slot) does all units of work in time exactly if every stretch of slots i…j has as many
agent-slots as there are units that come from i on and are due by j: Σ x[i…j] ≥ due[j] − released[i] (Hall's
condition; the windows of units never overtake each other). Such x form a contra-polymatroid, on which taking
away agents one by one, the dearest first, ends at the least sum of any convex cost (Federgruen and Groenevelt
1986; the same idea as the critical intervals of Yao, Demers and Shenker 1995).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from shiftplan.staffing.work_units import Units

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]

NEAR = 1e-7  # agents: levels nearer than this are one level


@dataclass(frozen=True)
class Valley:
    """`others[t]` are the agents that are there anyway, `weight` what one agent more adds to them, `least`
    the fewest agents of this work in any slot.
    """

    others: "Floats"
    weight: float
    least: int

    def filled_to(self, level: float) -> "Ints":
        """The most agents in each slot with which the whole stays at or below a level, but the least."""
        room = np.floor((level - self.others) / self.weight + NEAR)
        return np.asarray(np.maximum(room, self.least), dtype=np.int64)

    def level(self, agents: "Ints") -> "Floats":
        return np.asarray(self.others + self.weight * agents, dtype=np.float64)


def levelled(units: Units, valley: Valley, quiet: "Mask") -> "Ints":
    """Agents by slot that do all units in time.

    The highest level of the whole stays at or below that of an even spread; within that as few agents work
    in `quiet` slots as can be; then the sum of the squared levels is least.
    """
    even = np.full(len(valley.others), even_spread(units, valley))
    agents = valley.filled_to(float(valley.level(even).max()))
    for part in (quiet, ~quiet):
        agents = _lowered(units, valley, agents, part)
    return agents


def slack(units: Units, agents: "Ints") -> "Ints":
    """For each slot how many agent-slots the tightest stretch around it has to spare; below 0: too few."""
    done = np.cumsum(agents)
    spare = np.minimum.accumulate((done - units.due)[::-1])[::-1]
    used = np.maximum.accumulate(done - agents - units.released)
    return np.asarray(spare - used, dtype=np.int64)


def _enough(units: Units, agents: "Ints") -> bool:
    return bool(slack(units, agents).min() >= 0)


def even_spread(units: Units, valley: Valley) -> int:
    """The fewest agents that do the work with as many of them in every slot."""
    slots = len(valley.others)
    low, high = valley.least - 1, valley.least + units.total
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _enough(units, np.full(slots, middle)) else (middle, high)
    return high


def _lowered(units: Units, valley: Valley, agents: "Ints", part: "Mask") -> "Ints":
    """Take agents off the slots of a part, the highest level first, until each is needed."""
    while True:
        free = part & (agents > valley.least) & (slack(units, agents) > 0)
        if not free.any():
            return agents
        low, agents = _drained(units, valley, agents, free)
        agents = _one_by_one(units, valley, agents, free, low)


def _drained(units: Units, valley: Valley, agents: "Ints", free: "Mask") -> "tuple[float, Ints]":
    """The free slots cut down to the lowest level that still does the work, and a level just below it."""
    levels = valley.level(agents)[free]
    low, high, best = float(valley.others.min()) - valley.weight, float(levels.max()), agents
    while high - low > NEAR:
        middle = (low + high) / 2
        cut = np.where(free, np.minimum(agents, valley.filled_to(middle)), agents)
        if _enough(units, cut):
            high, best = middle, cut
        else:
            low = middle
    return low, best


def _one_by_one(units: Units, valley: Valley, agents: "Ints", free: "Mask", low: float) -> "Ints":
    """Agents above `low`, all on one level, go one by one, the latest first, so that work is done early."""
    agents = agents.copy()
    above = free & (agents > valley.least) & (valley.level(agents) > low + NEAR / 2)
    for slot in np.flatnonzero(above)[::-1]:
        agents[slot] -= 1
        if not _enough(units, agents):
            agents[slot] += 1
    return agents
