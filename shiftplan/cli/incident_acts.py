"""What may be done to one incident on the command line: each action with the words it takes."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import click

from shiftplan.cli.output import talk
from shiftplan.domain.blanks import left_open
from shiftplan.domain.record import ItemState
from shiftplan.language import say
from shiftplan.operations import COMMANDER, IncidentView
from shiftplan.planning import OpenPlan
from shiftplan.planning import operations as desk

Said = dict[str, Any]
Act = Callable[[OpenPlan, Sequence[str], Said], IncidentView]
NO_END = 1000


class Takes(NamedTuple):
    """How many words follow an action, at least and at most, and which options go with it."""

    least: int
    most: int
    options: tuple[str, ...] = ()
    act: Act | None = None


def acted(opened: OpenPlan, action: str, words: Sequence[str], said: Said) -> IncidentView:
    """Do it; the incident afterwards."""
    act = ACTS[action].act
    assert act is not None
    return act(opened, words, said)


def check_options(action: str) -> None:
    """Raises a usage error for an option that the action does not read."""
    context = click.get_current_context()
    own = {name for takes in ACTS.values() for name in takes.options}
    for name in sorted(own - set(ACTS[action].options)):
        if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE:
            option = next(one.opts[0] for one in context.command.params if one.name == name)
            raise click.UsageError(
                str(say("{action} takes no {option}", action=action, option=option)), context
            )


def _declare(opened: OpenPlan, words: Sequence[str], said: Said) -> IncidentView:
    return desk.declare(opened, words[0], said["title"], said["severity"])


def _show(opened: OpenPlan, words: Sequence[str], _: Said) -> IncidentView:
    return desk.incident(opened, desk.incident_named(opened, words[0]))


def _title(opened: OpenPlan, words: Sequence[str], _: Said) -> IncidentView:
    return desk.set_title(opened, desk.incident_named(opened, words[0]), " ".join(words[1:]))


def _severity(opened: OpenPlan, words: Sequence[str], said: Said) -> IncidentView:
    return desk.set_severity(opened, desk.incident_named(opened, words[0]), words[1], said["reason"])


def _role(opened: OpenPlan, words: Sequence[str], _: Said) -> IncidentView:
    view = desk.take_seat(opened, desk.incident_named(opened, words[0]), words[1], " ".join(words[2:]))
    if words[1] == COMMANDER:
        talk(say("say it aloud, and paste it into the group: {sentence}", sentence=desk.aloud(view)))
    return view


def _step(state: ItemState) -> Act:
    def act(opened: OpenPlan, words: Sequence[str], said: Said) -> IncidentView:
        why = said["reason"] if state is ItemState.SKIPPED else said["answer"]
        number = desk.incident_named(opened, words[0])
        return desk.set_incident_step(opened, number, words[1], state, said=why, evidence=said["evidence"])

    return act


def _note(opened: OpenPlan, words: Sequence[str], _: Said) -> IncidentView:
    return desk.note_step(opened, desk.incident_named(opened, words[0]), words[1], " ".join(words[2:]))


def _log(opened: OpenPlan, words: Sequence[str], _: Said) -> IncidentView:
    return desk.log_line(opened, desk.incident_named(opened, words[0]), " ".join(words[1:]))


def _decide(opened: OpenPlan, words: Sequence[str], said: Said) -> IncidentView:
    text = " ".join(words[1:])
    return desk.decide(
        opened, desk.incident_named(opened, words[0]), text, said["decided_by"], said["reason"]
    )


def _update(opened: OpenPlan, words: Sequence[str], _: Said) -> IncidentView:
    text = " ".join(words[1:])
    view = desk.give_update(opened, desk.incident_named(opened, words[0]), text)
    if gaps := left_open(text):
        talk(say("written with blanks in it: {gaps}", gaps=", ".join(gaps)))
    return view


def _close(opened: OpenPlan, words: Sequence[str], said: Said) -> IncidentView:
    return desk.close_incident(
        opened, desk.incident_named(opened, words[0]), said["handed_to"], said["reason"]
    )


ACTS: dict[str, Takes] = {
    "list": Takes(0, 0),
    "declare": Takes(1, 1, ("title", "severity"), _declare),
    "show": Takes(1, 1, (), _show),
    "title": Takes(2, NO_END, (), _title),
    "severity": Takes(2, 2, ("reason",), _severity),
    "role": Takes(3, NO_END, (), _role),
    "do": Takes(2, 2, ("answer", "evidence"), _step(ItemState.DONE)),
    "doing": Takes(2, 2, ("evidence",), _step(ItemState.DOING)),
    "undo": Takes(2, 2, (), _step(ItemState.OPEN)),
    "skip": Takes(2, 2, ("reason", "evidence"), _step(ItemState.SKIPPED)),
    "note": Takes(3, NO_END, (), _note),
    "log": Takes(2, NO_END, (), _log),
    "decide": Takes(2, NO_END, ("decided_by", "reason"), _decide),
    "update": Takes(1, NO_END, (), _update),
    "free": Takes(0, 0, ("queue",)),
    "absent": Takes(1, NO_END, ("day", "left", "whole", "reason", "seconds")),
    "timeline": Takes(1, 1),
    "close": Takes(1, 1, ("handed_to", "reason"), _close),
    "report": Takes(1, 1, ("out",)),
}
