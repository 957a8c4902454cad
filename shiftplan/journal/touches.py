"""Who changed which cell last, from the edits and moves that the journal keeps."""

import sqlite3
from collections.abc import Collection, Iterator
from datetime import datetime

from shiftplan.domain.edit import EMPTY, Edit
from shiftplan.domain.edit_history import Doing
from shiftplan.domain.rota import Cell
from shiftplan.domain.touch import Touch

MOVES = (
    "SELECT edit_moves.edit, what, edit_moves.who, edit_moves.at, content FROM edit_moves"
    " JOIN edits ON edits.id = edit_moves.edit WHERE edit_moves.id > ? AND edit_moves.id <= ?"
    " ORDER BY edit_moves.id DESC"
)
NEWEST = 2**62


def last_move(connection: sqlite3.Connection) -> int:
    """The number of the newest move in the history, 0 while there is none."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM edit_moves").fetchone()[0])


def touches(
    connection: sqlite3.Connection, cells: Collection[Cell], after: int = 0, until: int = NEWEST
) -> dict[Cell, Touch]:
    """The newest move behind `after` that changed each of the cells; those that none did are left out."""
    wanted, found = set(cells), dict[Cell, Touch]()
    for touch, edit in _moves(connection, after, until):
        for one in edit.cells:
            if one.cell in wanted and one.cell not in found:
                found[one.cell] = touch.model_copy(update={"state": one.after})
        if len(found) == len(wanted):
            break
    return found


def _moves(connection: sqlite3.Connection, after: int, until: int) -> Iterator[tuple[Touch, Edit]]:
    """The moves, newest first, each with the edit in the direction in which it went."""
    for number, what, who, at, content in connection.execute(MOVES, (after, until)):
        edit, doing = Edit.model_validate_json(content), Doing(what)
        yield (
            Touch(edit=number, what=doing, who=who, at=datetime.fromisoformat(at), state=EMPTY),
            edit.back if doing is Doing.UNDO else edit,
        )


def edits_since(connection: sqlite3.Connection, after: int) -> tuple[Edit, ...]:
    """The moves behind `after`, oldest first, each as the edit in the direction in which it went."""
    return tuple(edit for _, edit in _moves(connection, after, NEWEST))[::-1]
