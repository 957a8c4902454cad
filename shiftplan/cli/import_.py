"""`shiftplan import`: a forecast, people, absences or shifts from a file into a plan."""

from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.output import emit_json, finding_lines, talk
from shiftplan.domain.finding import Finding
from shiftplan.language import _, say

KINDS = [kind.value for kind in planning.FileKind]


@click.command(help=_("Check FILE against the plan and put it in; the file it replaces is kept."))
@click.argument("plan", metavar="PLAN", type=click.Path(path_type=Path))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--as", "kind", type=click.Choice(KINDS), help=_("what FILE is"))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(plan: Path, file: Path, kind: str | None, as_json: bool) -> None:  # noqa: FBT001 - click passes it
    done = planning.import_file(plan, file, planning.FileKind(kind) if kind else None)
    if as_json:
        emit_json(_record(done))
        return
    for line in finding_lines(done.findings):
        talk(line)
    click.echo(str(say("{rows} entries are now in {target}", rows=done.rows, target=str(done.target))))
    if done.replaced:
        talk(say("what was there before is kept in {path}", path=str(done.replaced)))


def _record(done: planning.Imported) -> dict[str, object]:
    return {
        "kind": done.kind.value,
        "target": str(done.target),
        "rows": done.rows,
        "replaced": None if done.replaced is None else str(done.replaced),
        "findings": [_finding(finding) for finding in done.findings],
    }


def _finding(finding: Finding) -> dict[str, object]:
    place = finding.place
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "message": str(finding.message),
        "hint": None if finding.hint is None else str(finding.hint),
    }
