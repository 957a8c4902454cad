"""How a forecast did against what came."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from pydantic import computed_field

from shiftplan.domain.base import Frozen
from shiftplan.domain.finding import Finding

MINUTE = timedelta(minutes=1)


class Band(StrEnum):
    """Where low and high come from."""

    SERIES = "series"  # series of the forecast itself: learned, or given with it
    MULTIPLIERS = "multipliers"  # the plan's fixed multipliers of base: no promise how often they hold
    NONE = "none"  # the plan has no low or no high


class Errors(Frozen):
    """Over `slots` compared: sums of contacts, and shares (0.085 = 8.5 %).

    `wape` is the sum of absolute errors over the sum of actual contacts, `bias` the forecast over the actual
    sum less 1; both None when nobody came. `coverage` is the share of slots inside the interval, None
    without one.
    """

    slots: int
    forecast: float
    actual: float
    wape: float | None
    bias: float | None
    coverage: float | None


class PeakError(Frozen):
    """The largest slot forecast beside the largest that came."""

    forecast_at: datetime
    forecast: float
    actual_at: datetime
    actual: float

    @computed_field  # type: ignore[prop-decorator]  # pydantic wraps a property
    @property
    def size(self) -> float | None:
        """The forecast peak over the actual one, less 1; None when nobody came."""
        return self.forecast / self.actual - 1 if self.actual else None

    @computed_field  # type: ignore[prop-decorator]  # see above
    @property
    def minutes_off(self) -> int:
        """How much later the peak was forecast than it came; below 0 when earlier."""
        return (self.forecast_at - self.actual_at) // MINUTE


class Portion(Frozen):
    """The errors of a queue, a phase or a day (those that are None do not narrow it)."""

    errors: Errors
    queue: str | None = None
    phase: str | None = None
    day: date | None = None
    peak: PeakError | None = None


class Accuracy(Frozen):
    """The base forecast against contacts that came, both before the bot, in slots of `minutes`.

    `left_out` counts slots of a queue without (whole) actual contacts, `beyond` lines outside the plan.
    `days_inside` is the share of wholly counted days, queue by queue, whose total lay from low to high.
    """

    minutes: int
    whole: Errors
    queues: tuple[Portion, ...]
    phases: tuple[Portion, ...]
    days: tuple[Portion, ...]
    band: Band
    days_inside: float | None
    left_out: int
    beyond: int
    findings: tuple[Finding, ...] = ()
