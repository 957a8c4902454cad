"""The lines that a child writes which tries levers: shares of the time, then the levers."""

from shiftplan.domain.explanation import Levers
from shiftplan.planning.share_lines import progress_line, read_share_or, result_line

__all__ = ["Line", "levers_line", "progress_line", "read_line"]

Line = float | Levers
"""The share of the time that is over, or what came of it."""
KIND = "levers"


def levers_line(levers: Levers) -> str:
    return result_line(KIND, levers)


def read_line(text: str) -> Line:
    """The value of a line; raises ValueError when it is none."""
    return read_share_or(KIND, Levers, text)
