"""Times of day as minutes from 00:00, written as "08:30"; an end of day is "24:00"."""

from datetime import time
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.language import say

MINUTES_PER_HOUR = 60


def minutes_of(value: Any) -> Any:
    """Minutes from 00:00 of "08:30", a time, or minutes; raises ValueError with a sentence."""
    if isinstance(value, time):
        return value.hour * MINUTES_PER_HOUR + value.minute
    if not isinstance(value, str):
        return value
    hours, _, minutes = value.strip().partition(":")
    if hours.isdecimal() and minutes.isdecimal() and int(minutes) < MINUTES_PER_HOUR:
        read = int(hours) * MINUTES_PER_HOUR + int(minutes)
        if read <= MINUTES_PER_DAY:
            return read
    raise ValueError(say("“{read}” is no time of day; write one such as 08:30", read=value))


ClockMinute = Annotated[int, BeforeValidator(minutes_of), Field(ge=0, le=MINUTES_PER_DAY)]


def clock(minute: int) -> str:
    """Minutes from 00:00 as 08:30; what lies past midnight is written as a time of the next day."""
    within = minute if minute == MINUTES_PER_DAY else minute % MINUTES_PER_DAY
    return f"{within // MINUTES_PER_HOUR:02}:{within % MINUTES_PER_HOUR:02}"
