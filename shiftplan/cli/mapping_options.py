"""`--map` and `--queue-map`: how a table is read where it does not tell."""

from collections.abc import Callable
from typing import Any

import click

from shiftplan.language import _

Command = Callable[..., Any]
OPTIONS = (
    click.option(
        "--map",
        "corrections",
        metavar=_("FIELD=COLUMN"),
        multiple=True,
        help=_("what a column holds, or layout, unit, queue, scenario, sheet, header; may be repeated"),
    ),
    click.option(
        "--queue-map",
        "queues",
        metavar=_("NAME=QUEUE"),
        multiple=True,
        help=_("which queue a name in FILE is; nothing behind = leaves it out; may be repeated"),
    ),
)


def with_mapping(command: Command) -> Command:
    """The command with both options, as `corrections` and `queues`."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command
