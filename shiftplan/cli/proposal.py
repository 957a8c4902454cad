"""`shiftplan proposal`: what was found and not taken yet; look at it, take it whole or in part, drop it."""

from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.edit_text import tell
from shiftplan.cli.kept_text import met_line
from shiftplan.cli.output import emit_json, talk
from shiftplan.cli.proposal_text import data, lines
from shiftplan.cli.waiting import need_of
from shiftplan.domain.rota import Cell
from shiftplan.errors import BadInput
from shiftplan.language import _, say, typed


@click.command(
    help=_(
        "What a solve proposes for PLAN, by person and day, and what it would do. With --take it becomes the "
        "rota, by one edit that undo takes back; with --agents and --days only that part of it."
    ),
    epilog=_("Cells that somebody edited since the search began stay as they are, unless --over is said."),
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.option("--take", is_flag=True, help=_("make it the rota"))
@click.option("--drop", is_flag=True, help=_("throw it away"))
@click.option("--agents", metavar="AGENTS", help=_("only these people: ids or names, parted by commas"))
@click.option("--days", metavar="DAYS", help=_("only these days: 2027-11-11, or FIRST..LAST"))
@click.option("--over", is_flag=True, help=_("also over cells that somebody edited since"))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(
    folder: Path,
    take: bool,  # noqa: FBT001 - click passes flags so
    drop: bool,  # noqa: FBT001 - click passes flags so
    agents: str | None,
    days: str | None,
    over: bool,  # noqa: FBT001 - click passes flags so
    as_json: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    if take and drop:
        raise click.UsageError(_("--take and --drop exclude each other; choose one"))
    opened = planning.open_plan(folder)
    if drop:
        _drop(opened, as_json=as_json)
        return
    found = planning.proposal(opened)
    if found is None:
        raise BadInput(
            say("nothing is proposed for {plan}", plan=str(folder)),
            say("have something proposed: shiftplan solve {plan} --propose", plan=typed(folder)),
        )
    cells = _part(opened, found, agents, days, over=over)
    if take:
        _take(opened, found, cells, as_json=as_json)
    else:
        _show(opened, found, cells, as_json=as_json)


def _part(
    opened: planning.OpenPlan, found: planning.Proposal, agents: str | None, days: str | None, *, over: bool
) -> frozenset[Cell] | None:
    """The cells that are named; None for the whole."""
    if not (agents or days or over):
        return None
    whom = planning.agents_named(opened.plan, agents) if agents else tuple(opened.plan.agent)
    when = planning.days_named(opened.plan, days) if days else opened.plan.grid.dates
    edit = found.edit if over else found.free
    return frozenset(one.cell for one in edit.cells if one.agent in whom and one.day in when)


def _take(
    opened: planning.OpenPlan, found: planning.Proposal, cells: frozenset[Cell] | None, *, as_json: bool
) -> None:
    edited = planning.take(opened, found, cells)
    if found.met and not as_json and (cells is None or not cells.issuperset(found.met)):
        talk(met_line(opened, found.met))
    if as_json or cells is None or cells:
        tell(edited, as_json=as_json)
    else:
        click.echo(say("the proposal changes nothing there; it waits as it is"))


def _show(
    opened: planning.OpenPlan, found: planning.Proposal, cells: frozenset[Cell] | None, *, as_json: bool
) -> None:
    part = found.edit if cells is None else found.edit.only(cells)
    chosen = found.free if cells is None else part
    need = need_of(opened.plan, found.about.scenario)
    effect = planning.effect(planning.try_out(opened, chosen), need)
    if as_json:
        emit_json(data(opened, found, part, effect))
    else:
        click.echo("\n".join(lines(opened, found, part, effect)))


def _drop(opened: planning.OpenPlan, *, as_json: bool) -> None:
    there = planning.drop(opened)
    if as_json:
        emit_json({"dropped": there})
    else:
        click.echo(say("the proposal is dropped") if there else say("there was no proposal to drop"))
