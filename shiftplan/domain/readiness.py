"""Who is ready for the sale in which respect, as a trainer or a team lead keeps it in a list."""

from datetime import date
from enum import StrEnum

from shiftplan.domain.base import Frozen


class ReadyFor(StrEnum):
    """What a person can be ready in."""

    TRAINING = "training"
    EXAM = "exam"
    ROLE_PLAY = "role_play"
    ACCOUNT = "account"  # logged in once, with the routing group and the windows
    CONTRACT = "contract"  # signed, with its limit of hours
    OVERTIME = "overtime"  # asked about overtime, whatever the answer


class Readiness(Frozen):
    """A line of readiness.csv; of two lines on the same matter the later one counts.

    `queue` narrows it to one queue; without one it holds for every queue.
    """

    agent: str
    item: ReadyFor
    queue: str | None = None
    passed: bool
    day: date | None = None
    note: str = ""
