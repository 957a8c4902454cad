"""The state of the app and how it is replaced; the parts of the app build on it, one concern each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.message import Message as Event
from textual.reactive import reactive
from textual.worker import Worker, WorkerState

from shiftplan.errors import ShiftplanError
from shiftplan.language import say
from shiftplan.tui.commands import Command
from shiftplan.tui.place import Place
from shiftplan.tui.typing_ahead import TypingAhead
from shiftplan.tui.workspace import Busy, Workspace

if TYPE_CHECKING:
    from shiftplan.domain.outcome import Progress

_LOADING = Lock()


def utc_now() -> datetime:
    return datetime.now(UTC)


def load_operations() -> None:
    """Modules that know one another through their package are loaded by one thread: of two that began at
    different ends each would see half a module of the other's.
    """
    with _LOADING:
        import shiftplan.planning.operations  # noqa: F401, PLC0415 - brings numpy, after the first paint


class Failed(Event):
    """Something could not be done; the reader gets the sentence."""

    def __init__(self, error: ShiftplanError) -> None:
        super().__init__()
        self.error = error


class Desk(TypingAhead, inherit_bindings=False):
    """Owner of the workspace, the busy line and the progress of a solve. Nobody else sets them."""

    KEYS: ClassVar[tuple[Command, ...]] = ()

    workspace: reactive[Workspace] = reactive(Workspace, init=False)
    busy: reactive[Busy | None] = reactive(None, init=False)
    place: reactive[Place] = reactive(Place, init=False)
    progress: reactive[tuple[Progress, ...]] = reactive((), init=False)
    minute: reactive[str] = reactive("", init=False)

    def __init__(self, now: Callable[[], datetime] = utc_now) -> None:
        super().__init__()
        self.now = now

    def in_background(self, task: Callable[[], Event], group: str) -> None:
        """Run `task` in a thread and post the event it makes; a fault of operation becomes a sentence.

        Described by its group: else Textual would write out the whole plan, while threads fill its caches.
        """
        work = partial(self._attempt, task)
        self.run_worker(work, group=group, description=group, thread=True, exit_on_error=False)

    def _attempt(self, task: Callable[[], Event]) -> None:
        try:
            if self.workspace.opened is not None:
                load_operations()
            self.post_message(task())
        except ShiftplanError as error:
            self.post_message(Failed(error))

    def tell(self, error: ShiftplanError) -> None:
        """Say what could not be done and how to mend it."""
        hint = f"\n{error.hint}" if error.hint else ""
        self.notify(f"{error}{hint}", severity="error", timeout=12, markup=False)

    @on(Failed)
    def say_what_failed(self, event: Failed) -> None:
        self.busy = None
        self.tell(event.error)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A fault of ours in a worker is a sentence too, and the app goes on."""
        error = event.worker.error
        if event.state is WorkerState.ERROR and error is not None:
            self.busy = None
            text = say("a fault in shiftplan itself: {fault}", fault=f"{type(error).__name__}: {error}")
            self.notify(str(text), severity="error", timeout=12, markup=False)
