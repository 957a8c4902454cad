"""`shiftplan calc`: the staffing formulas on plain numbers."""

import unicodedata
from collections.abc import Callable
from functools import partial
from typing import Any

import click

from shiftplan.cli import calc_lost
from shiftplan.cli.calc_answer import Question, show
from shiftplan.cli.output import talk
from shiftplan.domain.queue import Model
from shiftplan.domain.service import ServiceDefinition
from shiftplan.errors import BadInput
from shiftplan.language import _, say
from shiftplan.queueing import chat, erlang_a, erlang_c

Command = Callable[..., None]
DEFINITIONS = [definition.value for definition in ServiceDefinition]


class Seconds(click.ParamType[tuple[float, ...]]):
    """One number of seconds, or several set apart by commas."""

    name = "seconds"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, ...]:
        try:
            return tuple(float(part) for part in str(value).replace("，", ",").split(","))
        except ValueError:
            text = say("{value} is no number of seconds; write 240 or 240,282,288", value=str(value))
            self.fail(str(text), param, ctx)


class Share(click.ParamType[float]):
    """A share as a number or in per cent: 0.8, 80%."""

    name = "share"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        text = unicodedata.normalize("NFKC", str(value)).strip()
        try:
            return float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
        except ValueError:
            self.fail(str(say("{value} is no share; write 0.8 or 80%", value=text)), param, ctx)


RATE = click.option("--rate", type=float, required=True, help=_("contacts per hour"))
AHT = click.option("--aht", type=Seconds(), required=True, help=_("handling time in seconds"))
AHT_BY_LEVEL = click.option(
    "--aht",
    type=Seconds(),
    required=True,
    help=_("handling time in seconds with 1, 2, 3 … chats: 240,282,288"),
)
PATIENCE = click.option(
    "--patience", type=float, help=_("seconds that people wait on average before they leave")
)
WITHIN = click.option(
    "--within", type=float, default=18.0, show_default=True, help=_("seconds in which to answer")
)
AGENTS = click.option("--agents", type=int, help=_("say what this many agents achieve"))
TARGET = click.option("--target", type=Share(), help=_("find the fewest agents for this share, such as 0.8"))
DEFINITION = click.option(
    "--definition",
    type=click.Choice(DEFINITIONS),
    default=DEFINITIONS[0],
    show_default=True,
    help=_("what the service level counts"),
)
CAP = click.option(
    "--occupancy-cap", "cap", type=Share(), help=_("the busiest that agents may be, such as 0.9")
)
JSON = click.option("--json", "as_json", is_flag=True, help=_("print JSON"))


def _with(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def decorated(function: Command) -> Command:
        for option in reversed(options):
            function = option(function)
        return function

    return decorated


@click.group(help=_("Staffing formulas on plain numbers: what agents achieve, or how many are needed."))
def command() -> None:
    pass


@command.command("erlang-b", help=_("Nobody can wait: who finds no free agent is lost."))
@_with(RATE, AHT, AGENTS, TARGET, JSON)
def lost(aht: tuple[float, ...], **asked: Any) -> None:
    calc_lost.show(aht_seconds=_single(aht), **asked)


@command.command("erlang-c", help=_("One contact at a time, and nobody leaves the queue."))
@_with(RATE, AHT, PATIENCE, WITHIN, AGENTS, TARGET, DEFINITION, CAP, JSON)
def patient(aht: tuple[float, ...], patience: float | None, **asked: Any) -> None:
    if patience is not None:
        talk(say("Erlang C takes it that nobody leaves; the patience is not used"))
    formula = partial(erlang_c, contacts_per_hour=asked["rate"], aht_seconds=_single(aht))
    show(Question(model=Model.ERLANG_C, aht=aht, **asked), formula)


@command.command("erlang-a", help=_("One contact at a time; who waits too long leaves."))
@_with(RATE, AHT, PATIENCE, WITHIN, AGENTS, TARGET, DEFINITION, CAP, JSON)
def impatient(aht: tuple[float, ...], patience: float | None, **asked: Any) -> None:
    one, limit = _single(aht), _given(patience)
    formula = partial(erlang_a, contacts_per_hour=asked["rate"], aht_seconds=one, patience_seconds=limit)
    show(Question(model=Model.ERLANG_A, aht=aht, **asked), formula)


@command.command("chat", help=_("Several chats at a time; who waits too long leaves."))
@_with(RATE, AHT_BY_LEVEL, PATIENCE, WITHIN, AGENTS, TARGET, DEFINITION, CAP, JSON)
def chatting(aht: tuple[float, ...], patience: float | None, **asked: Any) -> None:
    limit = _given(patience)
    formula = partial(chat, contacts_per_hour=asked["rate"], aht_seconds=aht, patience_seconds=limit)
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
