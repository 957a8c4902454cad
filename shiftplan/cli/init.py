"""`shiftplan init`: a new plan folder."""

from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.output import talk
from shiftplan.language import _, say, typed


@click.command(help=_("Make a new plan in DIR, a copy of a template to change into one's own."))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--template", "template_id", default="double11", show_default=True, help=_("see `shiftplan templates`")
)
def command(folder: Path, template_id: str) -> None:
    made = planning.make_plan(template_id, folder)
    click.echo(str(made))
    talk(say("the plan is made; its people and numbers are invented, put yours in their place:"))
    talk("  " + str(say("plan.toml for the sale, its queues and targets; agents.csv for the people")))
    talk(f"  shiftplan import {typed(made)} FORECAST.csv")
    talk(f"  shiftplan {typed(made if '/' in str(made) else f'./{made}')}")
