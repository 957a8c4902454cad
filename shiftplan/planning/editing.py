"""Editing the rota of a plan folder by hand: carried out, taken back, made again, each kept in the journal.

The files and the journal are written together: the journal's line is kept only when the files are. Whoever
wrote into the folder since it was read is not overwritten: an edit whose cells still stand as it found them
is made on what is there now, any other is refused.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from shiftplan import files
from shiftplan.checks import Judging
from shiftplan.domain.edit import Edit
from shiftplan.domain.edit_history import Doing, History
from shiftplan.domain.editing import applied
from shiftplan.domain.effect import Effect
from shiftplan.domain.need import Need
from shiftplan.domain.people import Availability
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.errors import BadInput, ChangedUnderneath, ShiftplanError
from shiftplan.journal import Journal, login_name
from shiftplan.journal.edits import Turn
from shiftplan.language import Message, _, say
from shiftplan.planning.opening import OpenPlan, open_plan

SHOWN = 6
ATTEMPTS = 3
Moves = tuple[tuple[int, Doing], ...]
Made = list[tuple[int, Edit]]
Entries = tuple[Availability, ...]


class FitsNoLonger(ShiftplanError):
    """The rota was changed otherwise since; carrying the edit out would lose that."""

    exit_code = 1

    def __init__(self, plan: Plan, cells: Sequence[Cell], number: int = 0) -> None:
        named = _(", ").join(cell_name(plan, cell) for cell in cells[:SHOWN])
        more = len(cells) - SHOWN
        if more > 0:
            named = str(say("{cells} and {more} more", cells=named, more=more))
        super().__init__(_refusal(named, number), say("look at these cells, then edit them as they are now"))
        self.cells = tuple(cells)


def _refusal(cells: str, number: int) -> Message:
    if not number:
        return say(
            "these cells were changed by someone else meanwhile; nothing was written: {cells}", cells=cells
        )
    return say(
        "edit {number} fits no longer; nothing was written. These cells were changed otherwise since: "
        "{cells}",
        number=number,
        cells=cells,
    )


def cell_name(plan: Plan, cell: Cell) -> str:
    """A cell in words: the person and the day."""
    name = plan.agent[cell.agent].name if cell.agent in plan.agent else cell.agent
    return f"{name} {cell.day:%m-%d}"


@dataclass(frozen=True)
class Edited:
    """The plan after the edits of these numbers; `before` is what it was at the moment of writing."""

    before: OpenPlan
    opened: OpenPlan
    numbers: tuple[int, ...]
    edits: tuple[Edit, ...]


def try_out(opened: OpenPlan, edit: Edit) -> Edited:
    """What the plan would be after an edit; nothing is written."""
    plan, rota = applied(edit, opened.plan, opened.rota or Rota())
    return Edited(opened, replace(opened, plan=plan, rota=rota), (), (edit,))


def carry_out(opened: OpenPlan, edit: Edit, who: str | None = None) -> Edited:
    """Write an edit that `edit` was made for; an empty one changes nothing.

    Raises `FitsNoLonger`, `StorageFailed`, or `BadPlan` when the folder cannot be read any more.
    """
    if not edit.cells:
        return Edited(opened, opened, (), ())

    return _written(opened, lambda turn: [(turn.made(edit), edit)], who, fresh=True)


def undo(opened: OpenPlan, count: int = 1, who: str | None = None) -> Edited:
    """Take back the last `count` edits, all or none; raises `BadInput` when there are not so many."""
    return _moved(opened, lambda turn: _last(turn.line.done, count, Doing.UNDO), who)


def redo(opened: OpenPlan, count: int = 1, who: str | None = None) -> Edited:
    """Make the last `count` edits again that were taken back; raises as `undo`."""
    return _moved(opened, lambda turn: _last(turn.line.undone, count, Doing.REDO), who)


def go_to(opened: OpenPlan, number: int, who: str | None = None) -> Edited:
    """Undo or redo until `number` is the last edit that holds; 0: until none does. Raises as `undo`."""

    def moves(turn: Turn) -> Moves:
        way = turn.line.way_to(number)
        if way is None:
            raise BadInput(
                say("edit {number} is not on the line that can be gone along", number=number),
                say("see the numbers of those that can: shiftplan history PLAN"),
            )
        return way

    return _moved(opened, moves, who)


def history(opened: OpenPlan) -> History:
    """Every edit of the plan, the oldest first."""
    return Journal(opened.folder).edits.history()


def _last(numbers: tuple[int, ...], count: int, what: Doing) -> Moves:
    if count > len(numbers):
        left = say("nothing was written")
        if what is Doing.UNDO:
            raise BadInput(
                say("there {count:is|are} {count} {count:edit|edits} to undo", count=len(numbers)), left
            )
        raise BadInput(
            say("there {count:is|are} {count} {count:edit|edits} to redo", count=len(numbers)), left
        )
    return tuple((number, what) for number in reversed(numbers[len(numbers) - count :]))


def _moved(opened: OpenPlan, moves: Callable[[Turn], Moves], who: str | None) -> Edited:
    def begin(turn: Turn) -> Made:
        return [(number, _as_moved(turn, number, what)) for number, what in moves(turn)]

    return _written(opened, begin, who, fresh=False)


def _as_moved(turn: Turn, number: int, what: Doing) -> Edit:
    turn.moved(number, what)
    edit = turn.edit(number)
    return edit.back if what is Doing.UNDO else edit


def _written(opened: OpenPlan, begin: Callable[[Turn], Made], who: str | None, *, fresh: bool) -> Edited:
    """Carry out what `begin` notes, on the folder as it is now if somebody has written into it."""
    with Journal(opened.folder).edits.turn(who or login_name()) as turn:
        made = begin(turn)
        numbers = tuple(number for number, _ in made)
        for _ in range(ATTEMPTS - 1):
            with suppress(ChangedUnderneath):
                return Edited(opened, _write(opened, made, fresh=fresh), numbers, _edits(made))
            opened = open_plan(opened.folder)
        return Edited(opened, _write(opened, made, fresh=fresh), numbers, _edits(made))


def _edits(made: Made) -> tuple[Edit, ...]:
    return tuple(edit for _, edit in made)


def _write(opened: OpenPlan, made: Made, *, fresh: bool) -> OpenPlan:
    plan, rota = opened.plan, opened.rota or Rota()
    for number, edit in made:
        misfits = edit.misfits(plan, rota)
        if misfits:
            raise FitsNoLonger(plan, misfits, 0 if fresh else number)
        plan, rota = applied(edit, plan, rota)
    entries = _changed(opened.plan.availability, plan.availability)
    stamps = files.write_edited(opened.folder, plan, rota, entries, opened.stamps)
    return OpenPlan(opened.folder, plan, rota, opened.findings, stamps)


def _changed(before: Entries, after: Entries) -> tuple[Entries, Entries]:
    """The entries that are gone, and those that are new."""
    old, new = Counter(before), Counter(after)
    return tuple((old - new).elements()), tuple((new - old).elements())


def effect(edited: Edited, need: Need) -> Effect:
    """What the edits did to the rota, judged before and after."""
    before = Judging.of(edited.before.plan, need, edited.before.rota or Rota())
    after = before.after(edited.opened.plan, edited.opened.rota or Rota())
    return Effect(before=before.judgement, after=after.judgement)
