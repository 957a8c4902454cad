"""What SQLite and the disk complain about, in a sentence with its mend."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shiftplan.errors import StorageFailed
from shiftplan.language import Message, say


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns faults of storage into StorageFailed; faults of ours pass."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.IntegrityError):
        raise  # a fault of ours, not of the disk
    except sqlite3.DatabaseError as error:
        raise StorageFailed(*_explained(path, error)) from error
    except OSError as error:
        raise StorageFailed(
            say("{path} cannot be reached: {reason}", path=str(path), reason=error.strerror or ""),
            say("check the folder's permissions"),
        ) from error


def _explained(where: Path, error: sqlite3.DatabaseError) -> tuple[Message, Message]:
    path, name = str(where), getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return (
            say("{path} is damaged or is no journal", path=path),
            say("keep a copy, then move it away; a new journal is begun at the next tick"),
        )
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return (
            say("the disk did not take the entry into {path}: it is full or failing", path=path),
            say("free some space and repeat the last step; everything before it is kept"),
        )
    if name.startswith("SQLITE_BUSY"):
        return (
            say("{path} is being written by another program", path=path),
            say("repeat the last step; everything before it is kept"),
        )
    return (
        say("{path} cannot be opened or written: {reason}", path=path, reason=str(error)),
        say("check that the folder may be written and that the journal is a file"),
    )
