"""How a running solve talks, a line a second or JSON lines, and how it is stopped."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from types import FrameType
from typing import Any

from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.lines import Lines
from shiftplan.cli.output import talk
from shiftplan.domain.outcome import Outcome, Progress
from shiftplan.domain.words import DOINGS
from shiftplan.language import Message, say
from shiftplan.planning.solve_protocol import outcome_line, progress_line

LINE_SECONDS = 1.0
STDIN = 0
PHASES: dict[str, Message] = {
    "reading": say("reading the plan"),
    "bound": say("computing the bound"),
    "start": say("building a first rota"),
    "improve": say("improving"),
}


class Pace:
    """Lets one event through a second."""

    def __init__(self) -> None:
        self._next = 0.0

    def due(self, seconds: float) -> bool:
        if seconds < self._next:
            return False
        self._next = seconds + LINE_SECONDS
        return True


class Spoken:
    """Progress for a person, on stderr."""

    def __init__(self) -> None:
        self._pace = Pace()

    def tell(self, progress: Progress) -> None:
        for line in finding_lines(progress.findings):
            talk(line)
        if self._pace.due(progress.seconds):
            talk(_sentence(progress))


def _sentence(progress: Progress) -> Message:
    values: dict[str, Any] = {"seconds": progress.seconds, "phase": _doing(progress)}
    if progress.best is None:
        return say("{seconds:5.0f} s  {phase}", **values)
    if progress.gap is None:
        return say("{seconds:5.0f} s  {phase}  value {best:,.0f}", best=progress.best, **values)
    return say(
        "{seconds:5.0f} s  {phase}  value {best:,.0f}  bound {bound:,.0f}  gap {gap:.1%}",
        best=progress.best,
        bound=progress.bound,
        gap=progress.gap,
        **values,
    )


def _doing(progress: Progress) -> Message:
    """The phase, and what the workers do just now."""
    phase = PHASES[progress.phase]
    if not progress.doing:
        return phase
    doing = ", ".join(str(DOINGS[each]) for each in progress.doing)
    if progress.parts > 1:
        return say("{phase} of {parts} parts ({doing})", phase=phase, parts=progress.parts, doing=doing)
    return say("{phase} ({doing})", phase=phase, doing=doing)


class JsonLines:
    """Progress for a program."""

    def __init__(self, stop: Event) -> None:
        self._lines = Lines(stop)
        self._pace = Pace()
        self._rota: Progress | None = None

    def tell(self, progress: Progress) -> None:
        """At most a line a second; a rota that came in between goes with the next line."""
        if progress.rota is not None:
            self._rota = progress
        if self._pace.due(progress.seconds):
            rota = self._rota.rota if self._rota else None
            self._rota = None
            self._lines.write(progress_line(progress.model_copy(update={"rota": rota})))

    def end(self, outcome: Outcome, facts: dict[str, Any]) -> None:
        self._lines.write(outcome_line(outcome, facts))


@contextmanager
def stoppable(*, listen: bool) -> Iterator[Event]:
    """An event set by SIGINT, SIGTERM and, when `listen`, by a line `stop` or the end of stdin."""
    stop = Event()

    def on_signal(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature of a handler
        stop.set()

    before = {number: signal.signal(number, on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
    if listen:
        Thread(target=_listen, args=(stop,), daemon=True).start()
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _listen(stop: Event) -> None:
    """Read the descriptor itself: a thread inside `sys.stdin` would hang the end of the process."""
    heard = b""
    while not stop.is_set():
        more = os.read(STDIN, 4096)
        heard = (heard + more)[-4096:]
        if not more or b"stop" in heard.splitlines():
            stop.set()
