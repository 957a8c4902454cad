"""Who else has a plan open. Signs are believed while they are fresh, by no clock but one's own.

A process of this machine is asked for itself. Of others only signs of life are known: a sign counts as new
when its count goes on while one watches; when one looks for the first time its age is taken from the clock
of the disk, on which both wrote. So clocks that differ between hosts make nobody older or younger.
"""

import os
import tomllib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from time import monotonic
from zoneinfo import ZoneInfo

from shiftplan.domain.presence import Sitting, sitting_text
from shiftplan.files import presence as signs
from shiftplan.journal import login_name
from shiftplan.journal.store import utc_now
from shiftplan.language import Message
from shiftplan.planning.machine import Machine, is_running

BEAT_SECONDS = 20.0
STALE_SECONDS = 180.0


@dataclass(frozen=True)
class Heard:
    """The count last heard, when it went on, and since when it has been watched; by one's own clock."""

    beat: int
    at: float
    watched: float


class Presence:
    """One window on a plan folder, and the others that it sees. Not announced until `come`."""

    def __init__(
        self,
        folder: Path,
        machine: Machine | None = None,
        login: str | None = None,
        now: Callable[[], datetime] = utc_now,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        machine = machine or Machine.here()
        self.folder, self._machine, self._clock = folder, machine, clock
        self._own = Sitting(
            login=login or login_name(),
            host=machine.host,
            pid=machine.pid,
            system=machine.system,
            began=machine.began,
            since=now(),
        )
        self._name = signs.file_of(self._own, token_hex(3))
        self._signs: dict[str, signs.Sign] = {}
        self._heard: dict[str, Heard] = {}
        self._disk: tuple[float, float] | None = None

    @property
    def login(self) -> str:
        return self._own.login

    def come(self) -> None:
        """Leave a sign of life, the first or another; raises `StorageFailed` where nothing may be written."""
        self._own = self._own.model_copy(update={"beat": self._own.beat + 1})
        written = signs.write_sign(self.folder, self._name, self._own)
        self._disk = written, self._clock()

    def leave(self) -> None:
        signs.remove_sign(self.folder, self._name)

    def others(self) -> tuple[Sitting, ...]:
        """Who else has the plan open, the longest first; what is left of those that are gone is removed."""
        self._signs = signs.read_signs(self.folder, self._signs)
        self._heard = {name: self._listen(name, sign) for name, sign in self._signs.items()}
        there = []
        for name, sign in self._signs.items():
            if name == self._name:
                continue
            if self._is_there(name, sign.sitting):
                there.append(sign.sitting)
            elif self._is_gone(name, sign.sitting):
                signs.remove_sign(self.folder, name)
        return tuple(sorted(there, key=lambda one: (one.since, one.login, one.pid)))

    def _listen(self, name: str, sign: signs.Sign) -> Heard:
        now, beat, known = self._clock(), sign.sitting.beat, self._heard.get(name)
        if known is None:
            return Heard(beat, now - abs(self._disk_now(now) - sign.written), now)
        return known if known.beat == beat else Heard(beat, now, known.watched)

    def _disk_now(self, now: float) -> float:
        """The time by the clock of the disk."""
        if self._disk is None:
            self._disk = signs.disk_clock(self.folder), now
        written, at = self._disk
        return written + now - at

    def _is_there(self, name: str, sitting: Sitting) -> bool:
        if sitting.system == self._machine.system:
            return is_running(sitting.pid, sitting.began)
        return self._clock() - self._heard[name].at < STALE_SECONDS

    def _is_gone(self, name: str, sitting: Sitting) -> bool:
        """Whether nobody can be there any more: the process has ended, or was watched long enough in vain."""
        watched = self._clock() - max(self._heard[name].at, self._heard[name].watched)
        return sitting.system == self._machine.system or watched >= STALE_SECONDS


def others_at(folder: Path) -> tuple[Sitting, ...]:
    """Who has a plan open now, seen by a command that passes by; the app that started it does not count."""
    parent = os.getppid(), Machine.here().system
    return tuple(one for one in Presence(folder).others() if (one.pid, one.system) != parent)


def company(folder: Path) -> tuple[Message, ...]:
    """A sentence for each window that has the plan open, with the time in the plan's zone."""
    others = others_at(folder)
    zone = _zone(folder) if others else None
    return tuple(sitting_text(one, login_name(), zone, utc_now()) for one in others)


def _zone(folder: Path) -> ZoneInfo | None:
    """The zone of a plan, as far as one can tell without reading all of it."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        return ZoneInfo(tomllib.loads((folder / "plan.toml").read_text("utf-8-sig"))["zone"])
    return None
