"""`shiftplan export`: the rota as files to hand out."""

from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.output import emit_json
from shiftplan.language import _


@click.command(help=_("Write the rota of PLAN as CSV (a list and a sheet) or TOML into a folder."))
@click.argument("plan", metavar="PLAN", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(planning.FORMATS),
    required=True,
    help=_("csv opens in a spreadsheet"),
)
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help=_("folder to write into, made if missing")
)
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(plan: Path, form: str, out: Path, as_json: bool) -> None:  # noqa: FBT001 - click passes it
    written = [str(path) for path in planning.export(planning.open_plan(plan), form, out)]
    if as_json:
        emit_json({"format": form, "files": written})
        return
    for path in written:
        click.echo(path)
