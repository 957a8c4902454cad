"""The solver as a child process: progress comes out as values, a stop line goes in.

The child is the `solve` command itself, so what the app shows is what the command does. It saves the rota
on its own; whatever happens here loses none of it.
"""

import asyncio
import os
import signal
import sys
from collections import deque
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

from shiftplan.domain.outcome import Outcome, Progress
from shiftplan.errors import SolverFailed
from shiftplan.language import current, say
from shiftplan.planning.solve_protocol import read_line

LINE_BYTES = 64 * 1024 * 1024
STOP_AGAIN_SECONDS = 0.5
GRACE_SECONDS = 15.0
"""A child that is still reading a large plan hears only afterwards."""
LAST_WORDS = 4


class SolverProcess:
    """One solve: `await start()`, then `async for` over `events()`, the last of which is an Outcome."""

    def __init__(
        self, folder: Path, seconds: float, workers: int = 2, scenario: str | None = None, seed: int = 1
    ) -> None:
        self._command = [
            *("--lang", current(), "solve", str(folder.resolve()), "--progress", "jsonl"),
            *("--seconds", str(seconds), "--workers", str(workers), "--seed", str(seed)),
            *(("--scenario", scenario) if scenario else ()),
        ]
        self._child: asyncio.subprocess.Process | None = None
        self._stopping: asyncio.Task[None] | None = None
        self._words: deque[str] = deque(maxlen=LAST_WORDS)
        self._killed = False
        self._stop_asked = False

    async def start(self) -> None:
        """Start the child in a session of its own, so that a Ctrl-C at the terminal is not for it.

        Raises:
            SolverFailed: the system refused to start it.

        """
        pipe = asyncio.subprocess.PIPE
        try:
            self._child = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "shiftplan", *self._command),
                stdin=pipe,
                stdout=pipe,
                stderr=pipe,
                limit=LINE_BYTES,
                start_new_session=True,
            )
        except OSError as error:
            reason = error.strerror or str(error)
            raise SolverFailed(say("the solver could not be started: {reason}", reason=reason)) from error
        if self._stop_asked:
            self.stop()

    async def events(self) -> AsyncIterator[Progress | Outcome]:
        """What the child says, until it has ended; who stops reading earlier lets it save and end by itself.

        Raises:
            SolverFailed: it ended without an outcome (unless it was killed from here), or spoke nonsense.

        """
        child = self._running()
        listening = asyncio.create_task(self._listen(child))
        ended = False
        try:
            async for event in self._lines(child):
                ended = ended or isinstance(event, Outcome)
                yield event
            await listening
            await self.ended()
        finally:
            listening.cancel()
            self._let_go(child)
            if self._killed:
                await self.ended()
        if not ended and not self._killed:
            raise self._failure(child)

    async def ended(self) -> int:
        """Wait for the child to end and let go of its pipes; its exit code."""
        child = self._running()
        code = await child.wait()
        child._transport.close()  # type: ignore[attr-defined]  # noqa: SLF001 - else its pipes may outlive the loop
        return code

    async def _lines(self, child: asyncio.subprocess.Process) -> AsyncIterator[Progress | Outcome]:
        assert child.stdout
        async for line in child.stdout:
            try:
                yield read_line(line.decode())
            except ValueError as error:
                self.kill()
                raise SolverFailed(say("the solver spoke nonsense: {words}", words=str(error))) from error

    async def _listen(self, child: asyncio.subprocess.Process) -> None:
        assert child.stderr
        async for line in child.stderr:
            self._words.append(line.decode(errors="replace").strip())

    def _failure(self, child: asyncio.subprocess.Process) -> SolverFailed:
        words = " ".join(self._words) or str(say("it said nothing"))
        return SolverFailed(
            say("the solver ended with code {code}: {words}", code=child.returncode, words=words),
            say("the rota it saved last is kept; solve again"),
        )

    def stop(self) -> None:
        """Ask the child to stop and keep its best; ask again, and end it if it does not listen."""
        self._stop_asked = True
        if self._stopping is None and self._child is not None:
            self._stopping = asyncio.create_task(self._insist(self._child))

    async def _insist(self, child: asyncio.subprocess.Process) -> None:
        for _ in range(round(GRACE_SECONDS / STOP_AGAIN_SECONDS)):
            self._ask(child)
            with suppress(TimeoutError):
                await asyncio.wait_for(child.wait(), STOP_AGAIN_SECONDS)
                return
        self.kill()

    @staticmethod
    def _ask(child: asyncio.subprocess.Process) -> None:
        if child.stdin and not child.stdin.is_closing():
            with suppress(BrokenPipeError, ConnectionResetError):
                child.stdin.write(b"stop\n")

    @staticmethod
    def _let_go(child: asyncio.subprocess.Process) -> None:
        """The end of its stdin tells the child to stop."""
        if child.returncode is None and child.stdin:
            child.stdin.close()

    def kill(self) -> None:
        """End the child and its workers at once; what it saved stays."""
        child = self._child
        if child is not None and child.returncode is None:
            self._killed = True
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)

    def _running(self) -> asyncio.subprocess.Process:
        assert self._child is not None, "start() comes first"
        return self._child
