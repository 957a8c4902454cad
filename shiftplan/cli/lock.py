"""`shiftplan lock`: what the solver is to leave as it stands."""

from datetime import datetime
from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.dates import DAY
from shiftplan.cli.output import emit_json
from shiftplan.language import _, say


@click.command(
    help=_("Lock cells of PLAN's rota, so that a solve leaves them as they stand, days off too."),
    epilog=_("One person: --agent. One day: --day. One cell: both. Everything: --all."),
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.option("--agent", "agents", metavar="ID", multiple=True, help=_("a person; may be given again"))
@click.option("--day", "days", metavar="DAY", type=DAY, multiple=True, help=_("a day; may be given again"))
@click.option("--all", "everything", is_flag=True, help=_("everybody on all days"))
@click.option("--unlock", is_flag=True, help=_("open them again"))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(
    folder: Path,
    agents: tuple[str, ...],
    days: tuple[datetime, ...],
    everything: bool,  # noqa: FBT001 - click passes flags so
    unlock: bool,  # noqa: FBT001 - click passes flags so
    as_json: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    if bool(agents or days) == everything:
        raise click.UsageError(_("say what to lock: --agent, --day, both of them, or --all alone"))
    opened = planning.open_plan(folder)
    cells = planning.cells_of(opened.plan, agents, [day.date() for day in days])
    after, changed = planning.lock(opened, cells, unlock=unlock)
    locks = len(after.rota.locks) if after.rota else 0
    if as_json:
        emit_json({"cells": len(cells), "changed": changed, "locks": locks})
    elif unlock:
        click.echo(
            say(
                "opened {count} {count:cell|cells}; {locks} {locks:is|are} locked now",
                count=changed,
                locks=locks,
            )
        )
    else:
        click.echo(
            say(
                "locked {count} {count:cell|cells}; {locks} {locks:is|are} locked now",
                count=changed,
                locks=locks,
            )
        )
