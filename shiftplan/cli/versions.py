"""`shiftplan versions`: what was published, by whom, who confirmed it, and what changed since."""

from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.output import emit_json
from shiftplan.cli.versions_text import diff_data, diff_lines, list_lines, version_data
from shiftplan.errors import BadInput
from shiftplan.language import _, say
from shiftplan.planning import versions


@click.command(
    help=_(
        "What was published of PLAN: number, when, who, note, shifts, hours short, confirmations. With "
        "--diff V1: what changed from version V1 to V2, by person and day; without V2 to the rota as it is "
        "now."
    ),
    epilog=_("A version is v0002, 2 or last; now is the rota as it is."),
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.argument("second", metavar="[V2]", required=False)
@click.option("--diff", "first", metavar="V1", help=_("what changed since this version"))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(folder: Path, second: str | None, first: str | None, as_json: bool) -> None:  # noqa: FBT001 - click passes flags so
    opened = planning.open_plan(folder)
    if first is not None:
        _diff(opened, first, second or versions.NOW, as_json=as_json)
    elif second is not None:
        raise BadInput(
            say("{read} is compared with nothing", read=second),
            say("say from which version on: --diff V1 {read}", read=second),
        )
    elif as_json:
        emit_json({"versions": [version_data(opened.plan, one) for one in versions.versions(opened)]})
    else:
        click.echo("\n".join(list_lines(opened.plan, versions.versions(opened))))


def _diff(opened: planning.OpenPlan, first: str, second: str, *, as_json: bool) -> None:
    before, after = (versions.rota_named(opened, name) for name in (first, second))
    edit = versions.differences(opened.plan, before.rota, after.rota)
    if as_json:
        emit_json(diff_data(opened.plan, before, after, edit))
    else:
        click.echo("\n".join(diff_lines(opened.plan, before, after, edit)))
