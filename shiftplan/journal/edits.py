"""Edits of the rota and what became of them: made, taken back, made again. Nothing is ever removed."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeGuard

from shiftplan.domain.edit import Edit
from shiftplan.domain.edit_history import Doing, Fate, History, Line, Move, Step
from shiftplan.domain.rota import Cell
from shiftplan.domain.touch import Touch
from shiftplan.journal.audit import note
from shiftplan.journal.schema import version_of
from shiftplan.journal.store import Store, storable
from shiftplan.journal.touches import edits_since, last_move, touches

FIRST_VERSION = 2
"""Of the journal's tables, that has edits; an older one in a read-only folder has none."""


class Turn:
    """One change of the history, written together with the files that it is about."""

    def __init__(self, connection: sqlite3.Connection, at: str, who: str) -> None:
        self._connection, self._at, self._who = connection, at, who
        self._began = last_move(connection)

    def of(self, who: str) -> "Turn":
        """The same turn, for lines of somebody else."""
        return Turn(self._connection, self._at, who)

    @property
    def last_move(self) -> int:
        """The number of the newest move in the history, 0 while there is none."""
        return last_move(self._connection)

    @property
    def who(self) -> str:
        return self._who

    @property
    def line(self) -> Line:
        return _line(self._connection)

    def edit(self, number: int) -> Edit:
        """The edit of this number, which there is."""
        row = self._connection.execute("SELECT content FROM edits WHERE id = ?", (number,)).fetchone()
        return Edit.model_validate_json(row[0])

    def touches(self, cells: Collection[Cell]) -> dict[Cell, Touch]:
        """Who changed each of these cells last before this turn, as far as the history knows."""
        return touches(self._connection, cells, until=self._began)

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

    def last_move(self) -> int:
        """The number of the newest move in the history, 0 while there is none."""
        with self._store.reading() as connection:
            return last_move(connection) if _has_edits(connection) else 0

    def touches(self, cells: Collection[Cell], after: int) -> dict[Cell, Touch]:
        """Who changed each of these cells last, by moves behind `after`."""
        with self._store.reading() as connection:
            return touches(connection, cells, after) if _has_edits(connection) else {}

    def edits_since(self, after: int) -> tuple[Edit, ...]:
        """The moves behind `after`, oldest first, each as the edit in the direction in which it went."""
        with self._store.reading() as connection:
            return edits_since(connection, after) if _has_edits(connection) else ()

    def history(self) -> History:
        """Every edit in the order in which it was made, with its fate."""
        with self._store.reading() as connection:
            if not _has_edits(connection):
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


def _has_edits(connection: sqlite3.Connection | None) -> TypeGuard[sqlite3.Connection]:
    return connection is not None and version_of(connection) >= FIRST_VERSION


def _line(connection: sqlite3.Connection) -> Line:
    rows = connection.execute("SELECT edit, what, who FROM edit_moves ORDER BY id").fetchall()
    return Line.of((edit, Doing(what), who) for edit, what, who in rows)


def _moves(connection: sqlite3.Connection) -> dict[int, list[Move]]:
    found: dict[int, list[Move]] = {}
    for edit, what, who, at in connection.execute("SELECT edit, what, who, at FROM edit_moves ORDER BY id"):
        move = Move(edit=edit, what=Doing(what), who=who, at=datetime.fromisoformat(at))
        found.setdefault(edit, []).append(move)
    return found
