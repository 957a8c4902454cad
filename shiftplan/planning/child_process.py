"""A command of ours as a child process beside the app: its lines come out as values, a stop line goes in."""

import asyncio
import os
import signal
import sys
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

from shiftplan.errors import ShiftplanError
from shiftplan.language import Message, current, say

LINE_BYTES = 64 * 1024 * 1024
STOP_AGAIN_SECONDS = 0.5
GRACE_SECONDS = 15.0
"""A child that is still reading a large plan hears only afterwards."""
LAST_WORDS = 4

Event = TypeVar("Event")


class ChildProcess(ABC, Generic[Event]):
    """One run of a command: `await start()`, then `async for` over `events()`, the last of which ends it.

    The child is the command itself, so what the app shows is what the command does.
    """

    name: Message
    """Who failed, at the beginning of a sentence: `the solver`."""
    hint: Message
    failure: type[ShiftplanError]

    def __init__(self, command: Sequence[str]) -> None:
        self._command = ["--lang", current(), *command]
        self._child: asyncio.subprocess.Process | None = None
        self._stopping: asyncio.Task[None] | None = None
        self._words: deque[str] = deque(maxlen=LAST_WORDS)
        self._killed = False
        self._stop_asked = False

    @abstractmethod
    def read(self, line: str) -> Event:
        """The value that a line stands for; raises ValueError when it is none."""

    @abstractmethod
    def is_last(self, event: Event) -> bool:
        """Whether this is the value that the run was for."""

    async def start(self) -> None:
        """Start the child in a session of its own, so that a Ctrl-C at the terminal is not for it.

        Raises `failure` when the system refuses to start it.
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
            sentence = say("{child} could not be started: {reason}", child=self.name, reason=reason)
            raise self.failure(sentence) from error
        if self._stop_asked:
            self.stop()

    async def events(self) -> AsyncIterator[Event]:
        """What the child says, until it has ended; who stops reading earlier lets it save and end by itself.

        Raises `failure` when it ended without its last event (unless it was killed from here), or spoke
        nonsense.
        """
        child = self._running()
        listening = asyncio.create_task(self._listen(child))
        ended = False
        try:
            async for event in self._lines(child):
                ended = ended or self.is_last(event)
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

    async def _lines(self, child: asyncio.subprocess.Process) -> AsyncIterator[Event]:
        assert child.stdout
        async for line in child.stdout:
            try:
                yield self.read(line.decode())
            except ValueError as error:
                self.kill()
                sentence = say("{child} spoke nonsense: {words}", child=self.name, words=str(error))
                raise self.failure(sentence) from error

    async def _listen(self, child: asyncio.subprocess.Process) -> None:
        assert child.stderr
        async for line in child.stderr:
            self._words.append(line.decode(errors="replace").strip())

    def _failure(self, child: asyncio.subprocess.Process) -> ShiftplanError:
        words = " ".join(self._words) or str(say("it said nothing"))
        sentence = say(
            "{child} ended with code {code}: {words}", child=self.name, code=child.returncode, words=words
        )
        return self.failure(sentence, self.hint)

    def stop(self) -> None:
        """Ask the child to stop and keep what it has; ask again, and end it if it does not listen."""
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
