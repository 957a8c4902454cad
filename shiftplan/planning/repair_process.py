"""A repair after absences as a child process: what it finds lies beside the rota until somebody takes it."""

from pathlib import Path

from shiftplan.domain.outcome import Outcome, Progress
from shiftplan.errors import SolverFailed
from shiftplan.language import say
from shiftplan.planning.child_process import ChildProcess
from shiftplan.planning.solve_protocol import read_line


class RepairProcess(ChildProcess[Progress | Outcome]):
    """One repair of a plan folder, whose absences are noted already; its last event is an Outcome.

    Raises SolverFailed.
    """

    name = say("the repair")
    hint = say("the absences stay noted; repair again")
    failure = SolverFailed

    def __init__(self, folder: Path, seconds: float) -> None:
        words = ("repair", str(folder.resolve()), "--propose", "--progress", "jsonl")
        super().__init__([*words, "--seconds", f"{seconds:g}"])

    def read(self, line: str) -> Progress | Outcome:
        return read_line(line)

    def is_last(self, event: Progress | Outcome) -> bool:
        return isinstance(event, Outcome)
