"""The options of `shiftplan calc`, and how their values are read."""

import unicodedata
from collections.abc import Callable
from typing import Any

import click

from shiftplan.domain.service import Clock, ServiceDefinition
from shiftplan.language import _, say

Command = Callable[..., None]
Further = tuple[float, float]  # share, within seconds
DEFINITIONS = [definition.value for definition in ServiceDefinition]


class Seconds(click.ParamType[tuple[float, ...]]):
    """One number of seconds, or several set apart by commas."""

    name = "seconds"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, ...]:
        if isinstance(value, tuple):
            return value
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


class ShareWithin(click.ParamType[Further]):
    """A further target: 95%:180."""

    name = "share:seconds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Further:
        if isinstance(value, tuple):
            return value
        text = unicodedata.normalize("NFKC", str(value))
        share, colon, seconds = text.partition(":")
        try:
            within = float(seconds)
        except ValueError:
            within, colon = 0.0, ""
        if not colon:
            read = say("{value} is no target; write a share and seconds, such as 95%:180", value=text)
            self.fail(str(read), param, ctx)
        return SHARE.convert(share, param, ctx), within


SHARE = Share()
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
TARGET = click.option("--target", type=SHARE, help=_("find the fewest agents for this share, such as 0.8"))
ALSO = click.option(
    "--also",
    type=ShareWithin(),
    multiple=True,
    help=_("a further target that must hold too, such as 95%:180; may be repeated"),
)
MAX_ABANDON = click.option("--max-abandon", type=SHARE, help=_("the most that may leave, such as 3%"))
REPLIES = click.option(
    "--replies",
    type=Seconds(),
    default=(),
    help=_("seconds from taking a chat to the first reply, with 1, 2, 3 … chats: 8,12,20"),
)
CLOCK = click.option(
    "--clock",
    type=click.Choice([clock.value for clock in Clock]),
    help=_("when a target's clock stops; first_reply when --replies are given, else wait"),
)
CHAIN = click.option(
    "--exact/--balanced",
    "exact",
    default=None,
    help=_("every split of the chats among agents, or agents kept even; small teams are exact by themselves"),
)
DEFINITION = click.option(
    "--definition",
    type=click.Choice(DEFINITIONS),
    default=DEFINITIONS[0],
    show_default=True,
    metavar="NAME",
    help=_("what the service level counts: {names}").format(names=", ".join(DEFINITIONS)),
)
CAP = click.option(
    "--occupancy-cap", "cap", type=SHARE, help=_("the busiest that agents may be, such as 0.9")
)
JSON = click.option("--json", "as_json", is_flag=True, help=_("print JSON"))


def with_options(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def decorated(function: Command) -> Command:
        for option in reversed(options):
            function = option(function)
        return function

    return decorated
