"""The lines that a simulating child writes: shares of the work, then the estimate."""

from shiftplan.domain.estimate import ServiceEstimate
from shiftplan.planning.share_lines import progress_line, read_share_or, result_line

__all__ = ["Line", "estimate_line", "progress_line", "read_line"]

Line = float | ServiceEstimate
"""The share of the work that is done, or what came of it."""
KIND = "estimate"


def estimate_line(estimate: ServiceEstimate) -> str:
    return result_line(KIND, estimate)


def read_line(text: str) -> Line:
    """The value of a line; raises ValueError when it is none."""
    return read_share_or(KIND, ServiceEstimate, text)
