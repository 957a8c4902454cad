"""`shiftplan calc`: the staffing formulas on plain numbers."""

from functools import partial
from typing import Any

import click

from shiftplan.cli import calc_lost
from shiftplan.cli.calc_options import (
    AGENTS,
    AHT,
    AHT_BY_LEVEL,
    ALSO,
    CAP,
    CHAIN,
    CLOCK,
    DEFINITION,
    JSON,
    MAX_ABANDON,
    PATIENCE,
    RATE,
    REPLIES,
    TARGET,
    WITHIN,
    with_options,
)
from shiftplan.cli.calc_question import Question
from shiftplan.cli.calc_show import show
from shiftplan.cli.output import talk
from shiftplan.domain.queue import Model
from shiftplan.errors import BadInput
from shiftplan.language import _, say
from shiftplan.queueing import chat, erlang_a, erlang_c

AT_ONCE = 2000  # states: one team is asked for here, so that a larger one can be solved exactly


@click.group(help=_("Staffing formulas on plain numbers: what agents achieve, or how many are needed."))
def command() -> None:
    pass


@command.command("erlang-b", help=_("Nobody can wait: who finds no free agent is lost."))
@with_options(RATE, AHT, AGENTS, TARGET, JSON)
def lost(aht: tuple[float, ...], **asked: Any) -> None:
    calc_lost.show(aht_seconds=_single(aht), **asked)


@command.command("erlang-c", help=_("One contact at a time, and nobody leaves the queue."))
@with_options(RATE, AHT, PATIENCE, WITHIN, AGENTS, TARGET, ALSO, DEFINITION, CAP, JSON)
def patient(aht: tuple[float, ...], patience: float | None, **asked: Any) -> None:
    if patience is not None:
        talk(say("Erlang C takes it that nobody leaves; the patience is not used"))
    formula = partial(erlang_c, contacts_per_hour=asked["rate"], aht_seconds=_single(aht))
    show(Question(model=Model.ERLANG_C, aht=aht, **asked), formula)


@command.command("erlang-a", help=_("One contact at a time; who waits too long leaves."))
@with_options(RATE, AHT, PATIENCE, WITHIN, AGENTS, TARGET, ALSO, MAX_ABANDON, DEFINITION, CAP, JSON)
def impatient(aht: tuple[float, ...], patience: float | None, **asked: Any) -> None:
    one, limit = _single(aht), _given(patience)
    formula = partial(erlang_a, contacts_per_hour=asked["rate"], aht_seconds=one, patience_seconds=limit)
    show(Question(model=Model.ERLANG_A, aht=aht, **asked), formula)


@command.command("chat", help=_("Several chats at a time; who waits too long leaves."))
@with_options(RATE, AHT_BY_LEVEL, PATIENCE, REPLIES, CLOCK, WITHIN, AGENTS, TARGET, ALSO)
@with_options(MAX_ABANDON, DEFINITION, CAP, CHAIN, JSON)
def chatting(aht: tuple[float, ...], patience: float | None, *, exact: bool | None, **asked: Any) -> None:
    formula = partial(
        chat,
        contacts_per_hour=asked["rate"],
        aht_seconds=aht,
        patience_seconds=_given(patience),
        exact=exact,
        at_once=AT_ONCE,
    )
    show(Question(model=Model.CHAT, aht=aht, **asked), formula)


def _single(aht: tuple[float, ...]) -> float:
    if len(aht) != 1:
        raise BadInput(
            say("this model takes one handling time; {count} were read", count=len(aht)),
            say("several handling times belong to: shiftplan calc chat"),
        )
    return aht[0]


def _given(patience: float | None) -> float:
    if patience is None:
        raise BadInput(
            say("--patience is missing: the seconds that people wait on average before they leave"),
            say("where nobody ever leaves, use: shiftplan calc erlang-c"),
        )
    return patience
