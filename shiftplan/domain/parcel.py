"""Parcels that do not move, and who may approve how much of a refund."""

from datetime import datetime
from typing import Self

from pydantic import Field, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.domain.people import Tier
from shiftplan.domain.playbook import Id, Words
from shiftplan.language import say

MOST_CHARACTERS = 80


class Parcel(Frozen):
    """A parcel by its order number. Times are local wall time of the plan; `promised` is what the customer
    was told, None when nothing was.
    """

    order: str = Field(min_length=1, max_length=MOST_CHARACTERS)
    carrier: str = Field(default="", max_length=MOST_CHARACTERS)
    last_scan: datetime
    promised: datetime | None = None


class ParcelMark(Frozen):
    """A word on a parcel: the script of so many hours was sent, or it is settled (moves again, refunded)."""

    sent_hours: int | None = None
    settled: bool | None = None
    note: str = Field(default="", max_length=300)


class Followed(Frozen):
    """A parcel as it stands: the hours of the scripts sent so far, settled or not."""

    parcel: Parcel
    sent: tuple[int, ...] = ()
    settled: bool = False
    note: str = ""

    def hours(self, now: datetime) -> int:
        """Whole hours since the last scan."""
        return max(0, int((now - self.parcel.last_scan).total_seconds() // 3600))

    def due(self, steps: tuple[int, ...], now: datetime) -> int | None:
        """The hours of the script due now: the latest step reached, unless it or a later one was sent."""
        reached = [step for step in steps if step <= self.hours(now)]
        if self.settled or not reached or any(sent >= reached[-1] for sent in self.sent):
            return None
        return reached[-1]

    def is_overdue(self, now: datetime) -> bool:
        """Whether the date that was promised is past."""
        return not self.settled and self.parcel.promised is not None and self.parcel.promised < now


class Approver(Frozen):
    """Who may approve a refund or compensation up to `yuan` (None: any sum): people from a tier on, or a role
    named in words.
    """

    id: Id
    who: Words
    tier: Tier | None = None
    yuan: float | None = Field(default=None, ge=0, le=10_000_000)


class Authority(Frozen):
    """The table of who may approve how much, from the least to the most; all sums are the shop's own."""

    id: Id
    title: Words
    approvers: tuple[Approver, ...] = Field(min_length=1, max_length=9)

    @model_validator(mode="after")
    def rises_to_the_end(self) -> Self:
        sums = [one.yuan for one in self.approvers]
        known = [one for one in sums if one is not None]
        if known != sorted(known) or None in sums[:-1] or sums[-1] is not None:
            raise ValueError(say("approvers stand from the least sum to the most; only the last has no yuan"))
        return self

    def approver(self, yuan: float) -> Approver:
        """The first who may approve this sum."""
        return next(one for one in self.approvers if one.yuan is None or yuan <= one.yuan)
