"""`shiftplan brief`: what the kick-off meeting is told, as Markdown."""

from pathlib import Path
from typing import Any

import click

from shiftplan import planning
from shiftplan.cli.output import emit_json, talk
from shiftplan.cli.plan_options import json_option, plan_argument
from shiftplan.domain.brief import Brief, Goal, Risk, Said
from shiftplan.language import _, say
from shiftplan.planning import operations as desk


@click.command(
    help=_(
        "The brief of the kick-off meeting of PLAN: goals, teams, phases, need and rota by day, who leads, "
        "risks with what would help and what was decided, absences, owners. Markdown, or --json."
    )
)
@plan_argument
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help=_("write the page into this file")
)
@json_option
def command(folder: Path, out: Path | None, as_json: bool) -> None:  # noqa: FBT001 - click passes flags so
    brief = desk.brief(planning.open_plan(folder))
    if out is not None:
        desk.write_brief(brief, out)
        talk(say("the brief is in {file}", file=str(out)))
    if as_json:
        emit_json(_data(brief))
    elif out is None:
        click.echo(desk.brief_markdown(brief), nl=False)


def _data(brief: Brief) -> dict[str, Any]:
    return {
        **brief.model_dump(mode="json", include=PLAIN),
        "goals": [_goal(goal) for goal in brief.goals],
        "risks": [_risk(risk) for risk in brief.risks],
        **{name: [_said(one) for one in getattr(brief, name)] for name in ("promises", "decided", "overdue")},
    }


PLAIN = {
    "plan",
    "event",
    "main_day",
    "made",
    "zone",
    "scenario",
    "teams",
    "phases",
    "days",
    "short_hours",
    "broken",
    "away",
    "owners",
    "has_rota",
}
"""What is told as it is; the rest holds sentences."""


def _goal(goal: Goal) -> dict[str, Any]:
    return {
        "queue": goal.queue.id,
        "name": goal.queue.name,
        "targets": [target.model_dump(mode="json") for target in goal.queue.targets],
        "deadline_hours": goal.queue.deadline_hours,
        **goal.model_dump(mode="json", exclude={"queue"}),
    }


def _risk(risk: Risk) -> dict[str, Any]:
    lever = str(risk.lever) if risk.lever else None
    return {**risk.model_dump(mode="json", exclude={"lever"}), "lever": lever}


def _said(said: Said) -> dict[str, Any]:
    return {
        "text": said.text,
        "whose": str(said.whose),
        "state": str(said.standing),
        "notes": list(said.notes),
    }
