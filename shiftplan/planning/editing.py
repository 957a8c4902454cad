"""Editing the rota of a plan folder by hand: carried out, taken back, made again, each kept in the journal.

The files and the journal are written together: the journal's line is kept only when the files are. Whoever
wrote into the folder since it was read is not overwritten: an edit whose cells still stand as it found them
is made on what is there now, any other is refused.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from shiftplan import files
from shiftplan.checks import Judging
from shiftplan.domain.edit import Edit
from shiftplan.domain.edit_history import Doing, History
from shiftplan.domain.editing import applied
from shiftplan.domain.effect import Effect
from shiftplan.domain.need import Need
from shiftplan.domain.rota import Rota
from shiftplan.errors import BadInput, ChangedUnderneath
from shiftplan.files.availability import FILE as AVAILABILITY_FILE
from shiftplan.files.rota import FILE as ROTA_FILE
from shiftplan.journal import Journal, login_name
from shiftplan.journal.edits import Turn
from shiftplan.language import Message, say
from shiftplan.planning.clashing import FitsNoLonger, clashes_of
from shiftplan.planning.opening import OpenPlan, open_plan
from shiftplan.planning.under_way import UnderWay
from shiftplan.planning.unfinished import Note, Step, entries_changed

ATTEMPTS = 3
Moves = tuple[tuple[int, Doing], ...]
Steps = tuple[Step, ...]


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

    return _written(opened, lambda turn: _made(turn, edit), who)


def undo(opened: OpenPlan, count: int = 1, who: str | None = None) -> Edited:
    """Take back the last `count` edits of this login, all or none, whatever others have edited since.

    Raises `BadInput` when there are not so many, `FitsNoLonger` when another has changed their cells since.
    """
    return _moved(opened, lambda turn: _last(turn, count, Doing.UNDO), who)


def redo(opened: OpenPlan, count: int = 1, who: str | None = None) -> Edited:
    """Make the last `count` edits again that this login took back; raises as `undo`."""
    return _moved(opened, lambda turn: _last(turn, count, Doing.REDO), who)


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


def caught_up(opened: OpenPlan) -> OpenPlan:
    """The plan once what killed writers left under way is finished, or forgotten. Raises `StorageFailed`."""
    folder = opened.folder
    with UnderWay(folder) as way, Journal(folder).edits.turn(login_name()) as turn:
        way.finish(turn)
    return open_plan(folder)


def history(opened: OpenPlan) -> History:
    """Every edit of the plan, the oldest first."""
    return Journal(opened.folder).edits.history()


def _last(turn: Turn, count: int, what: Doing) -> Moves:
    line, undoes = turn.line, what is Doing.UNDO
    numbers = line.done_by(turn.who) if undoes else line.undone_by(turn.who)
    if count > len(numbers):
        raise BadInput(*_too_few(len(numbers), line.done if undoes else line.undone, what))
    return tuple((number, what) for number in reversed(numbers[len(numbers) - count :]))


def _too_few(count: int, by_anyone: tuple[int, ...], what: Doing) -> tuple[Message, Message]:
    left = say("nothing was written")
    if not by_anyone:
        undoes = what is Doing.UNDO
        return say("there is nothing left to undo") if undoes else say("there is nothing left to redo"), left
    if len(by_anyone) > count:
        left = say("others have more; the history goes back over them too: shiftplan goto PLAN NUMBER")
    if what is Doing.UNDO:
        return say("there {count:is|are} {count} {count:edit|edits} of yours to undo", count=count), left
    return say("there {count:is|are} {count} {count:edit|edits} of yours to redo", count=count), left


def _moved(opened: OpenPlan, moves: Callable[[Turn], Moves], who: str | None) -> Edited:
    def begin(turn: Turn) -> Steps:
        return tuple(_moving(turn, number, what) for number, what in moves(turn))

    return _written(opened, begin, who)


def _made(turn: Turn, edit: Edit) -> Steps:
    return (Step(number=turn.made(edit), what=Doing.DO, edit=edit),)


def _moving(turn: Turn, number: int, what: Doing) -> Step:
    turn.moved(number, what)
    edit = turn.edit(number)
    return Step(number=number, what=what, edit=edit.back if what is Doing.UNDO else edit)


def _written(opened: OpenPlan, begin: Callable[[Turn], Steps], who: str | None) -> Edited:
    """Carry out what `begin` notes, on the folder as it is now if somebody has written into it."""
    folder = opened.folder
    with UnderWay(folder) as way, Journal(folder).edits.turn(who or login_name()) as turn:
        if way.finish(turn):
            opened = open_plan(folder)
        after = turn.last_move
        note = Note(who=turn.who, after=after, steps=begin(turn))
        for _ in range(ATTEMPTS - 1):
            with suppress(ChangedUnderneath):
                return _edited(opened, note, turn, way)
            opened = open_plan(folder)
        return _edited(opened, note, turn, way)


def _edited(opened: OpenPlan, note: Note, turn: Turn, way: UnderWay) -> Edited:
    after = opened
    for step in note.steps:
        clashes = clashes_of(after, step.edit, turn.touches)
        if clashes:
            _require_unchanged(opened)
            raise FitsNoLonger(opened, step.edit, clashes, 0 if step.what is Doing.DO else step.number)
        plan, rota = applied(step.edit, after.plan, after.rota or Rota())
        after = replace(after, plan=plan, rota=rota)
    return Edited(
        opened,
        _write(opened, after, note, way),
        tuple(step.number for step in note.steps),
        tuple(step.edit for step in note.steps),
    )


def _write(opened: OpenPlan, after: OpenPlan, note: Note, way: UnderWay) -> OpenPlan:
    _require_unchanged(opened)  # also the file that is not written: another may be away on a day of this edit
    way.put(note)
    entries = entries_changed(opened.plan, after.plan)
    stamps = files.write_edited(opened.folder, after.plan, after.rota or Rota(), entries, opened.stamps)
    way.wrote = True
    return replace(after, stamps=stamps)


def _require_unchanged(opened: OpenPlan) -> None:
    """Raises `ChangedUnderneath` when the rota or who is away is not as it was read."""
    for name in (ROTA_FILE, AVAILABILITY_FILE):
        opened.stamps.check(opened.folder, name)


def effect(edited: Edited, need: Need) -> Effect:
    """What the edits did to the rota, judged before and after."""
    before = Judging.of(edited.before.plan, need, edited.before.rota or Rota())
    after = before.after(edited.opened.plan, edited.opened.rota or Rota())
    return Effect(before=before.judgement, after=after.judgement)
