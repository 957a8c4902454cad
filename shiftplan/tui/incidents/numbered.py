"""A choice by one key: each line has its number in front."""

from typing import ClassVar

from textual.binding import Binding

from shiftplan.tui.dialogs import Chooser

MOST_DIGITS = 9


class Numbered(Chooser):
    """Nine lines at most; a digit takes its line at once, without walking there."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS: ClassVar = [
        Binding(str(number), f"pick({number})", show=False) for number in range(1, MOST_DIGITS + 1)
    ]

    def action_pick(self, number: int) -> None:
        if number <= len(self.choices):
            self.dismiss(self.choices[number - 1].value)
