"""The history of edits: each with who made it and when, and what became of it."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from shiftplan.domain.base import Frozen
from shiftplan.domain.edit import Edit, EditKind


class Doing(StrEnum):
    """A move in the history: an edit is made, taken back, or made again."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


class Fate(StrEnum):
    """What became of an edit. LEFT: whoever undid it then made another edit; it is kept to be read."""

    DONE = "done"
    UNDONE = "undone"
    LEFT = "left"


class Move(Frozen):
    edit: int
    what: Doing
    who: str
    at: datetime


class Line(Frozen):
    """The edits that hold, the oldest first, and those undone that may be made again, the next one last.

    `hands` says of each who moved it last. People go back and forth each along their own edits, so that
    nobody undoes by accident what somebody else has just done.
    """

    done: tuple[int, ...] = ()
    undone: tuple[int, ...] = ()
    hands: dict[int, str] = Field(default_factory=dict)

    @classmethod
    def of(cls, moves: Iterable[tuple[int, Doing, str]]) -> "Line":
        done: list[int] = []
        undone: list[int] = []
        hands: dict[int, str] = {}
        for edit, what, who in moves:
            if what is Doing.DO:
                undone = [one for one in undone if hands[one] != who]
            elif what is Doing.UNDO:
                done.remove(edit)
            else:
                undone.remove(edit)
            (undone if what is Doing.UNDO else done).append(edit)
            hands[edit] = who
        return cls(done=tuple(done), undone=tuple(undone), hands=hands)

    def done_by(self, who: str) -> tuple[int, ...]:
        """The edits that hold and that this login made, or made again."""
        return tuple(edit for edit in self.done if self.hands[edit] == who)

    def undone_by(self, who: str) -> tuple[int, ...]:
        return tuple(edit for edit in self.undone if self.hands[edit] == who)

    def way_to(self, number: int) -> tuple[tuple[int, Doing], ...] | None:
        """The moves after which `number` is the last edit that holds (0: none does); None: it was left."""
        if number == 0 or number in self.done:
            kept = self.done.index(number) + 1 if number else 0
            return tuple((edit, Doing.UNDO) for edit in reversed(self.done[kept:]))
        if number in self.undone:
            again = self.undone[self.undone.index(number) :]
            return tuple((edit, Doing.REDO) for edit in reversed(again))
        return None


class Step(Frozen):
    """An edit in the history; `moves` are what was done with it, the making first."""

    number: int
    edit: Edit
    fate: Fate
    moves: tuple[Move, ...]

    @property
    def who(self) -> str:
        return self.moves[0].who

    @property
    def at(self) -> datetime:
        return self.moves[0].at


class History(Frozen):
    """All edits in the order in which they were made."""

    steps: tuple[Step, ...] = ()
    line: Line = Line()

    def only(
        self,
        agent: str | None = None,
        day: date | None = None,
        who: str | None = None,
        kind: EditKind | None = None,
    ) -> tuple[Step, ...]:
        """The steps about this person, this day, made by this login, of this kind; None: any."""
        return tuple(
            step
            for step in self.steps
            if kind in (None, step.edit.kind)
            and (who is None or any(move.who == who for move in step.moves))
            and any(agent in (None, one.agent) and day in (None, one.day) for one in step.edit.cells)
        )
