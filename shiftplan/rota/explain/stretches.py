"""Slots one after another, told as one stretch."""

from typing import NamedTuple

import numpy as np

from shiftplan.domain.grid import TimeGrid
from shiftplan.rota.problem import Floats

LEAST = 1e-6
CLOSE_MINUTES = 60
"""Stretches with no more than this between them read as one."""


class Stretch(NamedTuple):
    """Slots [first, last] that lack `agent_hours` together; in `worst` most is missing."""

    first: int
    last: int
    worst: int
    agent_hours: float


def stretches(short: Floats, grid: TimeGrid) -> list[Stretch]:
    """The stretches of a series of missing standard agents, (slots,), the worst first."""
    slots = np.nonzero(short > LEAST)[0]
    breaks = np.nonzero(np.diff(slots) > CLOSE_MINUTES // grid.minutes + 1)[0] + 1
    runs = [run for run in np.split(slots, breaks) if len(run)]
    found = [
        Stretch(
            int(run[0]), int(run[-1]), int(run[np.argmax(short[run])]), float(short[run].sum()) * grid.hours
        )
        for run in runs
    ]
    return sorted(found, key=lambda one: (-one.agent_hours, one.first))


def clock(grid: TimeGrid, slot: int) -> str:
    """When a slot begins, as month, day and time."""
    return f"{grid.moment(slot):%m-%d %H:%M}"


def plain(number: float) -> str:
    """A number as people write it: at most two decimals, none that say nothing."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
