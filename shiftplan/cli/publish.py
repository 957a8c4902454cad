"""`shiftplan publish`: keep the rota as what people were told."""

from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.notes import one_line
from shiftplan.cli.output import emit_json, talk
from shiftplan.cli.publish_text import SHOWN, look
from shiftplan.cli.versions_text import version_data
from shiftplan.cli.waiting import need_of
from shiftplan.language import _, say
from shiftplan.planning import versions


@click.command(
    help=_(
        "Keep PLAN's rota as what people were told; refused while it breaks the law, and without a reason "
        "while it breaks any other rule."
    ),
    epilog=_(
        "repair and solve --keep-published start from the version published last. What was published: "
        "shiftplan versions PLAN; who has read it: shiftplan confirm PLAN."
    ),
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.option("--note", default="", help=_("a word about this version"))
@click.option(
    "--reason", default="", help=_("publish although rules other than law are broken; it is logged")
)
@click.option("--dry-run", is_flag=True, help=_("tell what would be told to whom, write nothing"))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(folder: Path, note: str, reason: str, dry_run: bool, as_json: bool) -> None:  # noqa: FBT001 - click passes flags so
    opened = planning.open_plan(folder)
    note, reason = one_line(note), one_line(reason)
    need = need_of(opened.plan)
    if dry_run:
        look(planning.to_tell(opened, need), as_json=as_json)
        return
    try:
        told = planning.publish(opened, need, note, reason)
    except planning.BreaksRules as error:
        talk("\n".join(finding_lines(error.findings[:SHOWN])))
        raise
    if as_json:
        emit_json(version_data(opened.plan, versions.version_of(opened, told.name)))
        return
    shifts = len(told.rota.assignments)
    click.echo(say("published as {name}: {shifts} {shifts:shift|shifts}", name=told.name, shifts=shifts))
    click.echo(say("to read: {file}", file=str(folder / "published" / f"{told.name}.txt")))
    closed = planning.out_of_reach(opened)
    if closed is not None:
        talk(closed)
