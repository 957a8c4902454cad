"""Measures of a surge that hold at a handover: bot, routing, windows, people lent or called in."""

from collections.abc import Iterator
from datetime import datetime

from shiftplan.domain.playbook import Words
from shiftplan.domain.relief_taken import Taken
from shiftplan.files.playbooks import read_ladder
from shiftplan.language import say
from shiftplan.operations.handover_points import Said
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.relief.in_force import in_force


def holding(opened: OpenPlan, moment: datetime) -> Iterator[Said]:
    """Every measure in force at that instant."""
    levels = read_ladder(opened.folder).levels
    names = {action.id: action.text for level in levels for action in level.actions}
    for one in in_force(opened, moment):
        yield _said(one.event, one.taken, names)


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
