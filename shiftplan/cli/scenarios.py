"""`shiftplan scenarios`: what-if copies of a plan, made, solved, simulated, compared, adopted."""

import asyncio
import signal
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from shiftplan import planning
from shiftplan.cli.dates import DAY
from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.notes import one_line
from shiftplan.cli.output import emit_json, talk
from shiftplan.cli.scenarios_text import Spoken, comparison_lines, data, made_lines
from shiftplan.domain.adjusting import Adjustment
from shiftplan.errors import BadInput
from shiftplan.language import _, printable, say, typed
from shiftplan.planning import copies
from shiftplan.planning.copies.reading import WAYS, read_change

EXIT_FAILED, EXIT_STOPPED = 1, 4
JSON = click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
OPTIONS = {
    "scenario": ("--scenario", "NAME"),
    "contacts": ("--contacts", "+20%"),
    "people": ("--more", "N[:CONTRACT[:TIER[:QUEUES]]]"),
    "phase": ("--open", "[PHASE=]TIME"),
    "target": ("--target", "QUEUE=90%/30"),
    "hours": ("--overtime", "[AGENT=]HOURS"),
    "training": ("--train", "AGENT=QUEUE"),
    "wish": ("--give-up", "AGENT=DAY"),
    "start": ("--shift-start", "SHIFT=HH:MM"),
}
"""The option of each kind of change."""


class JsonAnywhere(click.Group):
    """A group that takes --json behind PLAN too, where no command follows."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        alone = len(args) == 2 and args[1] == "--json"  # noqa: PLR2004 - PLAN and the option
        return super().parse_args(ctx, args[::-1] if alone else args)


@click.group(
    cls=JsonAnywhere,
    invoke_without_command=True,
    help=_(
        "What-if copies of PLAN: whole plans under a name with something otherwise, compared side by side. "
        "Not the forecast's scenarios low, base and high; a copy may be made for one of those."
    ),
    epilog=_("Without a command: the comparison. A copy is a plan folder too: every command opens it."),
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@JSON
@click.pass_context
def command(ctx: click.Context, folder: Path, as_json: bool) -> None:  # noqa: FBT001 - click passes flags so
    ctx.obj = {**(ctx.obj or {}), "folder": folder}
    if ctx.invoked_subcommand is None:
        opened = planning.open_plan(copies.root_of(folder))
        _show(opened, as_json=as_json)
    elif as_json:
        raise click.UsageError(str(say("write --json behind the command")))


def _show(opened: planning.OpenPlan, *, as_json: bool) -> None:
    rows = copies.compare(opened.folder)
    if as_json:
        emit_json(data(opened.plan, rows))
    else:
        click.echo("\n".join(comparison_lines(opened.plan, rows)))


def _changes(function: Callable[..., Any]) -> Callable[..., Any]:
    """An option for every kind of change."""
    for kind, (option, form) in reversed(OPTIONS.items()):
        label = str(WAYS[kind].label)
        function = click.option(option, kind, metavar=form, multiple=True, help=label)(function)
    return function


@command.command("add", help=_("Make the copy NAME, with these changes; the plan is not touched."))
@click.argument("name", metavar="NAME")
@_changes
@click.option("--from", "source", metavar="COPY", default="", help=_("begin with this copy, not the plan"))
@click.option("--note", default="", help=_("what it is for"))
@JSON
@click.pass_context
def add(
    ctx: click.Context,
    /,
    name: str,
    source: str,
    note: str,
    as_json: bool,  # noqa: FBT001 - click passes flags so
    **asked: Sequence[str],
) -> None:
    folder = copies.root_of(ctx.obj["folder"])
    base = planning.open_plan(copies.copy_named(folder, source).folder if source else folder)
    changes: list[Adjustment] = [
        read_change(base.plan, kind, text) for kind in OPTIONS for text in asked[kind]
    ]
    made = copies.add_copy(folder, name, changes, source=source, note=one_line(note))
    if as_json:
        emit_json(data(base.plan, (copies.row_of(made, folder),)))
    else:
        click.echo("\n".join(made_lines(base.plan, made)))


@command.command("solve", help=_("Solve copies, all or those named, one after another."))
@click.argument("names", metavar="[NAME]…", nargs=-1)
@click.option(
    "--seconds", default=60.0, show_default=True, type=click.FloatRange(min=0.1), help=_("time for each")
)
@click.option(
    "--workers", default=2, show_default=True, type=click.IntRange(1, 64), help=_("processes to solve with")
)
@JSON
@click.pass_context
def solve(ctx: click.Context, names: tuple[str, ...], seconds: float, workers: int, as_json: bool) -> int:  # noqa: FBT001 - click passes flags so
    wish = copies.Wish(copies.Doing.SOLVE, seconds=seconds, workers=workers)
    return _run(ctx.obj["folder"], names, wish, as_json=as_json)


@command.command("simulate", help=_("Simulate the service that plan and copies give."))
@click.argument("names", metavar="[NAME]…", nargs=-1)
@click.option(
    "--day",
    "days",
    multiple=True,
    type=DAY,
    metavar="DAY",
    help=_("only this day; twice: from the first to the last; default: openings to the main day"),
)
@click.option(
    "--replications",
    default=10,
    show_default=True,
    type=click.IntRange(1, 1000),
    help=_("how often to play it"),
)
@JSON
@click.pass_context
def simulate(
    ctx: click.Context,
    names: tuple[str, ...],
    days: tuple[datetime, ...],
    replications: int,
    as_json: bool,  # noqa: FBT001 - click passes flags so
) -> int:
    chosen = tuple(day.date() for day in days) or None
    wish = copies.Wish(copies.Doing.SIMULATE, days=chosen, replications=replications)
    return _run(ctx.obj["folder"], names, wish, as_json=as_json)


@command.command("judge", help=_("Work the figures out anew, where they are out of date."))
@click.argument("names", metavar="[NAME]…", nargs=-1)
@JSON
@click.pass_context
def judge(ctx: click.Context, names: tuple[str, ...], as_json: bool) -> int:  # noqa: FBT001 - click passes flags so
    return _run(ctx.obj["folder"], names, copies.Wish(copies.Doing.FIGURES), as_json=as_json)


def _run(folder: Path, names: Sequence[str], wish: copies.Wish, *, as_json: bool) -> int:
    opened = planning.open_plan(copies.root_of(folder))
    chosen = _chosen(opened, names, wish)
    spoken = Spoken()
    run = copies.Run(opened.folder, wish, spoken.tell)
    asyncio.run(_until_stopped(run, chosen))
    _show(opened, as_json=as_json)
    if run.stopped:
        return EXIT_STOPPED
    return EXIT_FAILED if spoken.failed else 0


async def _until_stopped(run: copies.Run, chosen: Sequence[copies.Copy | None]) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, run.stop)
    await run.go(chosen)


def _chosen(
    opened: planning.OpenPlan, names: Sequence[str], wish: copies.Wish
) -> tuple[copies.Copy | None, ...]:
    """The copies named, or all that can be run; with all of them the plan too, which is never solved."""
    if names:
        named = [copies.copy_named(opened.folder, name) for name in names]
        return tuple({copy.folder: copy for copy in named}.values())
    rows = [row for row in copies.compare(opened.folder) if row.fault is None]
    if not [row for row in rows if row.copy]:
        raise BadInput(
            say("this plan has no what-if copies yet"),
            say("make one: shiftplan scenarios {plan} add NAME --contacts +20%", plan=typed(opened.folder)),
        )
    if wish.doing is copies.Doing.SOLVE:
        return tuple(row.copy for row in rows if row.copy or (row.has_rota and not row.fresh))
    return tuple(row.copy for row in rows if row.has_rota)


@command.command("adopt", help=_("Make PLAN what the copy NAME is, its rota too; undo takes the rota back."))
@click.argument("name", metavar="NAME")
@click.option("--anyway", is_flag=True, help=_("even if the plan was changed since the copy was made"))
@click.pass_context
def adopt(ctx: click.Context, name: str, anyway: bool) -> None:  # noqa: FBT001 - click passes flags so
    copy = copies.copy_named(ctx.obj["folder"], name)
    opened = copies.adopt(copy, anyway=anyway)
    for line in finding_lines(opened.findings):
        talk(line)
    click.echo(
        str(say("“{name}” is the plan now; what it replaced is in replaced/", name=printable(copy.name)))
    )


@command.command("drop", help=_("Take the copy NAME away, with its rota."))
@click.argument("name", metavar="NAME")
@click.pass_context
def drop(ctx: click.Context, name: str) -> None:
    copy = copies.copy_named(ctx.obj["folder"], name)
    copies.drop_copy(copy)
    click.echo(str(say("dropped: {name}", name=printable(copy.name))))
