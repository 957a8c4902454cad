"""The solver as a child process. It keeps its best on its own; whatever happens here loses none of it."""

from pathlib import Path

from shiftplan.domain.outcome import Outcome, Progress
from shiftplan.domain.scope import Scope, spans
from shiftplan.errors import SolverFailed
from shiftplan.language import say
from shiftplan.planning.child_process import ChildProcess
from shiftplan.planning.solve_protocol import read_line


class SolverProcess(ChildProcess[Progress | Outcome]):
    """One solve within a scope; its last event is an Outcome. With `propose` it leaves a proposal beside the
    rota, else it writes the rota. Raises SolverFailed.
    """

    name = say("the solver")
    hint = say("the best that it found is kept as a proposal: shiftplan proposal PLAN")
    failure = SolverFailed

    def __init__(
        self,
        folder: Path,
        seconds: float,
        workers: int = 2,
        scenario: str | None = None,
        seed: int = 1,
        *,
        scope: Scope | None = None,
        propose: bool = False,
    ) -> None:
        super().__init__(
            [
                *("solve", str(folder.resolve()), "--progress", "jsonl"),
                *("--seconds", str(seconds), "--workers", str(workers), "--seed", str(seed)),
                *(("--scenario", scenario) if scenario else ()),
                *(_asked(scope) if scope else ()),
                *(("--propose",) if propose else ()),
            ]
        )

    def read(self, line: str) -> Progress | Outcome:
        return read_line(line)

    def is_last(self, event: Progress | Outcome) -> bool:
        return isinstance(event, Outcome)


def _asked(scope: Scope) -> tuple[str, ...]:
    """A scope as options of the command."""
    return (
        *(("--days", spans(scope.days)) if scope.days else ()),
        *(("--agents", ",".join(scope.agents)) if scope.agents else ()),
        *(("--fill",) if scope.fill else ()),
        *(("--fewest-changes",) if scope.told else ()),
    )
