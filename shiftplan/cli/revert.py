"""`shiftplan revert`: the rota as a published version was, as an edit that can be undone."""

from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.edit_text import tell
from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.output import talk
from shiftplan.language import _
from shiftplan.planning import versions


@click.command(
    help=_(
        "Make PLAN's rota what VERSION (v0002, 2 or last) was, locks too, as one edit; undo takes it back. "
        "Refused when the version was edited outside."
    ),
    epilog=_("The versions: shiftplan versions PLAN. What would change: --dry-run."),
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.argument("version", metavar="VERSION")
@click.option("--dry-run", is_flag=True, help=_("tell what it would do, write nothing"))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(folder: Path, version: str, dry_run: bool, as_json: bool) -> None:  # noqa: FBT001 - click passes flags so
    opened = planning.open_plan(folder)
    told, edit = versions.reverting(opened, version)
    for line in finding_lines(told.findings):
        talk(line)
    edited = planning.try_out(opened, edit) if dry_run else planning.carry_out(opened, edit)
    tell(edited, as_json=as_json, written=not dry_run)
