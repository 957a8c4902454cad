"""`shiftplan templates`: the plans that ship with the program."""

import click

from shiftplan import planning
from shiftplan.cli.output import emit_json, table
from shiftplan.language import _


@click.command(help=_("List the templates that `shiftplan init` can copy."))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(as_json: bool) -> None:  # noqa: FBT001 - click passes it
    found = planning.templates()
    if as_json:
        emit_json([{"id": t.id, "name": t.name, "days": t.days, "agents": t.agents} for t in found])
        return
    rows = [(t.id, t.name, t.days, t.agents) for t in found]
    click.echo(table((_("template"), _("plan"), _("days"), _("agents")), rows))
