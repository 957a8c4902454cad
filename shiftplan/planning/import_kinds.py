"""What a file to import seems to be: a rota, people, absences, a forecast, or another file of a plan."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from shiftplan.domain.list_changes import ListKind
from shiftplan.domain.plan import Plan
from shiftplan.errors import BadInput, ShiftplanError
from shiftplan.files import intake
from shiftplan.files.handback.sheet import looks_like_rota
from shiftplan.files.people_lists.columns import FROM, WHO
from shiftplan.files.people_lists.mapping import layout_of
from shiftplan.files.plan import read_plan
from shiftplan.files.tabular.book import open_book
from shiftplan.files.tabular.sheet import Book

FEWEST = 2
"""Columns beside the one for who it is by which a list of people is known."""


class ImportKind(StrEnum):
    """What a file may be."""

    ROTA = "rota"
    AGENTS = "agents"
    AVAILABILITY = "availability"
    FORECAST = "forecast"
    SHIFTS = "shifts"
    HISTORY = "history"


def import_kind(folder: Path, path: Path) -> ImportKind:
    """What a file is by its ending, its headings and what stands under them.

    Raises `BadInput` when nothing tells, or as `files.intake.open_source`.
    """
    try:
        plan = read_plan(folder).plan
    except ShiftplanError:
        return ImportKind(intake.open_source(folder, path).kind.value)
    if path.suffix.casefold() != ".toml":
        found = _kind(open_book(path), plan)
        if found is not None:
            return found
    return ImportKind(intake.open_source(folder, path).kind.value)


def can_be_read(folder: Path) -> bool:
    """Whether the plan is whole, so that a list can be laid beside it."""
    try:
        read_plan(folder)
    except ShiftplanError:
        return False
    return True


def _kind(book: Book, plan: Plan) -> ImportKind | None:
    if _has(book, ListKind.AVAILABILITY, (WHO[ListKind.AVAILABILITY], ("date", FROM), ("kind",))):
        return ImportKind.AVAILABILITY
    if looks_like_rota(book, plan):
        return ImportKind.ROTA
    if _has(book, ListKind.AGENTS, (WHO[ListKind.AGENTS],)) and _columns(book) > FEWEST:
        return ImportKind.AGENTS
    return None


def _has(book: Book, kind: ListKind, needs: Iterable[tuple[str, ...]]) -> bool:
    """Whether the headings have one column of each of these."""
    try:
        there = layout_of(book, kind, {}, None).places.keys()
    except BadInput:
        return False
    return all(there & set(names) for names in needs)


def _columns(book: Book) -> int:
    """Columns that a list of people has, unless they are days or amounts of another table."""
    places = layout_of(book, ListKind.AGENTS, {}, None).places
    return 0 if "last_end" in places else len(places)
