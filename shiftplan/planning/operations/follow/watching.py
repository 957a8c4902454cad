"""One export watched: cheap to ask while it stands still, patient while somebody else writes it."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from shiftplan.domain.base import Frozen
from shiftplan.domain.finding import Finding, Place, Severity
from shiftplan.errors import ShiftplanError
from shiftplan.files.measured import MeasuredRead, Memory, complete
from shiftplan.files.text import read_bytes
from shiftplan.language import Message, say
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.follow.taking import figures_in, keep

SETTLED_SECONDS = 2.0
"""After which a last line without an end is whole: nobody is writing it any more."""
Signature = tuple[int, int, int]


class Followed(Frozen):
    """How it stands with the export that is followed.

    `read` is what it said when it could last be read, `written` (local wall time) when that was written;
    `fault` says why it cannot be read now; `taken` counts intervals that have come into the journal since the
    watch began.
    """

    path: Path
    read: MeasuredRead | None = None
    written: datetime | None = None
    fault: Finding | None = None
    taken: int = 0

    @property
    def file(self) -> str:
        return self.path.name

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The fault of the file, and what is odd in its lines."""
        return (*([self.fault] if self.fault else []), *(self.read.findings if self.read else ()))


class Watch:
    """Ask `poll` every second or two; it belongs to one file and one plan as it was opened.

    `machine` is the clock of the disk the file lies on, in seconds, by which the file's age is told; the
    plan's own clock may be another, as in a drill.
    """

    def __init__(self, path: Path, machine: Callable[[], float] = time.time) -> None:
        self.state = Followed(path=path)
        self._machine = machine
        self._seen: Signature | None = None
        self._held = False
        self._memory = Memory()

    def poll(self, opened: OpenPlan, now: datetime, who: str | None = None) -> bool:
        """Look at the file; if it changed, read it and keep what is new. True when `state` is another."""
        before = self.state
        try:
            status = self.state.path.stat()
        except OSError as error:
            self._seen = None
            return self._cannot(_gone(self.state.path, error))
        signature = (status.st_size, status.st_mtime_ns, status.st_ino)
        age = max(0.0, self._machine() - status.st_mtime)
        if signature == self._seen and not self._due(opened, now, age):
            return False
        try:
            self._read(opened, now, age, who)
        except ShiftplanError as error:
            self._seen = None
            return self._cannot(_fault(self.state.path, error))
        self._seen = signature
        return self.state != before

    def _due(self, opened: OpenPlan, now: datetime, age: float) -> bool:
        """Whether a file that stands still says more by now: its last line is whole, an interval began."""
        ahead = self.state.read.next_start if self.state.read else None
        begun = ahead is not None and ahead < opened.plan.grid.local(now)
        return begun or (self._held and age >= SETTLED_SECONDS)

    def _read(self, opened: OpenPlan, now: datetime, age: float, who: str | None) -> None:
        content = read_bytes(self.state.path)
        whole = content if age >= SETTLED_SECONDS else complete(content)
        held, written = len(whole) < len(content), now - timedelta(seconds=age)
        if held and not whole.strip():
            self._held = True
            return
        read = figures_in(opened, whole, self.state.file, now, as_of=written, memory=self._memory)
        records = keep(opened, self._unlike(read), now, who)
        self._held = held
        self.state = Followed(
            path=self.state.path,
            read=read,
            written=opened.plan.grid.local(written),
            taken=self.state.taken + len(records),
        )

    def _unlike(self, read: MeasuredRead) -> MeasuredRead:
        """Without the very values that were read before (`Memory`): the journal need not be asked of them."""
        before = {id(one) for one in self.state.read.actuals} if self.state.read else set()
        return read.model_copy(
            update={"actuals": tuple(one for one in read.actuals if id(one) not in before)}
        )

    def _cannot(self, fault: Finding) -> bool:
        """Keep what was read, and say why no more can be."""
        changed = self.state.fault is None or self.state.fault.message != fault.message
        self.state = self.state.model_copy(update={"fault": fault})
        return changed


def _gone(path: Path, error: OSError) -> Finding:
    if isinstance(error, FileNotFoundError):
        return _finding(
            path, say("the file is not there"), say("figures go on as soon as it is written again")
        )
    message = say("the file cannot be looked at: {reason}", reason=error.strerror or str(error))
    return _finding(path, message, say("it is tried again every few seconds"))


def _fault(path: Path, error: ShiftplanError) -> Finding:
    return _finding(
        path, say("{reason}", reason=str(error)), error.hint or say("it is tried again every few seconds")
    )


def _finding(path: Path, message: Message, hint: Message) -> Finding:
    place = Place(file=path.name)
    return Finding(code="followed_file", severity=Severity.WARNING, message=message, hint=hint, place=place)
