"""Who changed what, when: one line for each change, in the same transaction as the change."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from shiftplan.domain.record import AuditLine
from shiftplan.journal.store import Store, storable


def note(connection: sqlite3.Connection, at: str, who: str, what: str) -> None:
    connection.execute("INSERT INTO audit (at, who, what) VALUES (?, ?, ?)", (at, who, what))


class Audit:
    def __init__(self, store: Store) -> None:
        self._store = store

    def write(self, what: str, who: str) -> None:
        """Note a change that lies in files; on return it is on the disk."""
        at, who = self._store.clock().isoformat(), storable(who)
        with self._store.writing() as connection:
            note(connection, at, who, storable(what))

    @contextmanager
    def beside(self, who: str) -> Iterator[Callable[[str], None]]:
        """To note changes of files that are written inside: kept when the block ends, not when it raises."""
        at, who = self._store.clock().isoformat(), storable(who)
        with self._store.writing() as connection:
            yield lambda what: note(connection, at, who, storable(what))

    def lines(self) -> tuple[AuditLine, ...]:
        """Every change in the order in which it was made."""
        with self._store.reading() as connection:
            if connection is None:
                return ()
            rows = connection.execute("SELECT who, at, what FROM audit ORDER BY id").fetchall()
        return tuple(AuditLine(who=who, at=datetime.fromisoformat(at), what=what) for who, at, what in rows)
