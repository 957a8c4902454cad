"""The level as `shiftplan surge` shows it: lines for a person, data for a script."""

from collections.abc import Iterator
from typing import Any

from shiftplan.domain.surge import Measure
from shiftplan.language import say
from shiftplan.operations import ActionView, QueueSurge, SurgeView, colour_name, figure_words
from shiftplan.operations.relief_words import filled_script


def surge_lines(view: SurgeView) -> Iterator[str]:
    yield str(say("level: {level} — {title}", level=view.level_name, title=view.rung.title))
    if view.as_of is None:
        yield str(say("no reading yet; type one with --queue, --contacts and --reply-seconds"))
    else:
        yield str(say("as of {moment}", moment=view.as_of.isoformat(" ", "minutes")))
    if view.rehearsal and view.as_of is not None:
        yield str(say("a rehearsal: the plan has not begun; these readings will not count on the day"))
    for queue in view.queues:
        yield from _queue_lines(queue)


def _queue_lines(queue: QueueSurge) -> Iterator[str]:
    if queue.latest is None:
        yield str(say("{queue}: no reading", queue=queue.name))
        return
    slot = f"{queue.latest.figures.start:%m-%d %H:%M}"
    yield str(
        say(
            "{queue}: {level} since {since}",
            queue=queue.name,
            level=colour_name(queue.level),
            since=queue.since and f"{queue.since:%m-%d %H:%M}",
        )
    )
    yield f"  {slot}: {', '.join(map(str, figure_words(queue.latest)))}"
    old = say("this is old: take a new reading") if queue.stale else None
    for text in (*queue.reasons, *queue.looming, queue.way_down, old):
        if text is not None:
            yield f"  {text}"


def surge_data(view: SurgeView) -> dict[str, Any]:
    return {
        "level": view.level,
        "reasons": [str(reason) for reason in view.reasons],
        "as_of": view.as_of.isoformat() if view.as_of else None,
        "stale": view.stale,
        "rehearsal": view.rehearsal,
        "ranking": str(view.ranking),
        "queues": [_queue_data(queue) for queue in view.queues],
        "actions": [_action_data(one, view) for one in view.actions],
    }


def _queue_data(queue: QueueSurge) -> dict[str, Any]:
    latest = queue.latest
    load = latest.values.get(Measure.LOAD) if latest and latest.planned > 0 else None
    return {
        "queue": queue.queue,
        "level": queue.level,
        "before": queue.before,
        "since": queue.since.isoformat() if queue.since else None,
        "slot": latest.figures.start.isoformat() if latest else None,
        "contacts": latest.figures.contacts if latest else None,
        "planned": latest.planned if latest else None,
        "load": load,
        "first_reply_seconds": latest.figures.first_reply_seconds if latest else None,
        "three_minute_rate": latest.figures.three_minute_rate if latest else None,
        "good_slots": queue.good_slots,
        "stale": queue.stale,
        "reasons": [str(reason) for reason in queue.reasons],
        "looming": [str(reason) for reason in queue.looming],
    }


def _action_data(view: ActionView, surge: SurgeView) -> dict[str, Any]:
    action = view.action
    return {
        "id": action.id,
        "level": view.level,
        "text": str(action.text),
        "role": action.role,
        "owner": view.owner,
        "cost": str(action.cost),
        "buys": str(action.buys),
        "kind": action.kind,
        "takes_minutes": action.takes_minutes,
        "script": filled_script(action, surge.facts()) or None,
    }
