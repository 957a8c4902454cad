"""`shiftplan demo`: the sample plan, opened in the app or walked through as a printed report."""

import sys
from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.output import talk
from shiftplan.language import _, say

DEFAULT_FOLDER = "shiftplan-demo"


@click.command(
    help=_("Copy the sample plan of a 双11 shop into DIR and open it; with no terminal, print a report.")
)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--template", "template_id", default="double11", show_default=True, help=_("which sample plan"))
@click.option(
    "--seconds", default=60.0, show_default=True, type=click.FloatRange(min=1), help=_("time to solve in")
)
@click.option(
    "--workers", default=2, show_default=True, type=click.IntRange(min=1), help=_("processes to solve with")
)
@click.option("--report", "as_report", is_flag=True, help=_("print the report even on a terminal"))
def command(folder: Path | None, template_id: str, seconds: float, workers: int, as_report: bool) -> int:  # noqa: FBT001 - click passes flags so
    plan_folder = sample(folder or Path(DEFAULT_FOLDER), template_id)
    if as_report or not (sys.stdin.isatty() and sys.stdout.isatty()):
        from shiftplan.cli.report import walk_through  # noqa: PLC0415 - only when it is asked for

        return walk_through(plan_folder, seconds, workers)
    from shiftplan.cli.open import open_app  # noqa: PLC0415 - loads the screens

    open_app(plan_folder, asked_language=click.get_current_context().find_root().params.get("lang"))
    return 0


def sample(folder: Path, template_id: str) -> Path:
    """The folder with the sample plan in it; one that is there already is kept as it is, ticks and all."""
    if (folder / "plan.toml").exists():
        talk(say("opening {folder} as it was left", folder=str(folder)))
        return folder
    planning.make_plan(template_id, folder)
    talk(say("the sample plan is now in {folder}", folder=str(folder)))
    return folder
