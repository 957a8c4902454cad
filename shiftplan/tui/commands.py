"""A command is declared once: its key, footer, palette entry, help line and `docs/keys.md` come from it.

Screens and the app list theirs in `KEYS`. The binding calls `action_<id>` unless `action` names another.
Labels are looked up whenever they are shown, so the language can change while the app runs.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from shiftplan.language import Message

KEY_SIGNS = {
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "question_mark": "?",
    "space": "␣",
    "enter": "⏎",
    "escape": "esc",
    "home": "home",
    "end": "end",
    "slash": "/",
    "full_stop": ".",
    "comma": ",",
    "plus": "+",
    "minus": "-",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}


@dataclass(frozen=True)
class Command:
    """`key` names keys as Textual does, more than one parted by commas; none: only in the palette.

    `footer` asks for a place in the footer; `palette` is off for keys that only walk.
    """

    id: str
    key: str
    label: Message
    help: Message
    action: str = ""
    footer: bool = False
    palette: bool = True

    @property
    def does(self) -> str:
        """The action that Textual runs, without its namespace."""
        return self.action or self.id

    @property
    def signs(self) -> str:
        """The keys as a person reads them: `← →`, `f /`, `^p`."""
        return " ".join(sign(key) for key in self.key.split(",") if key)

    @property
    def sign(self) -> str:
        """The first of the keys, for the footer."""
        return sign(self.key.split(",")[0])


def sign(key: str) -> str:
    """How a key is written for people."""
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+")
    return KEY_SIGNS.get(key, key)


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The key bindings of commands; their texts are shown by the frame, never by Textual."""
    return [Binding(command.key, command.does, command.id, show=False) for command in commands if command.key]
