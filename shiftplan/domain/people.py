"""The people, their contracts and what protects them."""

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.language import say


class Tier(StrEnum):
    """能级: helper, 执行型, 运用型, 娴熟型 (the standard agent), 精通型."""

    T0 = "T0"
    T1 = "T1"
    T2 = "T2"
    T3 = "T3"
    T4 = "T4"


class Protection(StrEnum):
    NONE = ""
    PREGNANT = "pregnant"  # seven months and more
    NURSING = "nursing"  # a child under one year
    MINOR = "minor"  # 16 or 17


class ContractKind(StrEnum):
    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    TEMP = "temp"
    INTERN = "intern"
    SPECIAL = "special"  # 综合计算工时: hours averaged over a period, with approval (劳动法 §39)


class Contract(Frozen):
    """Hours agreed: `hours_per_week` are paid for, `max_hours_per_week` may be worked.

    The other limits bind where they are given: the least by week in calendar weeks that lie whole in the
    plan, the most also in weeks cut by its edges, those by month over the plan's days of a month, each
    joined to what `History` says; `domain.limits` has the laws. `hourly_wage` in yuan; `night_allowance`
    in yuan a night shift.
    """

    id: str
    kind: ContractKind
    hours_per_week: float = Field(default=40, ge=0, le=168)
    max_hours_per_week: float = Field(default=48, gt=0, le=168)
    max_hours_per_day: float | None = Field(default=None, gt=0, le=24)
    min_hours_per_week: float = Field(default=0, ge=0, le=168)
    min_hours_per_month: float = Field(default=0, ge=0, le=744)
    max_hours_per_month: float | None = Field(default=None, ge=0, le=744)
    min_days_per_week: int = Field(default=0, ge=0, le=7)
    max_days_per_week: int | None = Field(default=None, ge=0, le=7)
    max_days_in_row: int | None = Field(default=None, ge=1, le=31)
    max_nights_in_row: int | None = Field(default=None, ge=0, le=31)
    max_nights_per_week: int | None = Field(default=None, ge=0, le=7)
    hourly_wage: float = Field(default=0, ge=0, le=10000)
    night_allowance: float = Field(default=0, ge=0, le=10000)

    @model_validator(mode="after")
    def least_is_no_more_than_most(self) -> Self:
        pairs = (
            ("min_hours_per_week", "max_hours_per_week"),
            ("min_hours_per_month", "max_hours_per_month"),
            ("min_days_per_week", "max_days_per_week"),
        )
        for low, high in pairs:
            least, most = getattr(self, low), getattr(self, high)
            if most is not None and least > most:
                raise ValueError(
                    say(
                        "contract {id}: {low} is {least}, above {high}, which is {most}",
                        id=self.id,
                        low=low,
                        least=f"{least:g}",
                        high=high,
                        most=f"{most:g}",
                    )
                )
        return self

    @model_validator(mode="after")
    def days_hold_the_hours(self) -> Self:
        longest = 24 if self.max_hours_per_day is None else self.max_hours_per_day
        days = 7 if self.max_days_per_week is None else self.max_days_per_week
        if self.min_hours_per_week > longest * days:
            raise ValueError(
                say(
                    "contract {id}: {hours} h a week at least do not fit into {days} {days:day|days} of "
                    "{longest} h",
                    id=self.id,
                    hours=f"{self.min_hours_per_week:g}",
                    days=days,
                    longest=f"{longest:g}",
                )
            )
        return self


class Agent(Frozen):
    """`productivity` is in standard agents (T3 = 1); `queues` are those the agent may serve.

    `proficiency` is a factor on the productivity by queue (1 where none is given); `shifts` the shifts that
    may be worked (all when empty). `pattern` is the turn of days that is worked, with its first day on
    `pattern_start` (else the plan's first day); `squad` the group under a senior of its own.
    """

    id: str = Field(min_length=1)
    name: str
    team: str = ""
    tier: Tier = Tier.T3
    contract: str = "full"
    queues: tuple[str, ...] = Field(min_length=1)
    productivity: float = Field(default=1.0, gt=0, le=3)
    max_windows: int = Field(default=5, ge=1, le=12)
    hired: date | None = None
    leaves: date | None = None
    protection: Protection = Protection.NONE
    overtime_consent: bool = True
    proficiency: dict[str, float] = Field(default_factory=dict)
    shifts: tuple[str, ...] = ()
    pattern: str = ""
    pattern_start: date | None = None
    squad: str = ""
    note: str = ""

    def employed_on(self, day: date) -> bool:
        return (self.hired is None or self.hired <= day) and (self.leaves is None or day <= self.leaves)


class AvailabilityKind(StrEnum):
    LEAVE = "leave"
    UNAVAILABLE = "unavailable"
    ABSENT = "absent"
    TRAINING = "training"
    WISH_ON = "wish_on"
    WISH_OFF = "wish_off"
    ONLY_SHIFT = "only_shift"  # if at all, only `shift` on that day
    NOT_SHIFT = "not_shift"  # not `shift` on that day


BLOCKING = frozenset(
    {
        AvailabilityKind.LEAVE,
        AvailabilityKind.UNAVAILABLE,
        AvailabilityKind.ABSENT,
        AvailabilityKind.TRAINING,
    }
)


WISHES = frozenset({AvailabilityKind.WISH_ON, AvailabilityKind.WISH_OFF})


NARROWING = frozenset({AvailabilityKind.ONLY_SHIFT, AvailabilityKind.NOT_SHIFT})
"""Kinds that say which shifts may be worked on a day; they need a shift."""


class Availability(Frozen):
    """A day on which an agent cannot work, or only some shifts, or wishes to (`shift` narrows a wish)."""

    agent: str
    day: date
    kind: AvailabilityKind
    shift: str | None = None
    weight: float = Field(default=1, ge=0)
    note: str = ""

    @property
    def blocks(self) -> bool:
        return self.kind in BLOCKING
