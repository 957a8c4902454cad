"""Measures of a surge that hold at a handover: bot, routing, windows, people lent or called in."""

from datetime import datetime

from pydantic import ValidationError

from shiftplan.domain.playbook import Words
from shiftplan.domain.record import EventRecord
from shiftplan.domain.relief_taken import EVENT, STOOD_DOWN, StoodDown, Taken
from shiftplan.files.playbooks import read_ladder
from shiftplan.language import say
from shiftplan.operations.handover_points import Said
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import journal_of


def in_force(opened: OpenPlan, cut: datetime, moment: datetime) -> tuple[Said, ...]:
    """Every measure taken by `moment` (the instant of `cut`, local wall time) that has neither ended nor been
    stood down.
    """
    records = [one for one in journal_of(opened).events.all(EVENT) if one.at <= moment]
    down = {number for one in records if (number := _stood_down(one)) is not None}
    names = {
        action.id: action.text for level in read_ladder(opened.folder).levels for action in level.actions
    }
    found = ((one.id, _taken(one)) for one in records if one.id not in down)
    return tuple(
        _said(number, taken, names)
        for number, taken in found
        if taken is not None and (taken.ends is None or taken.ends > cut)
    )


def _stood_down(record: EventRecord) -> int | None:
    if record.subject != STOOD_DOWN:
        return None
    try:
        return StoodDown.model_validate_json(record.content).taken
    except ValidationError:
        return None


def _taken(record: EventRecord) -> Taken | None:
    try:
        return None if record.subject == STOOD_DOWN else Taken.model_validate_json(record.content)
    except ValidationError:
        return None


def _said(number: int, taken: Taken, names: dict[str, Words]) -> Said:
    kind = taken.relief.kind.value if taken.relief else taken.action
    words = names.get(taken.action) or names.get(kind)
    since = f"{taken.begins:%m-%d %H:%M}"
    text = say("since {since}, until stood down", since=since)
    if taken.ends is not None:
        text = say("from {since} to {until}", since=since, until=f"{taken.ends:%m-%d %H:%M}")
    if words is None:
        text = say("{action}: {text}", action=taken.action, text=text)
    return Said(str(number), text, words)
