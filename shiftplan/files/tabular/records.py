"""Amounts on any days as the records that recipes and comparisons start from."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from shiftplan.domain.derivation import Records
from shiftplan.domain.finding import Finding, Place
from shiftplan.domain.traffic import STEP_MINUTES
from shiftplan.files.tabular.notes import Notes
from shiftplan.files.tabular.placing import tell_doubles
from shiftplan.files.tabular.reading import Amount
from shiftplan.language import say

BASE = "base"


def records_of(
    amounts: Iterable[Amount], file: str, *, shop: bool
) -> tuple[Records | None, tuple[Finding, ...]]:
    """The base amounts by queue and moment (`shop`: all under ""), None when a finding is an error.

    Lines finer than five minutes are added up.
    """
    notes = Notes(file)
    base = [amount for amount in amounts if amount.scenario == BASE]
    if not base:
        notes.error(
            "empty",
            Place(file=file),
            say("no line gives a number of contacts"),
            say("check which column holds them, and on which line the headings are"),
        )
        return None, notes.finish()
    tell_doubles(base, notes)
    _check(base, notes)
    found = notes.finish()
    return (None, found) if notes.broken else (_records(base, shop=shop), found)


def _check(base: Sequence[Amount], notes: Notes) -> None:
    """All lines must cover equally much, and begin on steps of five minutes."""
    other = next((amount for amount in base if amount.minutes != base[0].minutes), None)
    if other is not None:
        notes.error(
            "mixed_lengths",
            notes.cell(*other.cell),
            say(
                "the line covers {minutes} minutes, others {usual}",
                minutes=other.minutes,
                usual=base[0].minutes,
            ),
            say("bring lines that all cover equally much"),
        )
    for amount in base:
        if amount.minutes >= STEP_MINUTES and (
            amount.start.minute % STEP_MINUTES or amount.minutes % STEP_MINUTES
        ):
            notes.error(
                "off_grid",
                notes.cell(*amount.cell),
                say("{start} is off the steps of five minutes", start=f"{amount.start:%Y-%m-%d %H:%M}"),
                say("let lines begin on full steps, as 08:00, 08:05"),
            )


def _records(base: Sequence[Amount], *, shop: bool) -> Records:
    found: dict[str, dict[datetime, float]] = defaultdict(lambda: defaultdict(float))
    for amount in base:
        start = amount.start - timedelta(minutes=amount.start.minute % STEP_MINUTES)
        found["" if shop else amount.queue][start] += amount.contacts
    minutes = max(STEP_MINUTES, base[0].minutes)
    return Records(minutes=minutes, amounts={queue: dict(rows) for queue, rows in found.items()})
