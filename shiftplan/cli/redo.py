"""`shiftplan redo`: edits of the rota made again that were taken back."""

from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.edit_text import tell
from shiftplan.language import _


@click.command(help=_("Make the last edit again that was taken back, or the last COUNT of them."))
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.argument("count", metavar="[COUNT]", type=click.IntRange(min=1), default=1)
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(folder: Path, count: int, as_json: bool) -> None:  # noqa: FBT001 - click passes flags so
    tell(planning.redo(planning.open_plan(folder), count), as_json=as_json)
