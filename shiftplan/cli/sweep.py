"""`shiftplan sweep`: the need under other assumptions, side by side."""

from collections.abc import Iterator
from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.output import emit_json, listed, table
from shiftplan.cli.waiting import counted, opened_to_staff
from shiftplan.domain.staffing import Method
from shiftplan.domain.sweep import Sweep, SweepRow
from shiftplan.domain.words import INPUTS, METHODS, scenario_name
from shiftplan.language import _, say

SPARE = (6, 2)  # left out on a narrow terminal, the first of them first


@click.command(
    help=_("What PLAN would need under its scenarios and under other assumptions: agents, hours, yuan.")
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.option(
    "--variant",
    "variants",
    multiple=True,
    metavar="INPUT=CHANGE",
    help=_(
        "one more assumption: contacts, aht, patience, bot or shrinkage by +10%, -10% or *0.5; patience "
        "(seconds), bot and shrinkage (shares) also as a value; may be repeated"
    ),
)
@click.option(
    "--method",
    type=click.Choice([method.value for method in Method]),
    help=_("forward or sipp; default: the plan's own"),
)
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(
    folder: Path,
    variants: tuple[str, ...],
    method: str | None,
    as_json: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    asked = [planning.read_variant(text) for text in variants]
    opened = opened_to_staff(planning.open_plan(folder))
    with counted(say("working out the need under each assumption")) as report:
        found = planning.sweep(opened.plan, report, asked, Method(method) if method else None)
    if as_json:
        emit_json(_json(found))
    else:
        click.echo("\n".join(_lines(found)))


def _json(found: Sweep) -> dict[str, object]:
    return {
        "scenario": found.scenario,
        "method": found.method,
        "yuan_per_agent_hour": found.yuan_per_agent_hour,
        "yuan_per_agent_hour_is_default": found.rate_is_ours,
        "rows": [_row_json(row) for row in found.rows],
        "ranking": [
            {"input": row.input, "key": row.key, "elasticity": row.elasticity} for row in found.ranking
        ],
        "moves_most": found.widest.key if found.widest else None,
    }


def _row_json(row: SweepRow) -> dict[str, object]:
    figures = row.figures
    return {
        "key": row.key,
        "label": str(row.label),
        "input": row.input,
        "input_change": row.input_change,
        "peak_agents": figures.peak_agents if figures else None,
        "peak_at": f"{figures.peak_at:%Y-%m-%d %H:%M}" if figures else None,
        "agent_hours": figures.agent_hours if figures else None,
        "cost_yuan": figures.cost_yuan if figures else None,
        "hours_change": row.hours_change,
        "peak_change": row.peak_change,
        "elasticity": row.elasticity,
        "failure": str(row.failure) if row.failure else None,
    }


def _lines(found: Sweep) -> Iterator[str]:
    headings = (
        say("assumption"),
        say("peak"),
        say("at"),
        say("agent-hours"),
        say("yuan"),
        say("hours ±"),
        say("peak ±"),
        say("per 1 %"),
    )
    yield table(headings, [_cells(row) for row in found.rows], SPARE)
    for row in found.rows:
        if row.failure:
            yield str(say("{variant} cannot be reached: {why}", variant=row.label, why=row.failure))
    yield from _what_moves_most(found)
    yield str(
        say(
            "each changes the plan under the scenario {scenario} in one thing; worked out so: {method}",
            scenario=scenario_name(found.scenario),
            method=METHODS[found.method],
        )
    )
    yield str(_price(found))


def _cells(row: SweepRow) -> tuple[object, ...]:
    figures = row.figures
    if figures is None:
        return (row.label, *(None,) * 7)
    return (
        row.label,
        figures.peak_agents,
        f"{figures.peak_at:%m-%d %H:%M}",
        f"{figures.agent_hours:,.1f}",
        f"{figures.cost_yuan:,.0f}",
        None if row.hours_change is None else f"{row.hours_change:+.1%}",
        None if row.peak_change is None else f"{row.peak_change:+.1%}",
        None if row.elasticity is None else f"{row.elasticity:+.2f}%",
    )


def _what_moves_most(found: Sweep) -> Iterator[str]:
    if found.ranking:
        named = [f"{INPUTS[row.input]} {row.elasticity:+.2f} %" for row in found.ranking if row.input]
        yield str(
            say("agent-hours for 1 % more of an input, strongest first: {inputs}", inputs=listed(named))
        )
    if found.widest:
        yield str(
            say(
                "of the rows above, {variant} moves the agent-hours most: {change:+.1%}",
                variant=found.widest.label,
                change=found.widest.hours_change,
            )
        )


def _price(found: Sweep) -> object:
    rate = found.yuan_per_agent_hour
    if found.rate_is_ours:
        return say(
            "yuan at {rate:g} an hour on shift: our default, no fact; set yuan_per_agent_hour in [staffing]",
            rate=rate,
        )
    return say("yuan at {rate:g} an hour on shift, as the plan says", rate=rate)
