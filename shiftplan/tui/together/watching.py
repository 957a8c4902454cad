"""Beside the screen, in a thread of its own: our sign of life, those of others, and whether files moved.

Once a second the disk is asked for times and sizes, not for contents; the screen hears of changes alone.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event as Flag
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

from textual.message import Message as Event

from shiftplan.errors import ShiftplanError

if TYPE_CHECKING:
    from shiftplan.domain.presence import Sitting
    from shiftplan.planning.arrivals import Signature
    from shiftplan.planning.presence import Presence

LOOK_SECONDS = 1.0
LEAVE_SECONDS = 2.0


class CompanyIs(Event):
    """Who else has the plan open now, and as whom we have."""

    def __init__(self, folder: Path, login: str, company: tuple[Sitting, ...]) -> None:
        super().__init__()
        self.folder, self.login, self.company = folder, login, company


class CannotAnnounce(Event):
    """Others cannot be told that the plan is open here."""

    def __init__(self, folder: Path, error: ShiftplanError) -> None:
        super().__init__()
        self.folder, self.error = folder, error


class FolderMoved(Event):
    """Files of the plan are not as the disk said before."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder


class Watcher:
    """Watches a folder until it is stopped; `post` takes its events, from its thread."""

    def __init__(self, folder: Path, post: Callable[[Event], object]) -> None:
        self.folder, self._post = folder, post
        self._ended = Flag()
        self._thread = Thread(target=self._watch, name="watching the plan", daemon=True)
        self._company: tuple[Sitting, ...] | None = None
        self._signature: Signature | None = None
        self._told = False

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Take the sign of life away; a disk that does not answer is not waited for long."""
        self._ended.set()
        self._thread.join(LEAVE_SECONDS)

    def _watch(self) -> None:
        from shiftplan.planning.presence import BEAT_SECONDS, Presence  # noqa: PLC0415 - not before the first paint

        presence = Presence(self.folder)
        due = 0.0
        try:
            while not self._ended.is_set():
                if monotonic() >= due:
                    due = monotonic() + BEAT_SECONDS
                    self._announce(presence)
                self._look(presence)
                self._ended.wait(LOOK_SECONDS)
        finally:
            presence.leave()

    def _announce(self, presence: Presence) -> None:
        try:
            presence.come()
        except ShiftplanError as error:
            if not self._told:
                self._told = True
                self._post(CannotAnnounce(self.folder, error))

    def _look(self, presence: Presence) -> None:
        from shiftplan.planning.arrivals import signature  # noqa: PLC0415 - see above

        company = tuple(one.model_copy(update={"beat": 0}) for one in presence.others())
        now = signature(self.folder)
        if company != self._company:
            self._company = company
            self._post(CompanyIs(self.folder, presence.login, company))
        if now != self._signature:
            self._signature = now
            self._post(FolderMoved(self.folder))
