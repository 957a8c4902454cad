"""The solver as a child process. It saves the rota on its own; whatever happens here loses none of it."""

from pathlib import Path

from shiftplan.domain.outcome import Outcome, Progress
from shiftplan.errors import SolverFailed
from shiftplan.language import say
from shiftplan.planning.child_process import ChildProcess
from shiftplan.planning.solve_protocol import read_line


class SolverProcess(ChildProcess[Progress | Outcome]):
    """One solve; its last event is an Outcome. Raises SolverFailed."""

    name = say("the solver")
    hint = say("the rota it saved last is kept; solve again")
    failure = SolverFailed

    def __init__(
        self, folder: Path, seconds: float, workers: int = 2, scenario: str | None = None, seed: int = 1
    ) -> None:
        super().__init__(
            [
                *("solve", str(folder.resolve()), "--progress", "jsonl"),
                *("--seconds", str(seconds), "--workers", str(workers), "--seed", str(seed)),
                *(("--scenario", scenario) if scenario else ()),
            ]
        )

    def read(self, line: str) -> Progress | Outcome:
        return read_line(line)

    def is_last(self, event: Progress | Outcome) -> bool:
        return isinstance(event, Outcome)
