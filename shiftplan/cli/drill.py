"""`shiftplan drill`: a day of the plan played to a team that practises."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from shiftplan.cli.drilling import Wanted, begin, list_drills, list_scenarios, report, run, turn
from shiftplan.errors import BadInput
from shiftplan.language import _, say

ACTIONS = ("list", "scenarios", "pause", "continue", "open", "report", "drop")


@click.command(
    help=_(
        "Practise on PLAN: with --scenario a drill begins, in a folder of its own under PLAN/drills, and "
        "what goes wrong is played into its live desk, --speed times as fast. Nothing of it counts on the "
        "day.\n\nWithout a scenario: list (the drills, also when nothing is said), scenarios, and with NAME "
        "(else the newest) pause, continue, open, report, drop."
    ),
    epilog=_(
        "In a terminal the app opens on the drill; with --headless, or without one, figures and news are "
        "printed as they come. Leaving the app, or Ctrl-C (exit code 4), pauses the drill."
    ),
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.argument("action", required=False, type=click.Choice(ACTIONS), default=None)
@click.argument("name", required=False, default="")
@click.option("--scenario", metavar="NAME", help=_("flood, outage, misprice, absence, or a plan's own"))
@click.option("--speed", type=float, help=_("how many times as fast as the day itself; 60 unless told"))
@click.option(
    "--seed",
    type=click.IntRange(0, 2**31 - 1),
    default=1,
    show_default=True,
    help=_("another seed, another day"),
)
@click.option("--start", metavar="TIME", help=_("when it strikes; the last opening of the sale unless told"))
@click.option("--hours", type=float, help=_("how long it lasts; a day unless told"))
@click.option("--headless", is_flag=True, help=_("print, do not open the app"))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON; while it runs a line for each step"))
@click.option("--output", type=click.Path(path_type=Path), help=_("report: write it as Markdown into a file"))
def command(folder: Path, action: str | None, name: str, scenario: str | None, **options: Any) -> None:
    start = options.pop("start")
    wanted = Wanted(**options, start=None if start is None else _moment(start))
    if scenario is not None and action is not None:
        raise BadInput(
            say("--scenario begins a drill; {action} asks for another thing", action=action),
            say("do one after the other"),
        )
    if scenario is not None:
        run(begin(folder, scenario, wanted), wanted)
    elif action == "scenarios":
        list_scenarios(folder, as_json=wanted.as_json)
    elif action == "report":
        report(folder, name, wanted)
    elif action is None or action == "list":
        list_drills(folder, as_json=wanted.as_json)
    else:
        turn(folder, action, name, wanted)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadInput(
            say("--start: {read} is no date and time", read=text),
            say('write it as "2027-11-10 20:00", in the plan\'s own time'),
        ) from error
    if moment.tzinfo is not None:
        raise BadInput(
            say("--start: {read} has a zone", read=text), say("write it in the plan's own time, without one")
        )
    return moment
