"""Bringing a file into a plan: what it seems to be, what it would change, and the change itself."""

from collections.abc import Mapping as Given
from pathlib import Path

from shiftplan import files
from shiftplan.domain.finding import Finding, Place, Severity
from shiftplan.domain.mapping import Guess, Mapping, Preview, Proposal
from shiftplan.files import Imported, intake, mappings, tabular
from shiftplan.files.faults import Faults, is_error
from shiftplan.language import Message, say
from shiftplan.planning.import_reading import (
    changes,
    inspected,
    read_canonical,
    read_mapped,
    told_of,
)

RECIPE = "forecast.toml"
SURPLUS_LINES = 24


def propose_import(
    folder: Path,
    path: Path,
    kind: files.Kind | None = None,
    corrections: Given[str, str] | None = None,
    queues: Given[str, str] | None = None,
) -> Proposal:
    """What a file seems to be and how it would be read; nothing is written.

    `corrections` by field as in `Guess.field` (`{"contacts": "进线量", "unit": "hour"}`) and `queues`
    (`{"售前组": "presale"}`) are taken for granted, the rest follows from them. What is remembered of files
    of this shape comes next, then what it looks like. Raises `BadInput` for a correction that does not fit,
    `BadPlan` when plan.toml cannot be used.
    """
    source = intake.open_source(folder, path, kind)
    if source.kind is not files.Kind.FORECAST:
        return Proposal(file=str(path), kind=source.kind.value)
    return _propose(folder, source, corrections or {}, queues or {})


def preview_import(folder: Path, path: Path, mapping: Mapping | None = None) -> Preview:
    """What importing a forecast under a mapping would do; nothing is written.

    `mapping` None reads a file in the plan's own form (`Proposal.canonical`). Faults are findings; `forecast`
    is None with an error.
    """
    source = intake.open_source(folder, path, files.Kind.FORECAST)
    read = read_canonical(source) if mapping is None else read_mapped(source, mapping)
    return Preview(
        forecast=read.forecast,
        days=changes(source, read.forecast),
        rows_read=read.rows_read,
        rows_left_out=read.rows_left_out,
        findings=(*read.findings, *_recipe(folder, source)),
    )


def import_file(
    folder: Path, path: Path, kind: files.Kind | None = None, mapping: Mapping | None = None
) -> Imported:
    """Put a file into the plan in canonical form; what it replaces is kept, the mapping remembered.

    Without `mapping` the proposal is taken when it is sure. Raises `BadPlan` with every fault of the file,
    or with what must be asked first; then nothing is written.
    """
    source = intake.open_source(folder, path, kind)
    if source.kind is not files.Kind.FORECAST:
        return intake.put(folder, source, intake.as_canonical(source))
    if mapping is None:
        proposal = _propose(folder, source, {}, {})
        if proposal.canonical:
            return _import_canonical(folder, source)
        mapping = sure_mapping(proposal)
    return _import_mapped(folder, source, mapping)


def _propose(
    folder: Path, source: intake.Source, corrections: Given[str, str], queues: Given[str, str]
) -> Proposal:
    if not source.content.strip():
        return Proposal(file=str(source.path), kind=source.kind.value, canonical=True)
    shape = mappings.shape_of(source.book, tabular.calendar_of(source.settings))
    known, troubles = mappings.read_mappings(folder)
    before = next((one for one in known if one.signature == shape.signature), None)
    proposal = tabular.propose(
        source.book,
        source.settings,
        tabular.told_of(corrections, queues),
        before.mapping if before else None,
        header=before.mapping.header if before and before.found_header == shape.found_header else None,
    )
    if not corrections and not queues and _is_canonical(source, proposal):
        return proposal.model_copy(update={"canonical": True, "guesses": (), "findings": ()})
    return proposal.model_copy(update={"findings": (*proposal.findings, *troubles)})


def _is_canonical(source: intake.Source, proposal: Proposal) -> bool:
    """Whether the file is to be read in the plan's own form: its headings are, and so are its first lines.

    A file of totals of hours or days under the plan's own headings is not; nor is one whose only faults are
    lines of totals, or whole days outside the plan.
    """
    if not intake.has_canonical_headings(source):
        return False
    if proposal.mapping is None:
        return True
    found = intake.canonical_forecast(source) if intake.begins_canonically(source) else None
    if found is None:
        return False
    forecast, faults = found
    if forecast is not None:
        return proposal.mapping.minutes <= source.settings.grid.minutes
    return not (proposal.sure and _only_surplus(source, faults))


def _only_surplus(source: intake.Source, faults: Faults) -> bool:
    """Whether all that is wrong are lines too many: totals, and more days than a slip of the pen."""
    errors = [finding for finding in faults.findings if is_error(finding) and finding.place]
    beyond = sum(finding.code == "date_outside_plan" for finding in errors)
    others = {one.place.line for one in errors if one.place and one.code != "date_outside_plan"}
    totals = tabular.total_lines(source.book)
    return others <= totals and (not beyond or beyond >= SURPLUS_LINES)


def sure_mapping(proposal: Proposal) -> Mapping:
    """The proposed mapping; raises `BadPlan` with what must be asked or cannot be read."""
    errors = [finding for finding in proposal.findings if is_error(finding)]
    asked = [_question(proposal.file, guess) for guess in proposal.unsure]
    if proposal.mapping is None or asked or errors:
        raise files.BadPlan(errors or asked)
    return proposal.mapping


def _question(file: str, guess: Guess) -> Finding:
    """What must be settled before the import, with the words that settle it."""
    return Finding(
        code=f"unsure_{guess.field.replace('-', '_')}",
        severity=Severity.ERROR,
        message=_asked(guess),
        hint=_answer(guess),
        place=Place(file=file),
    )


def _asked(guess: Guess) -> Message:
    why = guess.why or say("the file does not tell")
    if guess.key:
        return say("it is not sure which queue “{name}” is: {why}", name=guess.key, why=why)
    return say("it is not sure what {field} is: {why}", field=guess.field, why=why)


def _answer(guess: Guess) -> Message:
    if guess.key:
        return say('add --queue-map "{name}=QUEUE"; nothing behind = leaves it out', name=guess.key)
    if not guess.value:
        return say("say what it is: add --map {field}=…", field=guess.field)
    return say(
        'add --map "{field}={value}" if that is right, or what is', field=guess.field, value=guess.value
    )


def _import_canonical(folder: Path, source: intake.Source) -> Imported:
    done = intake.put(folder, source, source.content)
    found = intake.canonical_forecast(source)
    seen = inspected(source.settings, found[0]) if found else ()
    return done.model_copy(update={"findings": (*done.findings, *seen, *_recipe(folder, source))})


def _import_mapped(folder: Path, source: intake.Source, mapping: Mapping) -> Imported:
    read = read_mapped(source, mapping)
    if read.forecast is None:
        raise files.BadPlan(read.findings)
    content = intake.forecast_csv(read.forecast)
    done = intake.put(folder, source, content, {mappings.FILE: _remembered(folder, source, mapping)})
    findings = (*read.findings, *_recipe(folder, source))
    return done.model_copy(update={"findings": findings, "mapping": mapping})


def _remembered(folder: Path, source: intake.Source, mapping: Mapping) -> bytes:
    """mappings.toml with this mapping for files of this shape."""
    shape = mappings.shape_of(source.book, tabular.calendar_of(source.settings))
    return mappings.with_mapping(folder, shape.with_mapping(mapping))


def _recipe(folder: Path, source: intake.Source) -> tuple[Finding, ...]:
    """A note when the present forecast was worked out by a recipe, which an import does not touch."""
    if not (folder / RECIPE).exists():
        return ()
    message = say("the forecast was worked out by forecast.toml; the import takes its place")
    hint = say("forecast.toml stays; working it out again would replace what is imported")
    return (told_of(source, "recipe_replaced", Severity.NOTE, message, hint),)
