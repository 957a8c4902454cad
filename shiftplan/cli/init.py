"""`shiftplan init`: a new plan folder."""

from datetime import datetime
from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.dates import DAY
from shiftplan.cli.output import talk
from shiftplan.errors import BadInput
from shiftplan.language import _, say, typed

TEMPLATE = "double11"


@click.command(
    help=_(
        "Make a new plan in DIR: a copy of a template to change into one's own, or, with --from, the plan of "
        "a sale that is over on its next date, with what its debrief taught."
    )
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--template", "template_id", help=_("see `shiftplan templates`; default {name}").format(name=TEMPLATE)
)
@click.option(
    "--from", "source", metavar="OLDPLAN", type=click.Path(path_type=Path), help=_("the plan to begin from")
)
@click.option(
    "--day",
    metavar="DATE",
    type=DAY,
    help=_("the new main day; default: a year after the old one"),
)
@click.option(
    "--growth",
    type=click.FloatRange(min=0, max=100),
    help=_("contacts times this; default 1"),
)
def command(
    folder: Path, template_id: str | None, source: Path | None, day: datetime | None, growth: float | None
) -> None:
    if source is None:
        if day is not None or growth is not None:
            raise BadInput(say("--day and --growth belong to --from"), say("add --from OLDPLAN"))
        _from_template(folder, template_id or TEMPLATE)
        return
    if template_id is not None:
        raise BadInput(say("--template and --from exclude each other"), say("leave one of them out"))
    from shiftplan.planning.next_plan import make_next  # noqa: PLC0415 - seldom asked for, and brings every room

    made = make_next(source, folder, day.date() if day else None, 1.0 if growth is None else growth)
    click.echo(str(made.folder))
    for heading, sentences in ((say("taken over:"), made.taken), (say("to be looked at:"), made.look)):
        talk(heading)
        for sentence in sentences:
            talk(f"  {sentence}")
    _how_to_go_on(made.folder)


def _from_template(folder: Path, template_id: str) -> None:
    made = planning.make_plan(template_id, folder)
    click.echo(str(made))
    talk(say("the plan is made; its people and numbers are invented, put yours in their place:"))
    talk("  " + str(say("plan.toml for the sale, its queues and targets; agents.csv for the people")))
    talk(f"  shiftplan import {typed(made)} FORECAST.csv")
    _how_to_go_on(made)


def _how_to_go_on(made: Path) -> None:
    talk(f"  shiftplan {typed(made if '/' in str(made) else f'./{made}')}")
