"""Who works with whom, and in which turn of shifts."""

from enum import StrEnum

from pydantic import Field

from shiftplan.domain.base import Frozen
from shiftplan.domain.people import Tier
from shiftplan.domain.when import Force

OFF, WORK = "-", "*"
"""In the turn of a pattern: a day off, and a day of any shift."""


class BondKind(StrEnum):
    """What a bond asks on each day; `domain.ties` has what solver and judge count alike.

    TOGETHER: of those who can work on the day (employed, not blocked) all work the same shift from the same
    start, or nobody works. APART: no two are on shift at one moment; the day that counts is that of the
    shift that begins later. MENTOR: the others work only shifts over at least half of which one shift of
    the first lies. CARPOOL: all who work on the day begin at the same time: one car, one dormitory.
    A standby is work for TOGETHER; for the others it is no presence: it needs no mentor and no car.
    """

    TOGETHER = "together"
    APART = "apart"
    MENTOR = "mentor"
    CARPOOL = "carpool"


class Bond(Frozen):
    """A tie between people, for MENTOR the mentor first. As a wish each day on which it is broken counts
    `weight`.
    """

    kind: BondKind
    agents: tuple[str, ...] = Field(min_length=2)
    force: Force = Force.RULE
    weight: float = Field(default=1, ge=0)


class Squad(Frozen):
    """People (`Agent.squad` names it) who work under a senior of their own.

    In each slot of the plan in which a member below `tier` is on shift, at least `least` members of that
    tier or above are; breaks count as on shift, standbys do not, and half a slot is enough. As a wish each
    senior missing in such a slot counts the slot's hours times `weight`.
    """

    id: str = Field(min_length=1)
    tier: Tier = Tier.T4
    least: int = Field(default=1, ge=1)
    force: Force = Force.WISH
    weight: float = Field(default=1, ge=0)


class Pattern(Frozen):
    """A turn of days that repeats, such as 4 on 2 off: ("*", "*", "*", "*", "-", "-").

    Each entry is a shift's id, `*` (any shift) or `-` (off). An agent's `pattern_start` is the day on
    which the turn's first entry falls, else the plan's first day. As a rule nobody works on a day off of
    the turn, nor another shift than it names; whether a working day is worked is left to the need. As a
    wish each day off the turn counts `weight`, a working day not worked too; days on which the person
    cannot work (blocked or not employed) do not count.
    """

    id: str = Field(min_length=1)
    turn: tuple[str, ...] = Field(min_length=2, max_length=62)
    force: Force = Force.WISH
    weight: float = Field(default=1, ge=0)
