"""Standard input as text, in whatever encoding it comes."""

import sys

from shiftplan.files.text import decode
from shiftplan.language import _


def pasted() -> str:
    """All that stands there; raises `BadInput` when it is no text."""
    return decode(sys.stdin.buffer.read(), _("standard input"))
