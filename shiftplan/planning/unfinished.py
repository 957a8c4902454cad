"""What was being written when a process was killed: finished, or forgotten, by whoever writes next."""

from collections import Counter
from pathlib import Path

from shiftplan import files
from shiftplan.domain.base import Frozen
from shiftplan.domain.edit import CellEdit, CellState, Edit, states
from shiftplan.domain.edit_history import Doing
from shiftplan.domain.editing import applied
from shiftplan.domain.people import Availability
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.journal.edits import Turn
from shiftplan.planning.opening import OpenPlan, open_plan

Entries = tuple[Availability, ...]


class Step(Frozen):
    """A move in the history, under the number of its edit; `edit` in the direction in which it goes."""

    number: int
    what: Doing
    edit: Edit


class Note(Frozen):
    """Whose steps are under way, and the newest move of the history before them."""

    who: str
    after: int
    steps: tuple[Step, ...]

    @property
    def whole(self) -> Edit:
        """The steps as one: each cell as it stood before the first, and as it stands after the last."""
        last = self.steps[-1].edit
        found: dict[object, CellEdit] = {}
        for step in self.steps:
            for one in step.edit.cells:
                first = found.get(one.cell, one)
                found[one.cell] = one.model_copy(update={"before": first.before})
        cells = tuple(one for one in found.values() if one.before != one.after)
        return last.model_copy(update={"cells": cells})


def finish(folder: Path, turn: Turn, note: Note) -> bool:
    """Make whole, with its lines in the history, what had reached a file; whether it had.

    Where no file had been replaced, nobody was told of the edit, and it is forgotten. Raises as `open_plan`,
    `StorageFailed`.
    """
    opened, whole = open_plan(folder), note.whole
    now = states(opened.plan, opened.rota or Rota(), [one.cell for one in whole.cells])
    if not any(_is_begun(one, now[one.cell]) for one in whole.cells):
        return False
    wanted = {one.cell: _finished(one, now[one.cell]) for one in whole.cells}
    claims = whole.claim_before, whole.claim_after
    _write(opened, Edit.between(whole.kind, now, wanted, whole.note, claims))
    of_whom = turn.of(note.who)
    for step in note.steps:
        if step.what is Doing.DO:
            of_whom.made(step.edit)
        else:
            of_whom.moved(step.number, step.what)
    return True


def _parts(state: CellState) -> tuple[object, object]:
    """What of a cell stands in rota.csv, and what in availability.csv: one may be written, the other not."""
    return (state.works, state.locked), state.away


def _is_begun(one: CellEdit, now: CellState) -> bool:
    parts = zip(_parts(one.before), _parts(one.after), _parts(now), strict=True)
    return any(before != after == here for before, after, here in parts)


def _finished(one: CellEdit, now: CellState) -> CellState:
    """The cell with each part as after the edit that still stands as before it; what others wrote stays."""
    before, after, here = _parts(one.before), _parts(one.after), _parts(now)
    of_rota = one.after if here[0] == before[0] != after[0] else now
    of_away = one.after if here[1] == before[1] != after[1] else now
    return CellState(works=of_rota.works, locked=of_rota.locked, away=of_away.away)


def _write(opened: OpenPlan, edit: Edit) -> None:
    if not edit.cells:
        return
    plan, rota = applied(edit, opened.plan, opened.rota or Rota())
    entries = entries_changed(opened.plan, plan)
    files.write_edited(opened.folder, plan, rota, entries, opened.stamps)


def entries_changed(before: Plan, after: Plan) -> tuple[Entries, Entries]:
    """The entries of availability.csv that are gone, and those that are new."""
    old, new = Counter(before.availability), Counter(after.availability)
    return tuple((old - new).elements()), tuple((new - old).elements())
