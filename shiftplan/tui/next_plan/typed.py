"""What was typed for a next plan, as values."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shiftplan.errors import BadInput
from shiftplan.language import say
from shiftplan.resources import at_home

MOST_GROWTH = 100.0


@dataclass(frozen=True)
class Wish:
    """Where the new plan goes, its main day (None: a year after the old one), how much more is to come."""

    folder: Path
    day: date | None
    growth: float


def wish(folder: str, day: str, growth: str) -> Wish:
    """Raises `BadInput` with the field that cannot be read."""
    if not folder.strip():
        raise BadInput(say("the new folder has no name"), say("write where the next plan should lie"))
    return Wish(at_home(folder.strip()), _day(day.strip()), _growth(growth.strip()))


def _day(text: str) -> date | None:
    from shiftplan.files.moments import parse_day  # noqa: PLC0415 - values load after the first paint

    if not text:
        return None
    try:
        return parse_day(text)
    except ValueError:
        raise BadInput(
            say("“{read}” is no date", read=text), say("write a date such as 2027-11-11")
        ) from None


def _growth(text: str) -> float:
    try:
        growth = float(text or "1")
    except ValueError:
        growth = -1.0
    if not 0 <= growth <= MOST_GROWTH:
        raise BadInput(
            say("“{read}” is no growth from 0 to {most:g}", read=text, most=MOST_GROWTH),
            say("write 1.2 for 20 % more, 0.9 for 10 % fewer"),
        )
    return growth
