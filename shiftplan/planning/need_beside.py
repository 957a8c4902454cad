"""A large need by two processes: one half of the queues here, the other half in a child.

The child is this module run as a program: settings and traffic come in as JSON, its need goes out. Whatever
it cannot answer is worked out here, so that a fault has one place to be told from.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

from pydantic import ValidationError

from shiftplan import staffing
from shiftplan.domain.base import Frozen
from shiftplan.domain.need import Need, QueueNeed
from shiftplan.domain.plan import Settings
from shiftplan.domain.queue import Queue
from shiftplan.domain.staffing import Method
from shiftplan.domain.traffic import Traffic
from shiftplan.errors import ShiftplanError

Report = Callable[[int, int], None]
ENOUGH = 4000
"""Slots of queues from which a second process, which takes a second to start, pays."""
CANNOT = 1


class Task(Frozen):
    """What the child is asked."""

    settings: Settings
    traffic: Traffic
    method: Method


def large_need(settings: Settings, traffic: Traffic, report: Report | None, method: Method) -> Need:
    """`staffing.need`, by two processes where that pays."""
    live = [queue for queue in settings.queues if not queue.deferred]
    size = traffic.grid.slots * len(live)
    if method is Method.SIPP or len(live) < 2 or size < ENOUGH or (os.cpu_count() or 1) < 2:  # noqa: PLR2004 - one piece or one core has nothing to share
        return staffing.need(settings, traffic, report, method)
    ours, theirs = _halves(live, traffic)
    with _Child(Task(settings=_only(settings, theirs), traffic=traffic, method=method)) as child:
        own = staffing.need(_only(settings, ours), traffic, _half(report), method)
        known = {one.queue: one for one in (*own.queues, *child.answer())}
    whole = staffing.need(settings, traffic, None, method, known)
    if report:
        report(size, size)
    return whole


def _halves(queues: list[Queue], traffic: Traffic) -> tuple[list[Queue], list[Queue]]:
    """Two lists of about the same work; a busier queue is more of it."""
    ordered = sorted(queues, key=lambda queue: -sum(traffic.contacts[queue.id]))
    return ordered[1::4] + ordered[2::4], ordered[0::4] + ordered[3::4]


def _only(settings: Settings, queues: list[Queue]) -> Settings:
    return settings.model_copy(update={"queues": tuple(queues)})


def _half(report: Report | None) -> Report | None:
    """Progress of this half, told as that of the whole."""
    if report is None:
        return None

    def tell(done: int, total: int) -> None:
        report(2 * done - 1, 2 * total)

    return tell


class _Child:
    """The other process; it ends with the `with`, whatever happens."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        with suppress(OSError):
            self._process = subprocess.Popen(
                [sys.executable, "-m", __name__],
                stdin=pipe,
                stdout=pipe,
                stderr=nothing,
                start_new_session=True,
            )
            assert self._process.stdin
            self._process.stdin.write(self._task.model_dump_json().encode())
            self._process.stdin.close()
        return self

    def answer(self) -> tuple[QueueNeed, ...]:
        """The needs it found, none when it failed."""
        if self._process is None or self._process.stdout is None:
            return ()
        told = self._process.stdout.read()
        try:
            return Need.model_validate_json(told).queues
        except ValidationError:
            return ()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        child = self._process
        if child is None or child.stdin is None or child.stdout is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            with suppress(OSError):
                pipe.close()
        child.wait()


def main() -> None:
    """What the child does."""
    task = Task.model_validate_json(sys.stdin.buffer.read())
    try:
        found = staffing.need(task.settings, task.traffic, None, task.method)
    except ShiftplanError:
        sys.exit(CANNOT)
    sys.stdout.write(found.model_dump_json())


if __name__ == "__main__":
    main()
