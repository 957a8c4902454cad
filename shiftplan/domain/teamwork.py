"""Who works with whom, and in which turn of shifts."""

from enum import StrEnum

from pydantic import Field

from shiftplan.domain.base import Frozen
from shiftplan.domain.people import Tier
from shiftplan.domain.when import Force

OFF, WORK = "-", "*"
"""In the turn of a pattern: a day off, and a day of any shift."""


class BondKind(StrEnum):
    TOGETHER = "together"  # both work the same shift from the same start on a day, or neither works
    APART = "apart"  # never present at one moment
    MENTOR = "mentor"  # the others work only while the first is present for at least half their shift
    CARPOOL = "carpool"  # those who work on a day begin at the same time: one car, one dormitory


class Bond(Frozen):
    """A tie between people, in the order that its kind gives meaning to."""

    kind: BondKind
    agents: tuple[str, ...] = Field(min_length=2)
    force: Force = Force.RULE
    weight: float = Field(default=1, ge=0)


class Squad(Frozen):
    """People (`Agent.squad` names it) who work under a senior of their own: in each slot in which members
    below `tier` work, at least `least` members of that tier or above are present.
    """

    id: str = Field(min_length=1)
    tier: Tier = Tier.T4
    least: int = Field(default=1, ge=1)
    force: Force = Force.WISH
    weight: float = Field(default=1, ge=0)


class Pattern(Frozen):
    """A turn of days that repeats, such as 4 on 2 off: ("*", "*", "*", "*", "-", "-").

    Each entry is a shift's id, `*` (any shift) or `-` (off). An agent's `pattern_start` is the day on
    which the turn's first entry falls, else the plan's first day.
    """

    id: str = Field(min_length=1)
    turn: tuple[str, ...] = Field(min_length=2, max_length=62)
    force: Force = Force.WISH
    weight: float = Field(default=1, ge=0)
