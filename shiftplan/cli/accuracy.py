"""`shiftplan accuracy`: the plan's forecast against what came."""

from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.accuracy_text import lines
from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.mapping_options import with_mapping
from shiftplan.cli.output import emit_json, talk
from shiftplan.language import _


@click.command(
    help=_("How far the forecast of PLAN was from what came: FILE has contacts by time and queue.")
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@with_mapping
@click.option("--json", "as_json", is_flag=True, help=_("print JSON; shares as fractions of 1"))
def command(
    folder: Path,
    file: Path,
    corrections: tuple[str, ...],
    queues: tuple[str, ...],
    as_json: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    opened = planning.open_plan(folder)
    found = planning.accuracy(opened.plan, file, planning.Corrections.of(corrections, queues))
    for line in finding_lines(found.findings):
        talk(line)
    if as_json:
        emit_json(found.model_dump(mode="json", exclude={"findings"}))
    else:
        click.echo("\n".join(lines(opened.plan, found)))
