"""`shiftplan incident PLAN free`: who could help, and how long the law lets them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import click

from shiftplan.cli.output import emit_json, table
from shiftplan.domain.free_person import WHEREABOUTS, FreePerson
from shiftplan.domain.plan import Plan
from shiftplan.language import printable, say
from shiftplan.planning import OpenPlan
from shiftplan.planning.operations.calling import call_text, limit_text
from shiftplan.planning.operations.common import right_now
from shiftplan.planning.operations.free_people import free_people


def free(opened: OpenPlan, queue: str, *, as_json: bool) -> None:
    """Those who may still work first, the longest first."""
    now = right_now(opened)
    people, local = by_time(free_people(opened, queue, now)), opened.plan.grid.local(now)
    if as_json:
        emit_json({"now": local.isoformat(), "people": [_data(opened.plan, one, local) for one in people]})
    elif not people:
        click.echo(str(say("nobody serves this queue today")))
    else:
        click.echo("\n".join(_lines(opened.plan, people)))


def by_time(people: tuple[FreePerson, ...]) -> list[FreePerson]:
    """By what may come on top, then by what is left of the shift."""
    return sorted(people, key=lambda one: (-one.more_minutes, -one.left_minutes))


def _lines(plan: Plan, people: list[FreePerson]) -> Iterator[str]:
    headings = (
        say("person"),
        say("where"),
        say("until"),
        say("may work on, h"),
        say("overtime of the month, h"),
        say("what forbids more"),
    )
    yield table(headings, (_row(plan, one) for one in people), spare=(4, 5))


def _row(plan: Plan, one: FreePerson) -> tuple[object, ...]:
    name = f"{printable(plan.agent[one.agent].name)} {one.agent}"
    until = f"{one.until:%H:%M}" if one.until else ""
    limit = limit_text(one) if one.limit else ""
    return name, WHEREABOUTS[one.where], until, f"{one.more_minutes / 60:g}", f"{one.overtime_month:g}", limit


def _data(plan: Plan, one: FreePerson, now: datetime) -> dict[str, Any]:
    text = call_text(plan, one, now)
    return {
        "agent": one.agent,
        "name": plan.agent[one.agent].name,
        "where": one.where,
        "queues": one.queues,
        "shift": one.shift or None,
        "begins": one.begins.isoformat() if one.begins else None,
        "until": one.until.isoformat() if one.until else None,
        "left_minutes": one.left_minutes,
        "more_minutes": one.more_minutes,
        "limit": str(one.limit) if one.limit else None,
        "source": one.source or None,
        "overtime_today": one.overtime_today,
        "overtime_month": one.overtime_month,
        "consent": one.consent,
        "call": str(text) if text else None,
    }
