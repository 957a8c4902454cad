"""Measures on the command line: what is possible now, taking one, standing one down."""

from collections.abc import Collection, Iterator
from typing import Any

import click

from shiftplan.cli.output import emit_json, talk
from shiftplan.cli.ranking_text import ranked_data, ranking_data
from shiftplan.domain.plan import Plan
from shiftplan.domain.relief import Helper, Relief
from shiftplan.domain.relief_taken import InForce
from shiftplan.language import say
from shiftplan.operations.relief_people import allowed
from shiftplan.planning import OpenPlan
from shiftplan.planning.operations.relief.applying import Preview, apply, preview
from shiftplan.planning.operations.relief.choosing import Choice, Measures
from shiftplan.planning.operations.relief.standing_down import Back, back, stand_down
from shiftplan.planning.operations.relief.telling import Telling


def take(opened: OpenPlan, name: str, without: Collection[str], *, dry_run: bool, as_json: bool) -> None:
    """`surge PLAN apply ACTION`."""
    shown = preview(opened, name, without)
    if not dry_run:
        done = apply(opened, shown.choice.id, without).in_force
        told = done.taken
        data = {**preview_data(shown), "taken": True, "event": done.event, "version": told.version}
    else:
        told, data = shown.taken, {**preview_data(shown), "taken": False}
    if as_json:
        emit_json(data)
        return
    for line in _preview_talk(opened.plan, shown, dry_run=dry_run):
        talk(line)
    click.echo(told.text)


def _preview_talk(plan: Plan, shown: Preview, *, dry_run: bool) -> Iterator[str]:
    yield str(
        say("would take: {what}", what=shown.choice.title)
        if dry_run
        else say("taken: {what}", what=shown.choice.title)
    )
    for person in shown.people:
        yield str(
            say(
                "{name}: overtime {week} h this week, {month} h this month; {allowed}",
                name=plan.agent[person.agent].name,
                week=f"{person.overtime_week:g}",
                month=f"{person.overtime_month:g}",
                allowed=allowed(person),
            )
        )
    yield from (str(say("warning: {message}", message=one.message)) for one in shown.warnings)
    if shown.telling is not None:
        yield str(_telling_line(shown.telling))
    else:
        yield str(say("the rota stays as it is; taking this is written into the log"))


def _telling_line(found: Telling) -> object:
    if found.told is None:
        return say("nothing was published before, so the rota changes and nobody is told by it")
    if found.elsewhere:
        return say(
            "published as {name}; {count} other {count:change|changes} of the rota {count:stays|stay} untold",
            name=found.name,
            count=found.elsewhere,
        )
    return say("published as {name}, only these cells", name=found.name)


def take_back(opened: OpenPlan, name: str, *, dry_run: bool, as_json: bool) -> None:
    """`surge PLAN stand-down [ACTION]`."""
    shown = back(opened, name)
    version = None
    if not dry_run:
        version = stand_down(opened, str(shown.one.event)).down.version
    if as_json:
        emit_json({**back_data(shown), "stood_down": not dry_run, "version": version})
        return
    what = shown.title
    talk(str(say("would stand down: {what}", what=what) if dry_run else say("stood down: {what}", what=what)))
    if shown.telling is not None:
        talk(str(_telling_line(shown.telling)))
    click.echo(shown.text)


def measures_data(found: Measures) -> dict[str, Any]:
    return {
        "counted": ranking_data(found.ranking) if found.ranking else None,
        "measures": [choice_data(one) for one in found.choices],
        "in_force": [_force_data(one, found) for one in found.in_force],
    }


def choice_data(one: Choice) -> dict[str, Any]:
    ranked, relief = one.ranked, one.relief
    return {
        "id": one.id,
        "title": str(one.title),
        "level": one.rung,
        "kind": relief.kind if relief else None,
        "queue": relief.queue if relief else None,
        **(ranked_data(ranked) if ranked else {"points": None}),
        "yuan": relief.yuan if relief else None,
        "people": _people_data(relief),
    }


def _people_data(relief: Relief | None) -> list[dict[str, Any]]:
    return [_helper_data(one) for one in relief.helpers] if relief else []


def _helper_data(one: Helper) -> dict[str, Any]:
    return {
        "agent": one.agent,
        "begins": one.begins.isoformat(),
        "ends": one.ends.isoformat(),
        "yuan": one.yuan,
    }


def _force_data(one: InForce, found: Measures) -> dict[str, Any]:
    taken = one.taken
    return {
        "event": one.event,
        "id": taken.action,
        "who": one.who,
        "begins": taken.begins.isoformat(),
        "ends": taken.ends.isoformat() if taken.ends else None,
        "look_again": taken.look_again.isoformat(),
        "version": taken.version,
        "stand_down": found.is_due_back(one),
    }


def preview_data(shown: Preview) -> dict[str, Any]:
    return {
        **choice_data(shown.choice),
        "law": [
            {
                "agent": one.agent,
                "overtime_today": one.overtime_today,
                "overtime_week": one.overtime_week,
                "overtime_month": one.overtime_month,
                "may_work_minutes_more": one.more_minutes,
                "limit": str(one.limit) if one.limit else None,
                "source": one.source,
                "consent": one.consent,
            }
            for one in shown.people
        ],
        "warnings": [str(one.message) for one in shown.warnings],
        "text": shown.text,
    }


def back_data(shown: Back) -> dict[str, Any]:
    return {
        "event": shown.one.event,
        "id": shown.one.taken.action,
        "title": str(shown.title),
        "changes_the_rota": shown.edit is not None,
        "text": shown.text,
    }
