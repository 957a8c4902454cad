"""Which machine this is, and whether a process on it is still there."""

import os
import socket
import uuid
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
GONE = ("Z", "X")
"""States of a process that has ended and is only still listed."""


@dataclass(frozen=True)
class Machine:
    """`system` is the same for those processes alone that see each other by number, and until a restart."""

    host: str
    system: str
    pid: int
    began: str

    @classmethod
    def here(cls) -> "Machine":
        pid = os.getpid()
        return cls(socket.gethostname(), _system(), pid, _stat(pid)[1])


def is_running(pid: int, began: str) -> bool:
    """Whether the process of this number runs here and is the one that began then."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True  # somebody else's
    state, since = _stat(pid)
    return state not in GONE and (not began or not since or began == since)


def _system() -> str:
    """The machine since its last start and, in a container, its own counting of processes."""
    with suppress(OSError):
        boot = (PROC / "sys" / "kernel" / "random" / "boot_id").read_text().strip()
        return f"{boot} {(PROC / 'self' / 'ns' / 'pid').readlink()}"
    return f"{uuid.getnode():x}"


def _stat(pid: int) -> tuple[str, str]:
    """The state of a process and when it began, in the ticks of its machine; empty where nobody tells."""
    with suppress(OSError, IndexError):
        fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
        return fields[0], fields[19]
    return "", ""
