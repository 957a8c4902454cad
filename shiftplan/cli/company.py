"""Commands that write into a plan first tell, on stderr, who else has it open."""

from copy import copy
from pathlib import Path
from typing import Any

import click

from shiftplan.cli.output import listed, talk
from shiftplan.language import say

ALWAYS = ("import", "solve", "repair", "edit", "undo", "redo", "goto", "lock", "publish", "revert")
WRITING: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(ALWAYS, ()),
    "forecast": ("write", "template"),
    "confirm": ("agents", "everybody"),
    "proposal": ("take", "drop"),
}
"""Commands that write into a plan; those with options only when one of them is given."""


def telling(name: str | None, command: click.Command | None) -> click.Command | None:
    """The command, or a copy of it that tells before it begins."""
    if name not in WRITING or command is None or command.callback is None:
        return command
    callback, told, options = command.callback, copy(command), WRITING[name]

    def call(*given: Any, **values: Any) -> Any:
        writes = not options or any(values.get(option) for option in options)
        if writes and not values.get("dry_run"):
            tell_company(values.get("folder") or values.get("plan"))
        return callback(*given, **values)

    told.callback = call
    return told


def tell_company(folder: object) -> None:
    """Say in one line who has the plan open; nothing when nobody has."""
    if not isinstance(folder, Path):
        return
    from shiftplan.planning.presence import company  # noqa: PLC0415 - `--help` loads nothing that computes

    found = company(folder)
    if found:
        talk(say("note: {company}", company=listed(found)))
