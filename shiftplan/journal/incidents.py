"""Incidents, and runs of other cards: opened, their steps set, their log written, closed.

Nothing is ever taken back.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime

from pydantic import ValidationError

from shiftplan.domain.incident_events import CONTENT, KIND, Happening, Told
from shiftplan.domain.record import Incident, ItemState, LogLine, StepRecord
from shiftplan.errors import BadInput
from shiftplan.journal.audit import note
from shiftplan.journal.items import EVIDENCE_SINCE
from shiftplan.journal.marks import Row, folded, told
from shiftplan.journal.schema import version_of
from shiftplan.journal.store import Store, storable
from shiftplan.language import say


class Incidents:
    def __init__(self, store: Store) -> None:
        self._store = store

    def open(self, card: str, title: str, who: str, happenings: Sequence[Happening] = ()) -> int:
        """Open an incident from a card, with what is told of it from the first moment; its number."""
        at, title, who = self._store.clock().isoformat(), storable(title), storable(who)
        with self._store.writing() as connection:
            cursor = connection.execute(
                "INSERT INTO incidents (at, who, card, title) VALUES (?, ?, ?, ?)", (at, who, card, title)
            )
            number = cursor.lastrowid or 0
            note(connection, at, who, f"incident {number} open {card} {title}".rstrip())
            for content in happenings:
                _tell(connection, number, content, at, who)
        return number

    def tell(self, number: int, content: Happening, who: str) -> None:
        """Keep what happened; on return it is on the disk. Raises BadInput when there is no such incident."""
        at, who = self._store.clock().isoformat(), storable(who)
        with self._store.writing() as connection:
            _require(connection, number)
            _tell(connection, number, content, at, who)

    def mark(
        self, number: int, step: str, state: ItemState, who: str, reason: str = "", evidence: str = ""
    ) -> None:
        """Set the state of a step, with a note where `evidence` is one."""
        reason, evidence = storable(reason), storable(evidence)
        sql = (
            "INSERT INTO incident_steps (at, who, incident, step, done, state, reason, evidence)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        )
        values = (step, int(state is ItemState.DONE), state.value, reason, evidence)
        self._add(number, who, f"incident {number} step {step} {told(state, reason, evidence)}", sql, values)

    def log(self, number: int, text: str, who: str) -> None:
        """Write a line; on return it is on the disk. A closed incident takes lines too: nothing is lost."""
        sql = "INSERT INTO log_lines (at, who, incident, text) VALUES (?, ?, ?, ?)"
        clean = storable(text)
        self._add(number, who, f"incident {number} log {clean}", sql, (clean,))

    def close(self, number: int, who: str, happenings: Sequence[Happening] = ()) -> None:
        """Close it, with what is told of its end; both or neither."""
        sql = "INSERT INTO incident_closings (at, who, incident) VALUES (?, ?, ?)"
        self._add(number, who, f"incident {number} close", sql, (), happenings)

    def _add(
        self,
        number: int,
        who: str,
        what: str,
        sql: str,
        values: tuple[object, ...],
        happenings: Sequence[Happening] = (),
    ) -> None:
        at, who = self._store.clock().isoformat(), storable(who)
        with self._store.writing() as connection:
            _require(connection, number)
            for content in happenings:
                _tell(connection, number, content, at, who)
            connection.execute(sql, (at, who, number, *values))
            note(connection, at, who, what)

    def all(self) -> tuple[Incident, ...]:
        """Every incident in the order of opening, each with its newest steps and its log."""
        with self._store.reading() as connection:
            if connection is None:
                return ()
            connection.execute("BEGIN")  # one picture of all the tables
            rows = connection.execute("SELECT id, card, title, who, at FROM incidents ORDER BY id").fetchall()
            of_card: Counter[str] = Counter()
            found = []
            for row in rows:
                of_card[row[1]] += 1
                found.append(_incident(connection, of_card[row[1]], *row))
            return tuple(found)


def _require(connection: sqlite3.Connection, number: int) -> None:
    if not connection.execute("SELECT 1 FROM incidents WHERE id = ?", (number,)).fetchone():
        raise BadInput(say("there is no incident {number}", number=number))


def _tell(connection: sqlite3.Connection, number: int, content: Happening, at: str, who: str) -> None:
    said = {name: _clean(value) for name, value in content.model_dump().items()}
    text = content.model_copy(update=said).model_dump_json()
    row = (at, who, KIND, str(number), text)
    connection.execute("INSERT INTO events (at, who, kind, subject, content) VALUES (?, ?, ?, ?, ?)", row)
    note(connection, at, who, f"incident {number} {text}")


def _clean(value: object) -> object:
    """Texts as UTF-8 can hold them; the rest as it is."""
    return storable(value) if type(value) is str else value


def _incident(
    connection: sqlite3.Connection, number: int, row: int, card: str, title: str, who: str, at: str
) -> Incident:
    closing = connection.execute(
        "SELECT who, at FROM incident_closings WHERE incident = ? ORDER BY id LIMIT 1", (row,)
    ).fetchone()
    changes = tuple(_changes(connection, row))
    return Incident(
        id=row,
        number=number,
        card=card,
        title=title,
        opened_by=who,
        opened_at=datetime.fromisoformat(at),
        closed_by=closing[0] if closing else None,
        closed_at=datetime.fromisoformat(closing[1]) if closing else None,
        steps=tuple({change.step: change for change in changes}.values()),
        changes=changes,
        lines=_lines(connection, row),
        told=tuple(_told(connection, row)),
    )


def _told(connection: sqlite3.Connection, number: int) -> Iterator[Told]:
    """What was told of an incident; what a newer program wrote is passed over."""
    if version_of(connection) < EVIDENCE_SINCE:
        return
    query = "SELECT content, who, at FROM events WHERE kind = ? AND subject = ? ORDER BY id"
    for content, who, at in connection.execute(query, (KIND, str(number))).fetchall():
        with suppress(ValidationError):
            yield Told(content=CONTENT.validate_json(content), who=who, at=datetime.fromisoformat(at))


def _changes(connection: sqlite3.Connection, number: int) -> Iterator[StepRecord]:
    """Each step as it stood after every change, in order."""
    old = version_of(connection) < EVIDENCE_SINCE
    columns = "'', '', ''" if old else "state, reason, evidence"
    rows = connection.execute(
        f"SELECT step, done, {columns}, who, at FROM incident_steps WHERE incident = ? ORDER BY id",  # noqa: S608 - constants
        (number,),
    ).fetchall()
    for one in folded(_row(*row) for row in rows):
        yield StepRecord(step=one.step, **one.values)


def _row(step: str, done: int, state: str, reason: str, evidence: str, who: str, at: str) -> Row:
    """Rows of older journals say only whether the step was done."""
    return Row(step, state or (ItemState.DONE if done else ItemState.OPEN), reason, evidence, who, at)


def _lines(connection: sqlite3.Connection, number: int) -> tuple[LogLine, ...]:
    rows = connection.execute(
        "SELECT text, who, at FROM log_lines WHERE incident = ? ORDER BY id", (number,)
    ).fetchall()
    return tuple(LogLine(text=text, who=who, at=datetime.fromisoformat(at)) for text, who, at in rows)
