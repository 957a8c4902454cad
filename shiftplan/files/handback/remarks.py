"""What there is to say of a sheet that was read, beside its faults: what is left out, what stays."""

from collections.abc import Iterable

from shiftplan.domain.edit import CellState
from shiftplan.domain.finding import Place
from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.files.faults import cut
from shiftplan.files.handback.meaning import Meaning, Worked
from shiftplan.files.tabular.notes import Notes
from shiftplan.language import say

SHOWN = 6


def remark(notes: Notes, meaning: Meaning, now: CellState, place: Place) -> None:
    """What stands behind a shift and says nothing of it; that leave is not taken back."""
    if isinstance(meaning, Worked) and meaning.remark:
        notes.warn("remark", place, say("the remark “{read}” is left out", read=cut(meaning.remark)))
    if now.away and not isinstance(meaning, AvailabilityKind):
        notes.warn(
            "away_stays",
            place,
            say("availability.csv says that this person is away; that stays"),
            say("to take leave or absence back: shiftplan edit PLAN back AGENT DAY"),
        )


def guessed(notes: Notes, place: Place, title: str, column: str) -> None:
    """A column whose heading says nothing is known by what stands under it."""
    message = say(
        "the column “{title}” is read as {column}, by what stands in it", title=title, column=column
    )
    notes.note("guessed_column", place, message, say("if it is not that, head the columns as an export does"))


def unread(notes: Notes, place: Place, titles: Iterable[str]) -> None:
    """Columns of a list that say nothing of a rota."""
    there = [cut(title) for title in titles]
    if there:
        message = say("columns that are not read: {columns}", columns=some(there))
        notes.note("unread_columns", place, message)


def missing(notes: Notes, plan: Plan, days: Iterable[str], agents: Iterable[str]) -> None:
    """Who and which days the file does not speak of."""
    outside, people = list(days), [plan.agent[one].name or one for one in agents]
    if outside:
        notes.warn(
            "days_missing",
            Place(file=notes.file),
            say("days that are not in the file stay as they are: {days}", days=some(outside)),
        )
    if people:
        notes.warn(
            "people_missing",
            Place(file=notes.file),
            say("people who are not in the file stay as they are: {people}", people=some(people)),
        )


def some(words: list[str]) -> str:
    """The first few of many."""
    shown = ", ".join(words[:SHOWN])
    return shown if len(words) <= SHOWN else f"{shown}, … ({len(words)})"
