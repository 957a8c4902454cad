"""Sentences that several readers of files need."""

from shiftplan.domain.grid import TimeGrid
from shiftplan.language import Message, say


def outside(grid: TimeGrid, read: str) -> Message:
    """A day or moment is not one of the plan's."""
    return say(
        "{read} lies outside the plan, {first} to {last}",
        read=read,
        first=str(grid.dates[0]),
        last=str(grid.dates[-1]),
    )


def inside_please() -> Message:
    return say("mend the date, or start and days in plan.toml")
