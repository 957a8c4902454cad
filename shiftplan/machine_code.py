"""Where the machine code of walk and rosters is kept, and whether it is there; loads no compiler.

Its folder is named by a digest of the walk's room, for numba itself looks only at the file of the function
called, and would run old code of the others.
"""

import os
import subprocess
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

ROOM = Path(__file__).parent / "rota"
SOURCES = ("compiled.py", "walk/*.py", "rosters/shortest.py")
ENTRANCE = "moves.run*.nbi"


def folder() -> Path:
    """Where it is, or would be; `NUMBA_CACHE_DIR` has the say if set."""
    named = os.environ.get("NUMBA_CACHE_DIR")
    return Path(named) if named else user_cache_path("shiftplan") / "walk" / _digest()


def is_there() -> bool:
    """Whether the walk starts at once; else it takes some ten seconds first."""
    return any(folder().rglob(ENTRANCE))


def make_beside() -> None:
    """Begin to make what the first solve after an installation would wait for, in a process of its own.

    It keeps out of everybody's way and ends by itself; that it cannot be started is no harm.
    """
    none = subprocess.DEVNULL
    command = [sys.executable, "-m", "shiftplan.rota"]
    with suppress(OSError):
        if not is_there():
            subprocess.Popen(command, stdin=none, stdout=none, stderr=none, start_new_session=True)


def _digest() -> str:
    """A name for the sources as they are and for where and since when: numba takes code of no other copy."""
    found = sha256()
    for path in (path for name in SOURCES for path in sorted(ROOM.glob(name))):
        found.update(f"{path} {path.stat().st_mtime_ns}\n".encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]
