"""Edits of the rota and what became of them: made, taken back, made again. Nothing is ever removed."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from shiftplan.domain.edit import Edit
from shiftplan.domain.edit_history import Doing, Fate, History, Line, Move, Step
from shiftplan.journal.audit import note
from shiftplan.journal.schema import version_of
from shiftplan.journal.store import Store, storable

FIRST_VERSION = 2
"""Of the journal's tables, that has edits; an older one in a read-only folder has none."""


class Turn:
    """One change of the history, written together with the files that it is about."""

    def __init__(self, connection: sqlite3.Connection, at: str, who: str) -> None:
        self._connection, self._at, self._who = connection, at, who

    @property
    def line(self) -> Line:
        return _line(self._connection)

    def edit(self, number: int) -> Edit:
        """The edit of this number, which there is."""
        row = self._connection.execute("SELECT content FROM edits WHERE id = ?", (number,)).fetchone()
        return Edit.model_validate_json(row[0])

    def made(self, edit: Edit) -> int:
        """Keep an edit; its number."""
        cursor = self._connection.execute(
            "INSERT INTO edits (at, who, content) VALUES (?, ?, ?)",
            (self._at, self._who, storable(edit.model_dump_json(exclude_defaults=True))),
        )
        number = cursor.lastrowid or 0
        self.moved(number, Doing.DO)
        return number

    def moved(self, number: int, what: Doing) -> None:
        self._connection.execute(
            "INSERT INTO edit_moves (at, who, edit, what) VALUES (?, ?, ?, ?)",
            (self._at, self._who, number, what.value),
        )
        note(self._connection, self._at, self._who, f"edit {number} {what.value}")


class Edits:
    def __init__(self, store: Store) -> None:
        self._store = store

    @contextmanager
    def turn(self, who: str) -> Iterator[Turn]:
        """What is noted inside is kept when the block ends, and not at all when it raises.

        Nobody else can write the journal meanwhile: files written inside belong to what is noted.
        """
        with self._store.writing() as connection:
            yield Turn(connection, self._store.clock().isoformat(), storable(who))

    def history(self) -> History:
        """Every edit in the order in which it was made, with its fate."""
        with self._store.reading() as connection:
            if connection is None or version_of(connection) < FIRST_VERSION:
                return History()
            connection.execute("BEGIN")  # one picture of both tables
            line, moves = _line(connection), _moves(connection)
            rows = connection.execute("SELECT id, content FROM edits ORDER BY id").fetchall()
        fates = dict.fromkeys(line.done, Fate.DONE) | dict.fromkeys(line.undone, Fate.UNDONE)
        steps = (
            Step(
                number=number,
                edit=Edit.model_validate_json(content),
                fate=fates.get(number, Fate.LEFT),
                moves=tuple(moves[number]),
            )
            for number, content in rows
        )
        return History(steps=tuple(steps), line=line)


def _line(connection: sqlite3.Connection) -> Line:
    rows = connection.execute("SELECT edit, what FROM edit_moves ORDER BY id").fetchall()
    return Line.of((edit, Doing(what)) for edit, what in rows)


def _moves(connection: sqlite3.Connection) -> dict[int, list[Move]]:
    found: dict[int, list[Move]] = {}
    for edit, what, who, at in connection.execute("SELECT edit, what, who, at FROM edit_moves ORDER BY id"):
        move = Move(edit=edit, what=Doing(what), who=who, at=datetime.fromisoformat(at))
        found.setdefault(edit, []).append(move)
    return found
