"""`shiftplan publish`: keep the rota as what people were told."""

from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.output import emit_json, finding_lines, talk
from shiftplan.cli.waiting import need_of
from shiftplan.language import _, say

SHOWN = 10
MOST_NOTE = 500


@click.command(
    help=_(
        "Keep PLAN's rota as what people were told; refused while it breaks the law, and without a reason "
        "while it breaks any other rule."
    ),
    epilog=_("repair and solve --keep-published start from the version published last."),
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.option("--note", default="", help=_("a word about this version"))
@click.option(
    "--reason", default="", help=_("publish although rules other than law are broken; it is logged")
)
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(folder: Path, note: str, reason: str, as_json: bool) -> None:  # noqa: FBT001 - click passes flags so
    if max(len(note), len(reason)) > MOST_NOTE:
        raise click.UsageError(str(say("a note has {most} characters at most", most=MOST_NOTE)))
    opened = planning.open_plan(folder)
    try:
        told = planning.publish(opened, need_of(opened.plan), note, reason.strip())
    except planning.BreaksRules as error:
        talk("\n".join(finding_lines(error.findings[:SHOWN])))
        raise
    shifts = len(told.rota.assignments)
    if as_json:
        emit_json(
            {"version": told.version, "name": told.name, "shifts": shifts, "note": note, "reason": reason}
        )
        return
    click.echo(say("published as {name}: {shifts} {shifts:shift|shifts}", name=told.name, shifts=shifts))
