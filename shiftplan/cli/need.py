"""`shiftplan need`: how many agents each queue needs, and when."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from shiftplan import planning
from shiftplan.cli import need_table
from shiftplan.cli.dates import DAY
from shiftplan.cli.output import emit_json
from shiftplan.cli.waiting import need_of, opened_to_staff
from shiftplan.domain.need import Need, QueueNeed
from shiftplan.domain.plan import Plan
from shiftplan.domain.staffing import Method
from shiftplan.errors import BadInput
from shiftplan.language import _, say


@click.command(help=_("Agents needed in PLAN: a line a day and queue, or every slot of one --day."))
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.option("--scenario", help=_("scenario to staff for; default: the plan's own"))
@click.option("--day", type=DAY, metavar="DAY", help=_("only this day, slot by slot"))
@click.option("--queue", help=_("only this queue, by its id"))
@click.option(
    "--method",
    type=click.Choice([method.value for method in Method]),
    help=_("forward: the queue is carried from slot to slot; sipp: each slot alone; default: the plan's own"),
)
@click.option("--compare", is_flag=True, help=_("both methods, and what the agents of sipp really deliver"))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON, a row a slot and queue"))
def command(
    folder: Path,
    scenario: str | None,
    day: datetime | None,
    queue: str | None,
    method: str | None,
    compare: bool,  # noqa: FBT001 - click passes flags so
    as_json: bool,  # noqa: FBT001 - likewise
) -> None:
    if compare and method:
        raise BadInput(say("--compare shows both methods; leave out --method"))
    opened = planning.open_plan(folder)
    days = _days(opened.plan, day.date() if day else None)
    names = _queues(opened.plan, queue)
    opened_to_staff(opened)
    if compare:
        from shiftplan.cli import need_compare  # noqa: PLC0415 - only when asked for

        need_compare.show(opened.plan, scenario, names, days, by_slot=day is not None, as_json=as_json)
        return
    need = need_of(opened.plan, scenario, Method(method) if method else None)
    chosen = tuple(one for one in need.queues if one.queue in names)
    if as_json:
        emit_json([row for one in chosen for row in _rows(need, one, days)])
    else:
        click.echo("\n".join(need_table.lines(opened.plan, need, chosen, days, by_slot=day is not None)))


def _days(plan: Plan, day: date | None) -> range:
    """The indices of the days asked for."""
    if day is None:
        return range(plan.grid.days)
    index = plan.grid.day_index(day)
    if index is None:
        first, last = plan.grid.dates[0], plan.grid.dates[-1]
        raise BadInput(
            say(
                "{day} is outside the plan, which runs from {first} to {last}",
                day=day,
                first=first,
                last=last,
            )
        )
    return range(index, index + 1)


def _queues(plan: Plan, queue: str | None) -> tuple[str, ...]:
    known = tuple(one.id for one in plan.settings.queues)
    if queue is not None and queue not in known:
        raise BadInput(
            say("there is no queue {name}", name=queue), say("this plan has {known}", known=", ".join(known))
        )
    return known if queue is None else (queue,)


def _rows(need: Need, one: QueueNeed, days: range) -> Iterator[dict[str, Any]]:
    slots = range(need.grid.of_day(days[0]).start, need.grid.of_day(days[-1]).stop)
    for slot in slots:
        yield {
            "start": f"{need.grid.moment(slot):%Y-%m-%d %H:%M}",
            "queue": one.queue,
            "contacts": one.contacts[slot],
            "online": one.online[slot],
            "need": one.need[slot],
            "rule_of_thumb": one.rule_of_thumb[slot],
            "service_level": one.service_level[slot],
            "service_level_definition": one.definition,
            "worst_instant": one.worst_instant[slot],
            "waiting": one.waiting[slot],
            "first_reply_seconds": one.first_reply_seconds[slot],
            "abandon": one.abandon[slot],
            "occupancy": one.occupancy[slot],
            "binding": one.binding[slot],
            "method": need.method,
        }
