"""Worker processes that each hold the models and do one job at a time.

Solvers cannot be interrupted from outside, processes can be ended: that is what makes "stop" quick.
"""

import multiprocessing
import signal
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Self

from shiftplan.errors import SolverFailed
from shiftplan.language import say
from shiftplan.rota.desk import Desk, make_ready
from shiftplan.rota.jobs import Answered, Job
from shiftplan.rota.model import Model

GRACE_SECONDS = 0.2


def serve(seed: int, line: Connection) -> None:
    """The life of a worker: the models in, then (part, job) in, answers out, until the line is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    make_ready()
    try:
        desks = [Desk(model, seed) for model in line.recv()]
        while True:
            part, job = line.recv()
            line.send(job.run(desks[part]))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


class Crew:
    """`size` workers, started by `begin` and ended, whatever they do, when left.

    They load what they need while the caller makes the models, which are told by `know`.
    """

    def __init__(self, size: int, seed: int) -> None:
        self._spawn = multiprocessing.get_context("spawn")
        self._size = size
        self._seed = seed
        self._people: dict[int, tuple[SpawnProcess, Connection]] = {}
        self._busy: set[int] = set()

    def __enter__(self) -> Self:
        return self

    def begin(self) -> None:
        """Start the workers, unless they are started."""
        for number in range(self._size) if not self._people else ():
            here, there = self._spawn.Pipe()
            seed = self._seed * 64 + number
            process = self._spawn.Process(target=serve, args=(seed, there), daemon=True)
            process.start()
            there.close()
            self._people[number] = process, here

    def know(self, models: tuple[Model, ...]) -> None:
        """Tell the workers the models that jobs are about, once."""
        self.begin()
        for _, line in self._people.values():
            line.send(models)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process, line in self._people.values():
            process.terminate()
            line.close()
        for process, _ in self._people.values():
            process.join(GRACE_SECONDS)
            if process.is_alive():
                process.kill()
                process.join()

    @property
    def idle(self) -> list[int]:
        return [number for number in self._people if number not in self._busy]

    def give(self, worker: int, part: int, job: Job) -> None:
        """Let an idle worker do `job` on the model number `part`."""
        self._people[worker][1].send((part, job))
        self._busy.add(worker)

    def answers(self, seconds: float) -> list[tuple[int, Answered]]:
        """What has come back, waiting at most `seconds` for the first answer.

        Raises:
            SolverFailed: a worker ended on its own, for example for want of memory.

        """
        lines = {self._people[number][1]: number for number in self._busy}
        found: list[tuple[int, Answered]] = []
        for line in wait(list(lines), seconds):
            number = lines[line]  # type: ignore[index]
            try:
                found.append((number, self._people[number][1].recv()))
            except (EOFError, ConnectionResetError) as error:
                raise SolverFailed(
                    say("a worker of the solver ended unexpectedly"),
                    say("memory may have run out; try again with --workers 1"),
                ) from error
            self._busy.discard(number)
        return found
