"""`shiftplan forecast`: how the forecast comes about, step by step, and a new way to make it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from shiftplan import planning
from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.forecast_options import asked
from shiftplan.cli.forecast_text import day_table, record, step_lines
from shiftplan.cli.mapping_options import with_mapping
from shiftplan.cli.output import emit_json, talk
from shiftplan.domain.recipe import RECIPE_WORDS, Recipe
from shiftplan.language import _, say, typed

SETTLED_BY_WRITING = {"forecast_not_of_recipe", "recipe_drops_scenarios"}
Command = Callable[..., Any]
OPTIONS = (
    click.option("--target", type=float, help=_("from a sales target in yuan")),
    click.option("--order-value", type=float, help=_("average order value in yuan, with --target")),
    click.option("--share", help=_("share of orders that go through service, with --target: 0.2 or 20%")),
    click.option("--conversion", help=_("share of those who ask that buy, with --target: 0.4 or 40%")),
    click.option("--after-sale", help=_("contacts per order of a queue, with --target: aftersale=0.3")),
    click.option(
        "--visitors",
        type=click.Path(path_type=Path),
        help=_("from a table of visitors by time; needs --rate"),
    ),
    click.option(
        "--rate", multiple=True, help=_("inquiry rate of a queue: presale=0.03, in one phase presale:main=5%")
    ),
    click.option(
        "--last-event",
        type=click.Path(path_type=Path),
        help=_("from a table of last event's contacts by time and queue"),
    ),
    click.option(
        "--growth", multiple=True, help=_("times last event: 1.3, of a queue presale=1.5, presale:main=2")
    ),
    click.option("--opening", help=_("last event's last opening: 2026-11-11 00:00, with --last-event")),
    click.option(
        "--history",
        multiple=True,
        type=click.Path(path_type=Path),
        help=_("learned from tables of past days; may be given several times"),
    ),
    click.option(
        "--like",
        multiple=True,
        help=_("a past day of a sale and the phase it is like: 2026-11-11=main, with --history"),
    ),
)


def _with_options(command: Command) -> Command:
    for option in reversed(OPTIONS):
        command = option(command)
    return command


@click.command(help=_("How the forecast of PLAN comes about, step by step; or make it anew and see."))
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@_with_options
@with_mapping
@click.option(
    "--template",
    type=click.Choice(planning.recipe_templates()),
    help=_("put a forecast.toml to fill in into the plan"),
)
@click.option("--write", is_flag=True, help=_("put the recipe and its forecast into the plan"))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(
    folder: Path,
    template: str | None,
    corrections: tuple[str, ...],
    queues: tuple[str, ...],
    write: bool,  # noqa: FBT001 - click passes flags so
    as_json: bool,  # noqa: FBT001 - click passes flags so
    **options: Any,
) -> None:
    opened = planning.open_plan(folder)
    if template is not None:
        path = planning.write_recipe_template(opened, template)
        click.echo(
            str(say("fill in {path}, then: shiftplan forecast {plan}", path=str(path), plan=typed(folder)))
        )
        return
    values = asked(options, opened.plan.settings)
    recipe = planning.make_recipe(opened, values) if values else planning.read_recipe(folder)
    told = planning.Corrections.of(corrections, queues)
    if recipe is None:
        told.refuse_without(())
        _as_given(opened, as_json=as_json)
    else:
        _show(opened, recipe, told, write=write, as_json=as_json, asked_anew=values is not None)


def _as_given(opened: planning.OpenPlan, *, as_json: bool) -> None:
    """The plan has no recipe: the contacts stand for themselves."""
    findings = planning.forecast_findings(opened.plan)
    if as_json:
        emit_json(record(opened.plan.forecast, None, (), findings))
        return
    click.echo(str(say("the forecast was given as contacts; no recipe stands behind it")))
    click.echo(day_table(opened.plan.settings, opened.plan.forecast))
    for line in finding_lines(findings):
        talk(line)
    talk(say("to make one: shiftplan forecast {plan} --template target", plan=typed(opened.folder)))


def _show(
    opened: planning.OpenPlan,
    recipe: Recipe,
    told: planning.Corrections,
    *,
    write: bool,
    as_json: bool,
    asked_anew: bool,
) -> None:
    applied = planning.apply_recipe(opened, recipe, told) if write else None
    derived = applied.derived if applied else planning.derive(opened, recipe, told)
    if as_json:
        emit_json(record(derived.forecast, recipe.kind.value, derived.steps, derived.findings))
    else:
        click.echo(str(say("{kind}:", kind=RECIPE_WORDS[recipe.kind])))
        click.echo("\n".join(step_lines(derived.steps)))
        click.echo(day_table(opened.plan.settings, derived.forecast))
    shown = [finding for finding in derived.findings if not (applied and finding.code in SETTLED_BY_WRITING)]
    for line in finding_lines(shown):
        talk(line)
    if applied:
        talk(say("forecast.toml and forecast.csv are written in {plan}", plan=str(opened.folder)))
        for path in applied.replaced:
            talk(say("what was there before is kept in {path}", path=str(path)))
    elif asked_anew:
        talk(say("nothing was written; the same with --write puts it into the plan"))
