"""`shiftplan edit PLAN …`: the rota by hand, one edit a command."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from shiftplan import planning
from shiftplan.cli.edit_text import tell
from shiftplan.cli.notes import one_line
from shiftplan.domain import editing
from shiftplan.domain.clock import minutes_of
from shiftplan.domain.edit import Edit, EditKind
from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.errors import BadInput
from shiftplan.language import Message, _, say

AGENTS, DAYS = "AGENTS", "DAYS"
Making = Callable[[Plan, Rota], Edit]
HOW = say(
    "AGENTS are ids or names parted by commas, or all; DAYS are 2027-11-11, several parted by commas, "
    "2027-11-11..2027-11-13, or all. What the edit breaks, and how cover and value change, is told at once."
)


@click.group(help=_("Change PLAN's rota by hand; undo takes it back."), epilog=str(HOW))
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.pass_context
def command(ctx: click.Context, folder: Path) -> None:
    ctx.obj = {**(ctx.obj or {}), "folder": folder}


def _options(function: Callable[..., Any]) -> Callable[..., Any]:
    """What every edit takes."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help=_("print JSON")),
        click.option("--dry-run", is_flag=True, help=_("tell what it would do, write nothing")),
        click.pass_context,
    ):
        function = option(function)
    return function


def _edit(name: str, text: Message) -> Callable[[Callable[..., Any]], click.Command]:
    return lambda function: command.command(name, help=str(text))(_options(function))


def _carry_out(ctx: click.Context, make: Making, options: dict[str, Any]) -> None:
    opened = planning.open_plan(ctx.obj["folder"])
    edit = make(opened.plan, opened.rota or Rota())
    edited = planning.try_out(opened, edit) if options["dry_run"] else planning.carry_out(opened, edit)
    tell(edited, as_json=options["as_json"], written=not options["dry_run"])


def _cells(plan: Plan, agents: str, days: str) -> list[Cell]:
    return [
        Cell(agent, day)
        for agent in planning.agents_named(plan, agents)
        for day in planning.days_named(plan, days)
    ]


def _start(plan: Plan, shift: str, start: str | None) -> int | None:
    """The minute at which the shift is to begin."""
    if start is None:
        return None
    try:
        minute = int(minutes_of(start))
    except ValueError as error:
        raise BadInput(error.args[0]) from error
    template = plan.shift[shift]
    return None if minute == template.start_minute else minute


@_edit("set", say("Give AGENTS the shift SHIFT (id, short code or name) on DAYS."))
@click.argument("agents", metavar=AGENTS)
@click.argument("days", metavar=DAYS)
@click.argument("shift", metavar="SHIFT")
@click.option("--queue", metavar="ID", help=_("on this queue; default: as it was, else the person's first"))
@click.option("--start", metavar="HH:MM", help=_("begin then, where the shift leaves it open"))
def set_(
    ctx: click.Context,
    agents: str,
    days: str,
    shift: str,
    queue: str | None,
    start: str | None,
    **options: Any,
) -> None:
    def make(plan: Plan, rota: Rota) -> Edit:
        meant = planning.shift_named(plan, shift)
        on = planning.queue_named(plan, queue) if queue else ""
        cells = _cells(plan, agents, days)
        return editing.set_shift(plan, rota, cells, meant, on, _start(plan, meant, start))

    _carry_out(ctx, make, options)


@_edit("clear", say("Give AGENTS DAYS off."))
@click.argument("agents", metavar=AGENTS)
@click.argument("days", metavar=DAYS)
def clear(ctx: click.Context, agents: str, days: str, **options: Any) -> None:
    _carry_out(ctx, lambda plan, rota: editing.clear(plan, rota, _cells(plan, agents, days)), options)


@_edit("leave", say("Give AGENTS leave on DAYS: noted in availability.csv, their shifts go."))
@click.argument("agents", metavar=AGENTS)
@click.argument("days", metavar=DAYS)
@click.option("--note", default="", help=_("the reason, noted with it"))
def leave(ctx: click.Context, agents: str, days: str, note: str, **options: Any) -> None:
    _away(ctx, agents, days, AvailabilityKind.LEAVE, one_line(note), options)


@_edit("absent", say("Mark AGENTS absent on DAYS: noted in availability.csv, their shifts go."))
@click.argument("agents", metavar=AGENTS)
@click.argument("days", metavar=DAYS)
@click.option("--note", default="", help=_("the reason, noted with it"))
def absent(ctx: click.Context, agents: str, days: str, note: str, **options: Any) -> None:
    _away(ctx, agents, days, AvailabilityKind.ABSENT, one_line(note), options)


def _away(
    ctx: click.Context, agents: str, days: str, kind: AvailabilityKind, note: str, options: dict[str, Any]
) -> None:
    _carry_out(
        ctx, lambda plan, rota: editing.give(plan, rota, _cells(plan, agents, days), kind, note), options
    )


@_edit("back", say("Take leave and absence of AGENTS on DAYS back."))
@click.argument("agents", metavar=AGENTS)
@click.argument("days", metavar=DAYS)
def back(ctx: click.Context, agents: str, days: str, **options: Any) -> None:
    _carry_out(ctx, lambda plan, rota: editing.back(plan, rota, _cells(plan, agents, days)), options)


@_edit("lock", say("Lock the cells of AGENTS on DAYS: a solve leaves them as they stand."))
@click.argument("agents", metavar=AGENTS)
@click.argument("days", metavar=DAYS)
def lock(ctx: click.Context, agents: str, days: str, **options: Any) -> None:
    _locking(ctx, agents, days, options, lock=True)


@_edit("unlock", say("Open the locked cells of AGENTS on DAYS again."))
@click.argument("agents", metavar=AGENTS)
@click.argument("days", metavar=DAYS)
def unlock(ctx: click.Context, agents: str, days: str, **options: Any) -> None:
    _locking(ctx, agents, days, options, lock=False)


def _locking(ctx: click.Context, agents: str, days: str, options: dict[str, Any], *, lock: bool) -> None:
    _carry_out(
        ctx, lambda plan, rota: editing.locking(plan, rota, _cells(plan, agents, days), lock=lock), options
    )


@_edit("swap", say("Swap what AGENT and OTHER do on DAYS; with OTHER_DAY the two cells are swapped."))
@click.argument("agent", metavar="AGENT")
@click.argument("days", metavar=DAYS)
@click.argument("other", metavar="OTHER")
@click.argument("other_day", metavar="[OTHER_DAY]", required=False)
def swap(
    ctx: click.Context, agent: str, days: str, other: str, other_day: str | None, **options: Any
) -> None:
    def make(plan: Plan, rota: Rota) -> Edit:
        one, two = planning.agent_named(plan, agent), planning.agent_named(plan, other)
        here = planning.days_named(plan, days)
        there = planning.days_named(plan, other_day) if other_day else here
        if len(here) != len(there):
            raise BadInput(say("as many days must stand on both sides of a swap"))
        pairs = zip(here, there, strict=True)
        return editing.swap(plan, rota, [(Cell(one, x), Cell(two, y)) for x, y in pairs])

    _carry_out(ctx, make, options)


@_edit("copy", say("Copy the block of AGENTS on DAYS to the block that begins at TO_AGENT on TO_DAY."))
@click.argument("agents", metavar=AGENTS)
@click.argument("days", metavar=DAYS)
@click.argument("to_agent", metavar="TO_AGENT")
@click.argument("to_day", metavar="TO_DAY")
def copy(ctx: click.Context, agents: str, days: str, to_agent: str, to_day: str, **options: Any) -> None:
    def make(plan: Plan, rota: Rota) -> Edit:
        block = planning.agents_named(plan, agents), planning.days_named(plan, days)
        to = Cell(planning.agent_named(plan, to_agent), planning.days_named(plan, to_day)[0])
        pairs = editing.copy_pairs(tuple(plan.agent), plan.grid.dates, block, to)
        return editing.copied(plan, rota, EditKind.COPY, pairs)

    _carry_out(ctx, make, options)


@_edit("fill", say("Give all AGENTS what the first of them does on DAYS."))
@click.argument("agents", metavar=AGENTS)
@click.argument("days", metavar=DAYS)
def fill(ctx: click.Context, agents: str, days: str, **options: Any) -> None:
    def make(plan: Plan, rota: Rota) -> Edit:
        pairs = editing.fill_pairs(planning.agents_named(plan, agents), planning.days_named(plan, days))
        return editing.copied(plan, rota, EditKind.FILL, pairs)

    _carry_out(ctx, make, options)
