"""A queue's day as planned, in steps of five minutes, and what was counted of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import numpy.typing as npt

from shiftplan.domain.outlook import Counted
from shiftplan.domain.traffic import STEP_MINUTES, Traffic

Floats = npt.NDArray[np.float64]
BLOCK_STEPS = 6
"""Steps in which the plan is off by one factor: half an hour."""
STEP = timedelta(minutes=STEP_MINUTES)
FLOOR = 0.005
"""Of the day's mean rate: what the plan is taken to be at least where somebody came all the same."""


@dataclass(frozen=True)
class Course:
    """Contacts planned in each step from `begin` (local wall time), a whole number of blocks."""

    begin: datetime
    planned: Floats

    @property
    def steps(self) -> int:
        return len(self.planned)

    @property
    def blocks(self) -> int:
        return self.steps // BLOCK_STEPS

    @property
    def block_of(self) -> npt.NDArray[np.int64]:
        return np.arange(self.steps) // BLOCK_STEPS

    def step_at(self, moment: datetime) -> float:
        """Steps from the beginning to a moment, with its fraction."""
        return (moment - self.begin) / STEP


def course(traffic: Traffic, queue: str, first_slot: int, end_slot: int) -> Course:
    """The planned day of a queue over slots of the traffic; the last block is filled with nobody."""
    steps = [contacts for slot in range(first_slot, end_slot) for contacts in traffic.steps(queue, slot)]
    missing = -len(steps) % BLOCK_STEPS
    return Course(traffic.grid.moment(first_slot), np.array(steps + [0.0] * missing, dtype=np.float64))


@dataclass(frozen=True)
class Seen:
    """What was counted, one interval a row: `contacts` (n,), and the share of each step that lies in each
    interval, `shares` (n, steps).
    """

    contacts: Floats
    shares: Floats

    def planned(self, steps: Floats) -> Floats:
        """Contacts that a course has in each interval and block, shape (n, blocks)."""
        n, count = self.shares.shape
        weighted = self.shares * steps
        return np.asarray(weighted.reshape(n, count // BLOCK_STEPS, BLOCK_STEPS).sum(axis=2))


def seen(the_course: Course, counted: Sequence[Counted]) -> Seen:
    """The intervals that lie in the course."""
    edges = np.arange(the_course.steps)
    rows, contacts = [], []
    for one in counted:
        begin, end = the_course.step_at(one.begin), the_course.step_at(one.end)
        if 0 <= begin < end <= the_course.steps:
            rows.append(np.clip(np.minimum(end, edges + 1) - np.maximum(begin, edges), 0, 1))
            contacts.append(one.contacts)
    return Seen(np.array(contacts, dtype=np.float64), np.array(rows).reshape(-1, the_course.steps))
