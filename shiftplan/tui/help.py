"""The help page of a screen: what it shows, its keys, and the keys that work everywhere."""

from collections.abc import Iterable

from textual.content import Content

from shiftplan.language import Message, say
from shiftplan.tui.commands import Command

KEY_COLUMN = 12


def help_text(about: Message | None, own: Iterable[Command], common: Iterable[Command]) -> Content:
    """A paragraph and two lists of keys, in the language of the moment."""
    parts = [Content(str(about))] if about else []
    for heading, commands in ((say("On this screen"), list(own)), (say("Everywhere"), list(common))):
        if commands:
            parts.append(Content.styled(str(heading), "$primary bold"))
            parts.append(Content("\n").join([_line(command) for command in commands]))
    return Content("\n\n").join(parts)


def _line(command: Command) -> Content:
    keys = Content.styled(command.signs or "^p", "$key bold")
    gap = " " * max(1, KEY_COLUMN - keys.cell_length)
    return Content.assemble(keys, gap, (str(command.label), "bold"), ("  " + str(command.help), "$muted"))
