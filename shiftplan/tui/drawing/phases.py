"""Phases of the sale as coloured bars on a line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.language import printable, say

if TYPE_CHECKING:
    from shiftplan.domain.event import Event
    from shiftplan.domain.plan import Plan

SHORT_NAMES = {
    PhaseKind.ORDINARY: say("plain"),
    PhaseKind.WARM_UP: say("warm"),
    PhaseKind.DEPOSIT: say("depo"),
    PhaseKind.SPOT: say("spot"),
    PhaseKind.MAIN: say("main"),
    PhaseKind.ENCORE: say("enc"),
    PhaseKind.AFTER_SALE: say("post"),
}
"""What a bar says that is too narrow for the name of its phase."""


@dataclass(frozen=True)
class Band:
    """A phase as shares of a line, 0 to 1; `opening` says that it begins with a rush.

    `short` is what it is called where its name has no room.
    """

    name: str
    colour: str
    begin: float
    end: float
    opening: bool = False
    short: str = ""


def bands(event: Event, begin: datetime, end: datetime) -> tuple[Band, ...]:
    """The phases that touch [begin, end), as shares of it."""
    whole = end - begin
    found = [phase for phase in event.phases if phase.start < end and phase.end > begin]
    return tuple(
        Band(
            name=printable(phase.name),
            colour=f"$phase-{phase.kind}",
            begin=max(phase.start - begin, timedelta()) / whole,
            end=min(phase.end - begin, whole) / whole,
            opening=phase.opening and begin <= phase.start,
            short=str(SHORT_NAMES[phase.kind]),
        )
        for phase in sorted(found, key=lambda phase: phase.start)
    )


def phase_line(found: tuple[Band, ...], width: int) -> Content:
    """One line of `width` columns: each phase a bar with its name in it, openings marked with ▲."""
    parts: list[Content] = []
    column = 0
    for band in found:
        first, last = max(column, round(band.begin * width)), round(band.end * width)
        if last > first:
            parts += [Content(" " * (first - column)), _bar(band, last - first)]
            column = last
    return Content("").join(parts)


def _bar(band: Band, width: int) -> Content:
    """The name whole, else the short one, else none: half a name says less than the colour alone."""
    sign = "▲" if band.opening else ""
    room = width - len(sign)
    names = (f" {band.name}", band.name, band.short)
    name = next((Content(name) for name in names if Content(name).cell_length <= room), Content(""))
    text = Content(sign) + name.truncate(max(0, room), pad=True)
    return text.stylize(f"$phase-text on {band.colour}")


def day_bands(plan: Plan, day: int) -> tuple[Band, ...]:
    """The phases of one day of the plan."""
    begin = plan.grid.moment(day * plan.grid.per_day)
    return bands(plan.settings.event, begin, begin + timedelta(days=1))


def shades(plan: Plan, day: int) -> tuple[str, ...]:
    """The colour behind each slot of a day: that of the phase it begins in."""
    first = day * plan.grid.per_day
    phases = (plan.settings.event.phase_at(plan.grid.moment(first + i)) for i in range(plan.grid.per_day))
    return tuple(f"$shade-{phase.kind}" if phase else "" for phase in phases)
