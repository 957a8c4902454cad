"""The part of the app that follows the export of the shop's tool: asked every two seconds, in a thread."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message as Event

from shiftplan.tui.desk import utc_now
from shiftplan.tui.operations.running import Running

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan
    from shiftplan.planning.operations.follow import Followed, Watch

EVERY_SECONDS = 2.0


class Polled(Event):
    """How it stands with the export of `folder`; `changed` when that is not as it was."""

    def __init__(self, folder: Path, followed: "Followed | None", *, changed: bool) -> None:
        super().__init__()
        self.folder, self.followed, self.changed = folder, followed, changed


class Eye:
    """Keeps the watch of one plan and file from poll to poll; threads take turns at it."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._of: tuple[object, Path] | None = None
        self._watch: Watch | None = None

    def forget(self) -> None:
        with self._turn:
            self._of = None

    def look(self, opened: "OpenPlan", now: datetime) -> Polled:
        from shiftplan.planning.operations import follow  # noqa: PLC0415 - brings numpy, after the first paint

        with self._turn:
            path = follow.followed(opened.folder)
            if path is None:
                changed, self._watch, self._of = self._watch is not None, None, None
                return Polled(opened.folder, None, changed=changed)
            if self._of != (opened.plan, path) or self._watch is None:
                self._of, self._watch = (opened.plan, path), follow.Watch(path)
            changed = self._watch.poll(opened, now)
            return Polled(opened.folder, self._watch.state, changed=changed)


class Following(Running):
    def __init__(self, now: Callable[[], datetime] = utc_now) -> None:
        super().__init__(now)
        self._eye = Eye()

    def on_mount(self) -> None:
        self.set_interval(EVERY_SECONDS, self.poll_file)

    def work_out(self) -> None:
        super().work_out()
        self.poll_file()

    def poll_file(self) -> None:
        """Look whether the export says anything new."""
        opened = self.workspace.opened
        if opened is not None:
            self.work_beside(partial(self._eye.look, opened, self.now()), "follow")

    def look_anew(self) -> None:
        """Read the export again though it stands still: its names mean something now."""
        self._eye.forget()
        self.poll_file()

    @on(Polled)
    def keep_polled(self, event: Polled) -> None:
        if event.folder != self.workspace.folder:
            return
        before, self.followed = self.followed, event.followed
        if event.changed and event.followed is not None:
            self.read_live()
        elif self.live is not None and before != event.followed:
            self.live = replace(self.live, followed=event.followed)
