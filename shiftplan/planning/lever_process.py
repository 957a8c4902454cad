"""Levers tried in a child process: they are solved, and a solver must not share the screen's process."""

from pathlib import Path

from shiftplan.domain.explanation import Levers
from shiftplan.errors import ShiftplanError
from shiftplan.language import say
from shiftplan.planning.child_process import ChildProcess
from shiftplan.planning.lever_protocol import Line, read_line


class LeversFailed(ShiftplanError):
    """The process that tries levers died or spoke nonsense."""

    exit_code = 70


class LeverProcess(ChildProcess[Line]):
    """Tries levers on a plan folder as it is on the disk: shares of the time, at last Levers.

    Stopped, it comes with those that were through. Raises LeversFailed.
    """

    name = say("the solver that tries levers")
    hint = say("nothing was changed; ask again")
    failure = LeversFailed

    def __init__(self, folder: Path, seconds: float) -> None:
        words = ("explain", str(folder.resolve()), "--levers", "--seconds", f"{seconds:g}")
        super().__init__([*words, "--progress", "jsonl"])

    def read(self, line: str) -> Line:
        return read_line(line)

    def is_last(self, event: Line) -> bool:
        return isinstance(event, Levers)
