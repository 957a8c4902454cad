"""Bringing a file into a plan folder: judged with the rest of the plan, then written canonically."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from shiftplan.domain.base import Frozen
from shiftplan.domain.finding import Finding, Place
from shiftplan.domain.plan import Plan
from shiftplan.errors import BadInput, ShiftplanError
from shiftplan.files import agents, availability, forecast, shifts
from shiftplan.files.atomic import refused
from shiftplan.files.faults import BadPlan
from shiftplan.files.folder import Folder, read_folder
from shiftplan.files.locking import write_files
from shiftplan.files.plan import PlanRead, parse
from shiftplan.files.shelf import REPLACED, free_name
from shiftplan.files.stamps import Stamps
from shiftplan.files.table import Column, headings, matches
from shiftplan.files.text import decode, read_bytes
from shiftplan.language import say


class Kind(StrEnum):
    """What a file to import may be."""

    FORECAST = "forecast"
    AGENTS = "agents"
    AVAILABILITY = "availability"
    SHIFTS = "shifts"


TARGETS = {
    Kind.FORECAST: forecast.FILE,
    Kind.AGENTS: agents.FILE,
    Kind.AVAILABILITY: availability.FILE,
    Kind.SHIFTS: shifts.FILE,
}
TABLES: dict[Kind, tuple[Column, ...]] = {
    Kind.AVAILABILITY: availability.COLUMNS,
    Kind.FORECAST: forecast.COLUMNS,
    Kind.AGENTS: agents.COLUMNS,
}
WRITERS: dict[Kind, Callable[[Plan], bytes]] = {
    Kind.FORECAST: lambda plan: forecast.forecast_csv(plan.forecast),
    Kind.AGENTS: lambda plan: agents.agents_csv(plan.agents, plan.settings),
    Kind.AVAILABILITY: lambda plan: availability.availability_csv(plan.availability),
    Kind.SHIFTS: lambda plan: shifts.shifts_toml(plan.shifts),
}


class Imported(Frozen):
    """What an import did; `replaced` is where the file that was there before is kept."""

    kind: Kind
    target: Path
    rows: int
    findings: tuple[Finding, ...]
    replaced: Path | None


def import_file(folder: Path, path: Path, kind: Kind | None = None) -> Imported:
    """Put the data of `path` into the plan in `folder`, in canonical form.

    Raises `BadPlan` with every fault of the file, or with those it would cause in the plan's other files;
    then nothing is written. `BadInput` when it cannot be told what the file is.
    """
    content = read_bytes(path)
    kind = kind or kind_of(path, decode(content, str(path)))
    before = read_folder(folder)
    read = _judged(before, TARGETS[kind], content, str(path))
    kept = _write(folder, TARGETS[kind], WRITERS[kind](read.plan), before)
    findings = tuple(
        finding for finding in read.findings if finding.place and finding.place.file == str(path)
    )
    return Imported(
        kind=kind,
        target=folder / TARGETS[kind],
        rows=_rows(read.plan, kind),
        findings=findings,
        replaced=kept,
    )


def kind_of(path: Path, text: str) -> Kind:
    """What the file is by its ending and its heading; raises `BadInput` when neither tells."""
    if path.suffix.casefold() == ".toml":
        return Kind.SHIFTS
    names = headings(text)
    for kind, columns in TABLES.items():
        if matches(names, columns):
            return kind
    raise BadInput(
        say(
            "{path} does not tell what it is; its heading reads “{read}”",
            path=str(path),
            read=", ".join(names),
        ),
        say("add --as forecast, agents, availability or shifts, or mend the heading as in docs/files.md"),
    )


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


def _write(folder: Path, target: str, content: bytes, before: Folder) -> Path | None:
    """Write the new file and keep the old one, both or neither; where the old one is now."""
    stamps, old = Stamps.of(before.contents), before.contents[target]
    if old is None:
        write_files(folder, {target: content}, stamps)
        return None
    shelf = folder / REPLACED
    made = not shelf.exists()
    try:
        shelf.mkdir(exist_ok=True)
    except OSError as error:
        raise refused(folder, error) from error
    kept = free_name(shelf, target)
    try:
        write_files(folder, {f"{REPLACED}/{kept.name}": old, target: content}, stamps)
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
        Kind.SHIFTS: len(plan.shifts),
    }
    return counts[kind]
