"""What people have behind them when a plan begins, so that it joins the plan before."""

from datetime import datetime

from pydantic import Field

from shiftplan.domain.base import Frozen


class History(Frozen):
    """One person's past. Hours are working hours.

    `last_end` is when the last shift before the plan ended (local); `days_in_row` and `nights_in_row` are
    the worked days and nights on end up to the day before the plan; `week_*` what the calendar week of
    the plan's first day holds already, `month_*` its calendar month, None where it is not known; `nights`,
    `weekends`, `peaks` and `hours` are sums of the period that fairness looks back on.
    """

    agent: str
    last_end: datetime | None = None
    days_in_row: int = Field(default=0, ge=0)
    nights_in_row: int = Field(default=0, ge=0)
    week_days: int | None = Field(default=None, ge=0, le=7)
    week_hours: float | None = Field(default=None, ge=0)
    week_overtime: float = Field(default=0, ge=0)
    month_hours: float | None = Field(default=None, ge=0)
    month_overtime: float = Field(default=0, ge=0)
    nights: float = Field(default=0, ge=0)
    weekends: float = Field(default=0, ge=0)
    peaks: float = Field(default=0, ge=0)
    hours: float = Field(default=0, ge=0)
