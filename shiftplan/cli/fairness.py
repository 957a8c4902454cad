"""`shiftplan fairness`: who carries how much of nights, weekends, peaks, hours and missed wishes, and why."""

from difflib import get_close_matches
from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.fairness_data import data
from shiftplan.cli.fairness_text import lines
from shiftplan.cli.output import emit_json, listed
from shiftplan.domain.fair_counts import Measure
from shiftplan.domain.people import Tier
from shiftplan.domain.plan import Plan
from shiftplan.errors import BadInput
from shiftplan.language import _, printable, say
from shiftplan.planning.fairness import Chosen, Fairness, Order, teams_of


@click.command(
    help=_("Who carries how much in the rota of PLAN, before and with it, who is over the mean, and why.")
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.option("--by", type=click.Choice([each.value for each in Measure]), help=_("only this, with bars"))
@click.option("--team", help=_("share it among this team alone"))
@click.option("--tier", type=click.Choice([each.value for each in Tier]), help=_("show only this tier"))
@click.option("--name", default="", help=_("show only people whose name or id holds this"))
@click.option(
    "--sort",
    "order",
    type=click.Choice([each.value for each in Order]),
    default=Order.OVER.value,
    show_default=True,
    help=_("which people stand first"),
)
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(
    folder: Path,
    by: str | None,
    team: str | None,
    tier: str | None,
    name: str,
    order: str,
    as_json: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    opened = planning.open_plan(folder)
    rota = planning.rota_of(opened)
    fairness = Fairness(opened.plan, rota, _known(opened.plan, team))
    chosen = Chosen(Order(order), Tier(tier) if tier else None, name)
    measures = (Measure(by),) if by else tuple(Measure)
    if as_json:
        emit_json(data(fairness, measures, chosen))
    else:
        click.echo("\n".join(lines(fairness, measures, chosen)))


def _known(plan: Plan, team: str | None) -> str | None:
    """A team of the plan, or None for all people."""
    known = teams_of(plan)
    if team is None or team in known:
        return team
    named = [name for name in known if name]
    near = get_close_matches(team, named, 3, 0.4) or named[:5]
    if not near:
        raise BadInput(
            say("there is no team {name}: agents.csv names none", name=team),
            say("leave --team out, or fill in the column team"),
        )
    hint = say("write one such as {known}", known=listed(printable(one) for one in near))
    raise BadInput(say("there is no team {name}", name=team), hint)
