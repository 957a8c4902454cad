"""An order's details as options: `--fill GAP=TEXT` and `--order-text FILE`, for scripts and cards alike."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from shiftplan.cli.output import talk
from shiftplan.cli.pasted import pasted
from shiftplan.domain.blanks import GAPS
from shiftplan.errors import BadInput
from shiftplan.files import read_text
from shiftplan.language import _, say
from shiftplan.planning.operations.scripts import known_gap, read_order

Command = TypeVar("Command", bound=Callable[..., Any])


def order_options(command: Command) -> Command:
    """Add both options; `typed_details` reads them."""
    order_text = click.option(
        "--order-text",
        metavar="FILE",
        help=_("text copied from an order, to read the gaps from (- for stdin)"),
    )
    fill = click.option(
        "--fill",
        "fills",
        metavar="GAP=TEXT",
        multiple=True,
        help=_("what a gap holds, such as order=2027…"),
    )
    return fill(order_text(command))


def typed_details(fills: tuple[str, ...], order_text: str | None) -> dict[str, str]:
    """What is known of the order; what is typed wins. Several values for a gap are told, none is taken."""
    order = read_order("" if order_text is None else _text(order_text))
    details = {**order.values, **_fills(fills)}
    for gap, values in order.unclear.items():
        if gap not in details:
            talk(
                say(
                    "the order's text has several for {gap}: {values}; none was taken",
                    gap=GAPS[gap],
                    values=", ".join(values),
                )
            )
    return details


def _fills(fills: tuple[str, ...]) -> dict[str, str]:
    pairs = [fill.partition("=") for fill in fills]
    for gap, sign, _text in pairs:
        if not sign:
            raise BadInput(
                say("--fill takes GAP=TEXT; read {read}", read=gap), say("such as --fill order=2027110112345")
            )
    return {known_gap(gap.strip()): text for gap, _sign, text in pairs}


def _text(name: str) -> str:
    return pasted() if name == "-" else read_text(Path(name))
