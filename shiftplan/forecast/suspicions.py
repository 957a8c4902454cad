"""What may be wrong in a series that has contacts: one function a suspicion."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from shiftplan.domain.finding import Finding
from shiftplan.domain.traffic import STEP_MINUTES, Series
from shiftplan.forecast.shape import day_totals, peak_slot
from shiftplan.forecast.suspect import Suspect
from shiftplan.language import Message, say

JUMP = 8
WORTH_A_LOOK = 20  # contacts in a slot; smaller numbers jump by chance
ABSURD_PER_HOUR = 100_000
STEP, QUARTER = timedelta(minutes=STEP_MINUTES), timedelta(minutes=15)
HOLE_HOURS = 3
BUSY = 0.4  # of a day's peak
NO_CHANCE = 4  # contacts; beside fewer, none may be meant


def absurd(suspect: Suspect) -> Iterator[Finding]:
    """More contacts than any shop of one team sees: often a day's total put into a slot, or orders."""
    peak = peak_slot(suspect.grid, suspect.series)
    if peak is not None and suspect.series[peak] > ABSURD_PER_HOUR * suspect.grid.hours:
        yield suspect.warning(
            "forecast_absurd",
            say(
                "{queue}: {contacts:,.0f} contacts in the slot from {moment:%m-%d %H:%M}",
                queue=suspect.label,
                contacts=suspect.series[peak],
                moment=suspect.grid.moment(peak),
            ),
            say("check that the column holds contacts per slot, not visitors, money or a day's total"),
            (peak,),
        )


def empty_days(suspect: Suspect) -> Iterator[Finding]:
    """Whole days without contacts, all in one finding."""
    totals = day_totals(suspect.grid, suspect.series)
    empty = [index for index, total in enumerate(totals) if total == 0]
    if empty:
        yield suspect.warning(
            "forecast_empty_days",
            say(
                "{queue}: no contacts on {days}",
                queue=suspect.label,
                days=", ".join(f"{suspect.grid.dates[index]:%m-%d}" for index in empty),
            ),
            say("check that the file covers these days"),
            tuple(suspect.grid.of_day(index).start for index in empty),
        )


def empty_openings(suspect: Suspect) -> Iterator[Finding]:
    """No contacts in a slot of an opening's first hour."""
    for opening in suspect.openings:
        empty = tuple(slot for slot in suspect.opening_slots(opening) if suspect.series[slot] == 0)
        if empty:
            yield suspect.warning(
                "forecast_zero_at_opening",
                say(
                    "{queue}: no contacts at {moment:%m-%d %H:%M}, in the first hour of an opening",
                    queue=suspect.label,
                    moment=suspect.grid.moment(empty[0]),
                ),
                say("fill in the opening; this is when most people write"),
                empty,
            )


def empty_steps(suspect: Suspect) -> Iterator[Finding]:
    """No contacts in a step of five minutes of an opening's first quarter, where the slot has some."""
    for opening in suspect.openings:
        slots = (slot for slot in suspect.opening_slots(opening) if suspect.series[slot] > 0)
        for slot in slots:
            moments = (suspect.grid.moment(slot) + i * STEP for i in range(len(suspect.fine.get(slot, ()))))
            steps = zip(moments, suspect.fine.get(slot, ()), strict=True)
            empty = [moment for moment, value in steps if opening <= moment < opening + QUARTER and not value]
            if empty:
                yield suspect.warning(
                    "forecast_zero_at_opening",
                    say(
                        "{queue}: no contacts in the five minutes from {moment:%m-%d %H:%M},"
                        " right after an opening",
                        queue=suspect.label,
                        moment=empty[0],
                    ),
                    say("fill in these minutes, or give the slot in one line"),
                    (slot,),
                )


def holes(suspect: Suspect) -> Iterator[Finding]:
    """Slots without contacts in the middle of the busy hours of a day: at most three hours of them, with at
    least 40 % of the day's peak right before or after, and contacts on both sides. All in one finding.
    """
    by_day = _holes_by_day(suspect)
    every = [hole for found in by_day.values() for hole in found]
    if not every:
        return
    first, last = every[0]
    yield suspect.warning(
        "forecast_hole",
        say(
            "{queue}: no contacts from {begin:%m-%d %H:%M} to {end:%H:%M}, in busy hours"
            " ({before:.0f} before, {after:.0f} after)",
            queue=suspect.label,
            begin=suspect.grid.moment(first),
            end=suspect.grid.moment(last + 1),
            before=suspect.series[first - 1],
            after=suspect.series[last + 1],
        ),
        _about_holes(len(every), tuple(by_day)),
        tuple(slot for first, last in every for slot in range(first, last + 1)),
    )


def _about_holes(count: int, days: tuple[date, ...]) -> Message:
    if count == 1:
        return say("check for missing rows; write the contacts of these slots")
    if len(days) == 1:
        return say(
            "check for missing rows; there {count:is|are} {count} such {count:hole|holes} on {day:%m-%d}",
            count=count,
            day=days[0],
        )
    return say(
        "check for missing rows; there {count:is|are} {count} such {count:hole|holes} on {days} days",
        count=count,
        days=len(days),
    )


def _holes_by_day(suspect: Suspect) -> dict[date, list[tuple[int, int]]]:
    """(first, last slot) of every hole, by the day on which it begins."""
    at_opening = {slot for opening in suspect.openings for slot in suspect.opening_slots(opening)}
    found: dict[date, list[tuple[int, int]]] = {}
    for first, last in _empty_runs(suspect.series):
        inside = first > 0 and last < suspect.grid.slots - 1
        short = (last - first + 1) * suspect.grid.hours <= HOLE_HOURS
        if not inside or not short or at_opening & set(range(first, last + 1)):
            continue
        day = first // suspect.grid.per_day
        peak = max(suspect.series[suspect.grid.of_day(day)])
        beside = max(suspect.series[first - 1], suspect.series[last + 1])
        if beside >= max(BUSY * peak, NO_CHANCE):
            found.setdefault(suspect.grid.dates[day], []).append((first, last))
    return found


def _empty_runs(series: Series) -> Iterator[tuple[int, int]]:
    """(first, last) of every run of zeros."""
    first: int | None = None
    for slot, value in enumerate((*series, 1.0)):
        if value == 0 and first is None:
            first = slot
        elif value and first is not None:
            yield first, slot - 1
            first = None


def jumps(suspect: Suspect) -> Iterator[Finding]:
    """Neighbouring slots that differ more than eight times, away from the openings; all in one finding."""
    near = {slot for opening in suspect.openings for slot in suspect.opening_slots(opening)}
    told = {
        slot
        for runs in _holes_by_day(suspect).values()
        for first, last in runs
        for slot in range(first, last + 1)
    }
    found = [
        slot
        for slot, (before, after) in enumerate(pairwise(suspect.series))
        if _jumps(before, after) and not (near | told) & {slot, slot + 1}
    ]
    if not found:
        return
    yield suspect.warning(
        "forecast_jump",
        _about_jumps(suspect, found),
        say("check for a missing or doubled row; mark the phase as an opening if the rush is meant"),
        tuple(slot + 1 for slot in found),
    )


def _about_jumps(suspect: Suspect, found: Sequence[int]) -> Message:
    """The first jump, and how many there are on how many days."""
    slot, days = found[0], {suspect.grid.moment(slot + 1).date() for slot in found}
    values = {
        "queue": suspect.label,
        "before": suspect.series[slot],
        "after": suspect.series[slot + 1],
        "moment": suspect.grid.moment(slot + 1),
        "count": len(found),
    }
    if len(days) == 1:
        return say(
            "{queue}: from {before:.0f} to {after:.0f} contacts at {moment:%m-%d %H:%M} ({count} such "
            "{count:jump|jumps} that day)",
            **values,
        )
    return say(
        "{queue}: from {before:.0f} to {after:.0f} contacts at {moment:%m-%d %H:%M} ({count} such "
        "{count:jump|jumps} on {days} {days:day|days})",
        days=len(days),
        **values,
    )


def _jumps(before: float, after: float) -> bool:
    low, high = min(before, after), max(before, after)
    return high >= WORTH_A_LOOK and high > JUMP * low


SUSPICIONS = (absurd, empty_days, empty_openings, empty_steps, holes, jumps)
