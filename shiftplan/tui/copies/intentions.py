"""What the window of what-if copies asks of the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.message import Message as Event

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from shiftplan.planning.copies import Copy, Doing


class LookAtCopies(Event):
    """Read the copies of this plan again, and work figures out that are out of date."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder


class RunCopies(Event):
    """Solve, simulate or judge these copies (None: the plan itself) one after another."""

    def __init__(
        self, folder: Path, doing: Doing, copies: Sequence[Copy | None], seconds: float = 60.0
    ) -> None:
        super().__init__()
        self.folder, self.doing, self.copies, self.seconds = folder, doing, tuple(copies), seconds


class StopCopies(Event):
    """End the run and keep what it has found."""


class ChangeCopies(Event):
    """Make or drop a copy: `work` runs in a thread and gives what `done` is called with."""

    def __init__(
        self, folder: Path, work: Callable[[], Any], done: Callable[[Any], None] = lambda _: None
    ) -> None:
        super().__init__()
        self.folder, self.work, self.done = folder, work, done
