"""The program as a process, without its start: what runs it is forked from one that has loaded it all.

Every run has its own process, folder, environment, streams and exit code, and its children are started as
ever; only the half second is saved in which Python reads the program's modules. What is about that start,
about signals or about a terminal needs a real one.
"""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 300.0
ALWAYS = {"PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1", "PYDANTIC_DISABLE_PLUGINS": "1"}
"""As `shiftplan.__main__` sets it; what forks must start with it."""


@dataclass(frozen=True)
class Ran:
    """What a run printed and how it ended; `seconds` of processor that it and its children took."""

    returncode: int
    stdout: str
    stderr: str
    seconds: float


class Program:
    """`run` it as often as you like while it is entered; the process that forks starts with the first run."""

    spent = 0.0
    """Seconds of processor of runs whose forking process still lives: the system does not count them yet."""

    def __init__(self) -> None:
        self._server: subprocess.Popen[bytes] | None = None
        self._spent = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._talk.close()
            self._line.close()
            self._server.wait()
            Program.spent -= self._spent

    def run(self, *words: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> Ran:
        """Run `shiftplan` with these words in `cwd`, stdin empty; `env` comes on top of the environment.

        Raises TimeoutError when it takes longer than any test should.
        """
        with TemporaryDirectory() as folder:
            out, err = Path(folder, "out"), Path(folder, "err")
            told = {
                "words": [str(word) for word in words],
                "cwd": str(cwd),
                "env": {**os.environ, **ALWAYS, **(env or {})},
                "streams": [os.devnull, str(out), str(err)],
            }
            code, seconds = self._ask(json.dumps(told))
            Program.spent += seconds
            self._spent += seconds
            return Ran(code, out.read_text("utf-8"), err.read_text("utf-8"), seconds)

    def _ask(self, told: str) -> tuple[int, float]:
        if self._server is None:
            self._start()
        self._talk.write(told + "\n")
        self._talk.flush()
        code, seconds = json.loads(self._talk.readline())
        return code, seconds

    def _start(self) -> None:
        self._line, there = socket.socketpair()
        self._line.settimeout(PATIENCE_SECONDS)
        self._talk = self._line.makefile("rw", encoding="utf-8")
        with there:
            self._server = subprocess.Popen(
                [sys.executable, "-m", "tests.program.forking", str(there.fileno())],
                cwd=ROOT,
                env={**os.environ, **ALWAYS},
                pass_fds=[there.fileno()],
            )
