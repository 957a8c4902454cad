"""`shiftplan surge`: the level from readings of the queues, and what to do at it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from shiftplan import planning
from shiftplan.cli.output import emit_json
from shiftplan.domain.surge import Measure
from shiftplan.errors import BadInput
from shiftplan.language import _, say
from shiftplan.operations import ActionView, QueueSurge, SurgeView, colour_name
from shiftplan.planning import operations as desk


@click.command(help=_("Show the surge level of PLAN and its actions; with --queue, record a reading first."))
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.option("--queue", metavar="Q", help=_("the queue that was read"))
@click.option("--contacts", type=float, metavar="N", help=_("its contacts in the whole slot"))
@click.option("--reply-seconds", type=float, metavar="S", help=_("average seconds to the first reply"))
@click.option(
    "--three-minute-rate",
    type=float,
    metavar="R",
    help=_("share answered within three minutes, such as 0.92"),
)
@click.option(
    "--at", metavar="TIME", help=_('a time in the slot, "2027-11-10 20:30"; default: the last full slot')
)
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(
    folder: Path,
    queue: str | None,
    contacts: float | None,
    reply_seconds: float | None,
    three_minute_rate: float | None,
    at: str | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    opened = planning.open_plan(folder)
    moment = None if at is None else _moment(at)
    if queue is None:
        _refuse_half_a_reading(contacts, reply_seconds, three_minute_rate, at)
        view = desk.surge(opened)
    elif contacts is None or reply_seconds is None:
        raise _incomplete()
    else:
        view = desk.record_reading(opened, queue, contacts, reply_seconds, three_minute_rate, moment)
    if as_json:
        emit_json(_data(view))
    else:
        click.echo("\n".join(_lines(view)))


def _refuse_half_a_reading(*given: object) -> None:
    if any(value is not None for value in given):
        raise _incomplete()


def _incomplete() -> BadInput:
    return BadInput(
        say("a reading needs --queue, --contacts and --reply-seconds together"),
        say("leave all of them out to see the level as it is"),
    )


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise BadInput(
            say("--at: {read} is no date and time", read=text),
            say('write it as "2027-11-10 20:30", in the plan\'s own time'),
        ) from error


def _lines(view: SurgeView) -> Iterator[str]:
    yield str(say("level: {level} — {title}", level=view.level_name, title=view.rung.title))
    if view.as_of is None:
        yield str(say("no reading yet; type one with --queue, --contacts and --reply-seconds"))
    else:
        yield str(say("as of {moment}", moment=view.as_of.isoformat(" ", "minutes")))
    if view.rehearsal and view.as_of is not None:
        yield str(say("a rehearsal: the plan has not begun; these readings will not count on the day"))
    for queue in view.queues:
        yield from _queue_lines(queue)
    yield ""
    yield str(say("do now ({ranking}):", ranking=view.ranking))
    for number, action in enumerate(view.actions, start=1):
        yield from _action_lines(number, action)
    yield ""
    yield str(say("way down: {rule}", rule=view.ladder.exit.text))


def _queue_lines(queue: QueueSurge) -> Iterator[str]:
    if queue.latest is None:
        yield str(say("{queue}: no reading", queue=queue.name))
        return
    slot = f"{queue.latest.reading.slot_start:%m-%d %H:%M}"
    yield str(
        say(
            "{queue}: {level} since {since}",
            queue=queue.name,
            level=colour_name(queue.level),
            since=queue.since and f"{queue.since:%m-%d %H:%M}",
        )
    )
    yield "  " + str(
        say(
            "{slot}: {contacts:,.0f} contacts, {planned:,.0f} planned, first reply {seconds:g} s",
            slot=slot,
            contacts=queue.latest.reading.contacts,
            planned=queue.latest.planned,
            seconds=queue.latest.reading.first_reply_seconds,
        )
    )
    old = say("this is old: take a new reading") if queue.stale else None
    for text in (*queue.reasons, *queue.looming, queue.way_down, old):
        if text is not None:
            yield f"  {text}"


def _action_lines(number: int, view: ActionView) -> Iterator[str]:
    action = view.action
    yield f"{number}. {action.text} · {view.whose} · {colour_name(view.level)}"
    yield _under(say("costs: {cost} · {price}", cost=action.cost, price=view.price))
    yield _under(say("buys: {gain} · {points}", gain=action.buys, points=view.points))
    if action.script is not None:
        yield _under(say("script: {script}", script=action.script))


def _under(text: object) -> str:
    return f"   {text}"


def _data(view: SurgeView) -> dict[str, Any]:
    return {
        "level": view.level,
        "reasons": [str(reason) for reason in view.reasons],
        "as_of": view.as_of.isoformat() if view.as_of else None,
        "stale": view.stale,
        "rehearsal": view.rehearsal,
        "ranking": str(view.ranking),
        "queues": [_queue_data(queue) for queue in view.queues],
        "actions": [_action_data(action) for action in view.actions],
    }


def _queue_data(queue: QueueSurge) -> dict[str, Any]:
    latest = queue.latest
    load = latest.values.get(Measure.LOAD) if latest and latest.planned > 0 else None
    return {
        "queue": queue.queue,
        "level": queue.level,
        "before": queue.before,
        "since": queue.since.isoformat() if queue.since else None,
        "slot": latest.reading.slot_start.isoformat() if latest else None,
        "contacts": latest.reading.contacts if latest else None,
        "planned": latest.planned if latest else None,
        "load": load,
        "first_reply_seconds": latest.reading.first_reply_seconds if latest else None,
        "three_minute_rate": latest.reading.three_minute_rate if latest else None,
        "good_slots": queue.good_slots,
        "stale": queue.stale,
        "reasons": [str(reason) for reason in queue.reasons],
        "looming": [str(reason) for reason in queue.looming],
    }


def _action_data(view: ActionView) -> dict[str, Any]:
    action = view.action
    return {
        "id": action.id,
        "level": view.level,
        "text": str(action.text),
        "role": action.role,
        "owner": view.owner,
        "cost": str(action.cost),
        "buys": str(action.buys),
        "buys_points_default": action.buys_points,
        "cost_yuan_per_hour_default": action.cost_yuan,
        "takes_minutes": action.takes_minutes,
        "script": str(action.script) if action.script else None,
    }
