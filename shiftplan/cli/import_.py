"""`shiftplan import`: a forecast, people, absences, shifts or an edited rota from a file into a plan."""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli import import_list, import_rota
from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.import_dialogue import agree
from shiftplan.cli.import_text import done_lines, done_record, preview_record, preview_text, proposal_text
from shiftplan.cli.mapping_options import with_mapping
from shiftplan.cli.output import emit_json, talk
from shiftplan.domain.finding import Severity
from shiftplan.domain.list_changes import ListKind
from shiftplan.domain.mapping import Mapping as TableMapping
from shiftplan.domain.mapping import Proposal
from shiftplan.errors import BadInput
from shiftplan.language import _, say
from shiftplan.planning.import_kinds import ImportKind, can_be_read, import_kind
from shiftplan.planning.list_importing import list_fields

KINDS = [kind.value for kind in ImportKind]


@click.command(
    help=_("Check FILE against the plan and put it in; the file it replaces is kept."),
    epilog=_(
        "--as rota takes back a rota that was exported (grid.csv, rota.xlsx) and edited: what differs is "
        "shown and judged, and written as one edit once you say yes. --as agents and --as availability show "
        "what a list changes by person, judge it, and write it once you say yes."
    ),
)
@click.argument("plan", metavar="PLAN", type=click.Path(path_type=Path))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--as", "kind", type=click.Choice(KINDS), help=_("what FILE is"))
@with_mapping
@import_rota.with_parts
@click.option("--dry-run", is_flag=True, help=_("show what would change, write nothing"))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(
    plan: Path,
    file: Path,
    kind: str | None,
    *,
    corrections: tuple[str, ...],
    queues: tuple[str, ...],
    only: str | None,
    days: str | None,
    gone: str | None,
    yes: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    what = ImportKind(kind) if kind else import_kind(plan, file)
    how = import_rota.How(yes=yes, dry_run=dry_run, asks=at_terminal() and not as_json, as_json=as_json)
    if what is ImportKind.ROTA:
        _refuse({"--map": corrections, "--queue-map": queues, "--gone": gone}, what)
        import_rota.take(import_rota.Wanted(plan, file, only, days), how)
        return
    if what.value in set(ListKind) and can_be_read(plan):
        _refuse({"--queue-map": queues, "--day": days}, what)
        fields = list_fields(corrections)
        import_list.take(import_list.Wanted(plan, file, ListKind(what.value), fields, only, gone), how)
        return
    _refuse({"--only": only, "--day": days, "--yes": yes, "--gone": gone}, what)
    _put_in(plan, file, what, (corrections, queues), dry_run=dry_run, as_json=as_json)


def _refuse(options: Mapping[str, object], what: ImportKind) -> None:
    """Options that say nothing about such a file."""
    given = [name for name, value in options.items() if value]
    if given:
        raise click.UsageError(
            str(say("{options} says nothing about {kind}", options=", ".join(given), kind=what))
        )


def _put_in(
    plan: Path,
    file: Path,
    what: ImportKind,
    words: tuple[tuple[str, ...], tuple[str, ...]],
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """A file that takes the place of one of the plan's."""
    told = planning.Corrections.of(*words)
    asked = planning.FileKind(what.value)
    proposal = planning.propose_import(plan, file, asked, told.fields, told.queues)
    job = _Job(plan, file, planning.FileKind(proposal.kind), as_json=as_json)
    if job.kind is not planning.FileKind.FORECAST and (dry_run or told.fields or told.queues):
        raise _only_forecasts(proposal)
    mapping = _mapping(job, proposal, told)
    if dry_run:
        job.show(mapping)
    else:
        job.carry_out(mapping)


@dataclass(frozen=True)
class _Job:
    """The file to bring into the plan."""

    plan: Path
    file: Path
    kind: planning.FileKind
    as_json: bool

    def show(self, mapping: TableMapping | None) -> None:
        """What the import would do."""
        preview = planning.preview_import(self.plan, self.file, mapping)
        if self.as_json:
            emit_json(preview_record(preview, mapping))
        else:
            _talk(finding_lines(preview.findings))
            click.echo(preview_text(preview))
        if preview.forecast is None:
            raise click.exceptions.Exit(2)

    def carry_out(self, mapping: TableMapping | None) -> None:
        done = planning.import_file(self.plan, self.file, self.kind, mapping)
        if self.as_json:
            emit_json(done_record(done))
            return
        _talk(finding_lines(done.findings))
        click.echo(
            str(
                say(
                    "{rows} {rows:entry is|entries are} now in {target}",
                    rows=done.rows,
                    target=str(done.target),
                )
            )
        )
        _talk(done_lines(done))


def _talk(lines: Iterable[str]) -> None:
    for line in lines:
        talk(line)


def _mapping(job: _Job, proposal: Proposal, told: planning.Corrections) -> TableMapping | None:
    """The mapping agreed on; None for a file that needs none. Raises `BadPlan` when nobody can be asked."""
    if job.kind is not planning.FileKind.FORECAST or proposal.canonical:
        return None
    asks = at_terminal() and not job.as_json and not (proposal.remembered and proposal.sure)
    if not job.as_json:
        talk(proposal_text(proposal if asks else _without_errors(proposal)))
    if asks:
        proposal = agree(job.plan, job.file, job.kind, told, proposal)
    return planning.sure_mapping(proposal)


def _without_errors(proposal: Proposal) -> Proposal:
    """Errors are told when it ends, where nobody can be asked."""
    kept = tuple(one for one in proposal.findings if one.severity is not Severity.ERROR)
    return proposal.model_copy(update={"findings": kept})


def at_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _only_forecasts(proposal: Proposal) -> BadInput:
    return BadInput(
        say("{file} is read as {kind}, by its headings alone", file=proposal.file, kind=proposal.kind),
        say("leave out --map, --queue-map and --dry-run, or add --as forecast"),
    )
