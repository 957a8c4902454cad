"""What the commands on a plan's day share: PLAN, `--json`, and how many words an action takes."""

from collections.abc import Sequence
from pathlib import Path

import click

from shiftplan.errors import BadInput
from shiftplan.language import _, say

MANY = 10_000
plan_argument = click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
json_option = click.option("--json", "as_json", is_flag=True, help=_("print JSON"))


def check_words(command: str, action: str, words: Sequence[str], least: int, most: int = MANY) -> None:
    """Raises BadInput for too few or too many words after an action."""
    if not least <= len(words) <= most:
        raise BadInput(
            say(
                "{action} takes {wanted} {wanted:word|words} after it; read {read}",
                action=action,
                wanted=least,
                read=len(words),
            ),
            say("shiftplan {command} --help shows each action", command=command),
        )
