"""`shiftplan show`: the rota as a grid, or one day by half-hours, as the rota screen shows it."""

from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from shiftplan import planning
from shiftplan.cli.dates import DAY
from shiftplan.cli.output import emit_json, listed
from shiftplan.cli.show_data import data
from shiftplan.cli.show_day import day_lines
from shiftplan.cli.show_grid import grid_lines
from shiftplan.cli.waiting import need_of
from shiftplan.domain.people import Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.errors import BadInput, ShiftplanError
from shiftplan.language import _, printable, say
from shiftplan.tui.rota.arranging import Arrangement, Grouping, Sorting
from shiftplan.tui.rota.filtering import Filter
from shiftplan.tui.rota.sight import Sight, Zoom
from shiftplan.tui.rota.table import RotaTable
from shiftplan.tui.rota.view import GridView

SHORT, FINDINGS, CHANGED = "short", "findings", "changed"


@click.command(
    help=_(
        "The rota of PLAN as a grid of people and days with hours, nights, wishes and what is short; with "
        "--day that day by half-hours, with breaks, queues, need and cover."
    ),
    epilog=_(
        "--sort relief puts first who could help on the day (--day, else the first short one), --sort start "
        "who begins first on it. --filter takes words that are in name, id, team, tier or queue."
    ),
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.option("--day", type=DAY, help=_("this day by half-hours"))
@click.option("--team", help=_("only this team"))
@click.option("--tier", type=click.Choice([each.value for each in Tier]), help=_("only this tier"))
@click.option("--filter", "words", metavar="WORDS", default="", help=_("only people in whom all words occur"))
@click.option(
    "--only",
    type=click.Choice([SHORT, FINDINGS, CHANGED]),
    multiple=True,
    help=_("only short days, people with findings, or people changed since what was published"),
)
@click.option(
    "--sort", "sorting", type=click.Choice([each.value for each in Sorting]), help=_("who is first")
)
@click.option(
    "--group",
    "grouping",
    type=click.Choice([each.value for each in Grouping]),
    help=_("under which headings"),
)
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(folder: Path, day: datetime | None, as_json: bool, **asked: Any) -> None:  # noqa: FBT001 - click passes flags so
    opened = planning.open_plan(folder)
    number = None if day is None else _day(opened.plan, day)
    wanted = _filter(opened.plan, **asked)
    table = _table(opened)
    spoken_of = number if number is not None else next(iter(table.short_days), 0)
    zoom = Zoom.WEEK if number is None else Zoom.DAY
    usual = Sight(zoom=zoom, filter=wanted)
    view = GridView.of(table, usual.arranged(_arrangement(usual.arrangement, spoken_of, **asked)), spoken_of)
    if as_json:
        emit_json(data(view))
    else:
        click.echo("\n".join(grid_lines(view) if number is None else day_lines(view)))


def _filter(
    plan: Plan, team: str | None, tier: str | None, words: str, only: tuple[str, ...], **_: Any
) -> Filter:
    short, flawed, changed = (name in only for name in (SHORT, FINDINGS, CHANGED))
    return Filter(words, short, flawed, changed, _team(plan, team), Tier(tier) if tier else None)


def _arrangement(
    usual: Arrangement, day: int, sorting: str | None, grouping: str | None, **_: Any
) -> Arrangement:
    """As asked for, else as the screen has it; `day` is the one that an order may speak of."""
    sort = Sorting(sorting) if sorting else usual.sorting
    group = Grouping(grouping) if grouping else usual.grouping
    return Arrangement(group, sort, day=day)


def _table(opened: planning.OpenPlan) -> RotaTable:
    """The rota with its need, judged, beside what was published last."""
    rota, need = planning.rota_of(opened), need_of(opened.plan)
    judgement = planning.judge(opened.plan, need, rota)
    return RotaTable(plan=opened.plan, rota=rota, need=need, judgement=judgement, told=_told(opened))


def _told(opened: planning.OpenPlan) -> Rota | None:
    """A version that cannot be read marks nothing as changed; `shiftplan versions` says what is wrong."""
    try:
        told = planning.last_published(opened)
    except ShiftplanError:
        return None
    return told.rota if told and told.whole else None


def _day(plan: Plan, day: datetime) -> int:
    index = plan.grid.day_index(day.date())
    if index is None:
        first, last = plan.grid.dates[0], plan.grid.dates[-1]
        raise BadInput(
            say("{day} is no day of the plan", day=f"{day:%Y-%m-%d}"),
            say("write one from {first} to {last}", first=first, last=last),
        )
    return index


def _team(plan: Plan, team: str | None) -> str | None:
    known = tuple(dict.fromkeys(agent.team for agent in plan.agents))
    if team is None or team in known:
        return team
    named = [name for name in known if name]
    near = get_close_matches(team, named, 3, 0.4) or named[:5]
    hint = say("write one such as {known}", known=listed(printable(one) for one in near))
    raise BadInput(
        say("there is no team {name}", name=team),
        hint if near else say("leave --team out: there are no teams"),
    )
