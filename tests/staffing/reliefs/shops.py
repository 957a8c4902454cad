"""Small shops in a surge."""

from datetime import datetime, time, timedelta
from typing import Any

from shiftplan.domain.queue import Queue, Shrinkage
from shiftplan.domain.relief import Effect, Relief, ReliefKind
from shiftplan.staffing.reliefs import Head, Level, QueueNow, Rate, Situation
from tests import builders

NOON = datetime.combine(builders.MONDAY, time(12))
HOUR = 3600.0
NO_SHRINKAGE = Shrinkage(absence=0, system=0, handover=0, personal=0)


def queue(id: str = "presale", **values: Any) -> Queue:  # noqa: A002 - the field's own name
    return builders.queue(id, **{"shrinkage": NO_SHRINKAGE, **values})


def now(
    people: int = 10,
    per_hour: float = 400,
    waiting: float | None = 20,
    *,
    of: Queue | None = None,
    **values: Any,
) -> QueueNow:
    """So many standard people all day, one rate all day, and what was read of the last half-hour."""
    heads = (Head(-6 * HOUR, 6 * HOUR, 1.0, 3, room=1),) * people
    rates = tuple(Rate(slot * HOUR, (slot + 1) * HOUR, per_hour) for slot in range(-2, 5))
    read = None if waiting is None else Level(-HOUR / 2, 0.0, waiting=waiting)
    return QueueNow(**{"queue": of or queue(), "heads": heads, "rates": rates, "read": read, **values})


def situation(*queues: QueueNow, **values: Any) -> Situation:
    given = {"horizon": 2 * HOUR, "later": 2 * HOUR, "within_seconds": 180, "gain": 0.5, "back": HOUR}
    return Situation(**{"begins": NOON, "queues": queues or (now(),), **given, **values})


def effect(begins: float, ends: float, queue: str = "presale", **values: Any) -> Effect:
    """An effect from one minute after noon to another."""
    first, last = (NOON + timedelta(minutes=minute) for minute in (begins, ends))
    return Effect(queue=queue, begins=first, ends=last, **values)


def relief(id: str, *effects: Effect, **values: Any) -> Relief:  # noqa: A002 - the field's own name
    return Relief(
        **{"id": id, "kind": ReliefKind.STANDBY, "queue": effects[0].queue, "effects": effects, **values}
    )
