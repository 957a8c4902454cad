"""`shiftplan goto`: to any place in the history of edits."""

from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.edit_text import tell
from shiftplan.language import _


@click.command(
    help=_("Undo or redo until edit NUMBER is the last that holds; 0 takes all of them back."),
    epilog=_("The numbers: shiftplan history PLAN."),
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.argument("number", metavar="NUMBER", type=click.IntRange(min=0))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(folder: Path, number: int, as_json: bool) -> None:  # noqa: FBT001 - click passes flags so
    tell(planning.go_to(planning.open_plan(folder), number), as_json=as_json)
