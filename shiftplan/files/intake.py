"""Bringing a file into a plan folder: judged with the rest of the plan, then written canonically."""

from collections.abc import Callable
from collections.abc import Mapping as Given
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from shiftplan.domain.base import Frozen
from shiftplan.domain.finding import Finding, Place
from shiftplan.domain.mapping import Mapping
from shiftplan.domain.plan import Plan, Settings
from shiftplan.domain.traffic import Forecast
from shiftplan.errors import BadInput, ShiftplanError
from shiftplan.files import agents, availability, forecast, history, shift_writing, shifts
from shiftplan.files.atomic import refused
from shiftplan.files.csv_text import csv_bytes
from shiftplan.files.faults import BadPlan, Faults, cut, is_error
from shiftplan.files.folder import SETTINGS_FILE, Folder, read_folder
from shiftplan.files.locking import write_files
from shiftplan.files.plan import PlanRead, parse
from shiftplan.files.settings import read_settings
from shiftplan.files.shelf import REPLACED, free_name
from shiftplan.files.stamps import Stamps, content_of
from shiftplan.files.table import Column, headings, matches
from shiftplan.files.tabular.archive import is_workbook
from shiftplan.files.tabular.book import book_of
from shiftplan.files.tabular.proposal import propose, told_of
from shiftplan.files.tabular.sheet import Book, Sheet, as_text, text_of
from shiftplan.files.text import decode, read_bytes
from shiftplan.language import say

HEADING_LINE = 1
HEAD_LINES = 60


class Kind(StrEnum):
    """What a file to import may be."""

    FORECAST = "forecast"
    AGENTS = "agents"
    AVAILABILITY = "availability"
    SHIFTS = "shifts"
    HISTORY = "history"


TARGETS = {
    Kind.FORECAST: forecast.FILE,
    Kind.AGENTS: agents.FILE,
    Kind.AVAILABILITY: availability.FILE,
    Kind.SHIFTS: shifts.FILE,
    Kind.HISTORY: history.FILE,
}
TABLES: dict[Kind, tuple[Column, ...]] = {
    Kind.AVAILABILITY: availability.COLUMNS,
    Kind.FORECAST: forecast.COLUMNS,
    Kind.AGENTS: agents.COLUMNS,
    Kind.HISTORY: history.TELLING,
}
WRITERS: dict[Kind, Callable[[Plan], bytes]] = {
    Kind.FORECAST: lambda plan: forecast.forecast_csv(plan.forecast),
    Kind.AGENTS: lambda plan: agents.agents_csv(plan.agents, plan.settings),
    Kind.HISTORY: lambda plan: history.history_csv(plan.history),
    Kind.AVAILABILITY: lambda plan: availability.availability_csv(plan.availability),
    Kind.SHIFTS: lambda plan: shift_writing.shifts_toml(plan.shifts),
}


class Imported(Frozen):
    """What an import did; `replaced` is where the file that was there before is kept.

    `mapping` is how a forecast was read that is not in the plan's own form, None for all else.
    """

    kind: Kind
    target: Path
    rows: int
    findings: tuple[Finding, ...]
    replaced: Path | None
    mapping: Mapping | None = None


@dataclass(frozen=True)
class Source:
    """A file to import beside the plan it is for. `forecast` is the plan's present one, None for none."""

    path: Path
    content: bytes
    kind: Kind
    folder: Folder
    settings: Settings
    forecast: Forecast | None

    @cached_property
    def book(self) -> Book:
        """The file as sheets; raises `BadInput` when it is none."""
        return book_of(self.content, str(self.path))


def open_source(folder: Path, path: Path, kind: Kind | None = None) -> Source:
    """A file and the plan it is for; raises `BadPlan` when plan.toml cannot be used, `BadInput` when the
    file is of no kind that is known.
    """
    content = read_bytes(path)
    before = read_folder(folder)
    settings = _settings(before)
    source = Source(path, content, kind or Kind.FORECAST, before, settings, _present(before, settings))
    if kind is None:
        source = _of_kind(source, kind_of(source))
    return source


def _of_kind(source: Source, kind: Kind) -> Source:
    """The same file, known to be of a kind; its sheets are not read again."""
    known = replace(source, kind=kind)
    if "book" in vars(source):
        vars(known)["book"] = source.book
    return known


def import_file(folder: Path, path: Path, kind: Kind | None = None) -> Imported:
    """Put the data of `path` into the plan in `folder`, in canonical form.

    Raises `BadPlan` with every fault of the file, or with those it would cause in the plan's other files;
    then nothing is written. `BadInput` when it cannot be told what the file is.
    """
    source = open_source(folder, path, kind)
    return put(folder, source, as_canonical(source))


def put(folder: Path, source: Source, content: bytes, extra: Given[str, bytes] | None = None) -> Imported:
    """Judge canonical `content` with the rest of the plan and write it, with the `extra` files, or nothing.

    Raises as `import_file`.
    """
    kind, name = source.kind, str(source.path)
    read = _judged(source.folder, TARGETS[kind], content, name)
    kept = _write(folder, TARGETS[kind], WRITERS[kind](read.plan), source.folder, extra or {})
    findings = tuple(finding for finding in read.findings if finding.place and finding.place.file == name)
    return Imported(
        kind=kind,
        target=folder / TARGETS[kind],
        rows=_rows(read.plan, kind),
        findings=findings,
        replaced=kept,
    )


def as_canonical(source: Source) -> bytes:
    """The content as text with commas: of a workbook the sheet that has the headings, line for line."""
    if source.kind is Kind.SHIFTS or _is_text(source.content):
        return source.content
    sheet = _sheet_for(source.book, source.kind) or source.book.sheets[0]
    return csv_bytes(as_text(sheet))


def has_canonical_headings(source: Source) -> bool:
    """Whether the file is a text that begins with the headings of forecast.csv."""
    if not _is_text(source.content):
        return False
    return matches(headings(decode(source.content, str(source.path))), forecast.COLUMNS)


def begins_canonically(source: Source) -> bool:
    """Whether at least half of a text's first lines are as in forecast.csv; quick on a long file."""
    lines = decode(source.content, str(source.path)).splitlines()[:HEAD_LINES]
    _, faults = forecast.read_forecast("\n".join(lines), "", source.settings)
    broken = {finding.place.line for finding in faults.findings if is_error(finding) and finding.place}
    return HEADING_LINE not in broken and len(broken) * 2 <= len(lines)


def forecast_csv(found: Forecast) -> bytes:
    """A forecast in canonical form."""
    return forecast.forecast_csv(found)


def canonical_forecast(source: Source) -> tuple[Forecast | None, Faults] | None:
    """The forecast of a text in the plan's own form, or its faults; None when it is of another form."""
    if not has_canonical_headings(source):
        return None
    text = decode(source.content, str(source.path))
    return forecast.read_forecast(text, str(source.path), source.settings)


def kind_of(source: Source) -> Kind:
    """What the file is by its ending and its headings; raises `BadInput` when neither tells."""
    if source.path.suffix.casefold() == ".toml":
        return Kind.SHIFTS
    book = source.book
    for kind in TABLES:
        if _sheet_for(book, kind):
            return kind
    if propose(book, source.settings, told_of({}, {})).mapping is not None:
        return Kind.FORECAST
    raise BadInput(
        say(
            "{path} does not tell what it is; its heading reads “{read}”",
            path=str(source.path),
            read=cut(", ".join(_headings(book.sheets[0]))),
        ),
        say(
            "add --as forecast, agents, availability, shifts, history or rota, "
            "or mend the heading as in docs/files.md"
        ),
    )


def _headings(sheet: Sheet) -> tuple[str, ...]:
    return tuple(text_of(cell) for cell in sheet.records[0].cells)


def _sheet_for(book: Book, kind: Kind) -> Sheet | None:
    """The sheet whose first row has the columns that such a file needs."""
    return next((sheet for sheet in book.sheets if matches(_headings(sheet), TABLES[kind])), None)


def _is_text(content: bytes) -> bool:
    if is_workbook(content):
        return False
    try:
        decode(content, "")
    except BadInput:
        return False
    return True


def _settings(folder: Folder) -> Settings:
    text = folder.text(SETTINGS_FILE)
    settings, faults = read_settings(text, SETTINGS_FILE) if text is not None else (None, None)
    if settings is None:
        raise BadPlan([*folder.findings, *(faults.findings if faults else ())])
    return settings


def _present(folder: Folder, settings: Settings) -> Forecast | None:
    """The forecast that is there, as far as it can be read."""
    content = folder.contents[forecast.FILE]
    if content is None or not _is_text(content):
        return None
    found, _ = forecast.read_forecast(decode(content, forecast.FILE), forecast.FILE, settings)
    return found


def _judged(before: Folder, target: str, content: bytes, name: str) -> PlanRead:
    """The plan with the new content in place of `target`; raises `BadPlan`, the file called `name`."""
    findings = [finding for finding in before.findings if finding.place != Place(file=target)]
    after = Folder({**before.contents, target: content}, findings)
    try:
        read = parse(after)
    except BadPlan as error:
        raise BadPlan(_renamed(error.findings, target, name)) from error
    return read.model_copy(update={"findings": tuple(_renamed(read.findings, target, name))})


def _renamed(findings: tuple[Finding, ...], target: str, name: str) -> list[Finding]:
    return [
        finding.model_copy(update={"place": finding.place.model_copy(update={"file": name})})
        if finding.place and finding.place.file == target
        else finding
        for finding in findings
    ]


def _write(
    folder: Path, target: str, content: bytes, before: Folder, extra: Given[str, bytes]
) -> Path | None:
    """Write the new files and keep the old one, all or none; where the old one is now."""
    there = {name: content_of(folder / name) for name in extra}
    stamps, old = Stamps.of({**before.contents, **there}), before.contents[target]
    if old is None:
        write_files(folder, {target: content, **extra}, stamps)
        return None
    shelf = folder / REPLACED
    made = not shelf.exists()
    try:
        shelf.mkdir(exist_ok=True)
    except OSError as error:
        raise refused(folder, error) from error
    kept = free_name(shelf, target)
    try:
        write_files(folder, {f"{REPLACED}/{kept.name}": old, target: content, **extra}, stamps)
    except ShiftplanError:
        if made:
            shelf.rmdir()
        raise
    return kept


def _rows(plan: Plan, kind: Kind) -> int:
    counts = {
        Kind.FORECAST: sum(len(rows) for rows in plan.forecast.contacts.values()) * plan.grid.slots,
        Kind.AGENTS: len(plan.agents),
        Kind.AVAILABILITY: len(plan.availability),
        Kind.HISTORY: len(plan.history),
        Kind.SHIFTS: len(plan.shifts),
    }
    return counts[kind]
