"""A cell of the grid as plain text, for what has no colours."""

from shiftplan.domain.finding import Severity
from shiftplan.language import printable
from shiftplan.tui.rota import words
from shiftplan.tui.rota.squares import Square


def square_text(square: Square) -> str:
    """Lock, what is worked or why nothing is, wish, finding, change."""
    wish = {True: words.WISH_MET, False: words.WISH_MISSED, None: ""}[square.wish]
    flaw = "" if square.flaw in {None, Severity.NOTE} else words.FLAW
    lock, changed = words.LOCK * square.locked, words.CHANGED * square.changed
    return f"{lock}{what(square)}{wish}{flaw}{changed}"


def what(square: Square) -> str:
    """The shift with its mark; else why there is none."""
    if square.text:
        return printable(square.text) + square.mark
    if not square.employed:
        return ""
    return str(words.BLOCKED_SHORT[square.blocked]) if square.blocked else words.DAY_OFF
