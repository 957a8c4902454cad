"""What the window is asked to show, and what it does with the answer."""

from collections.abc import Callable
from dataclasses import dataclass

from shiftplan.domain.edit import Edit
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.language import Message


@dataclass(frozen=True)
class Drop:
    """Throwing the whole away: `question` is asked first, `do` is called when the answer is yes."""

    question: Message
    do: Callable[[], None]


@dataclass(frozen=True)
class Asked:
    """An edit to look at; `take` is called with an edit of the cells chosen, `leave` when none is taken.

    `apart` are cells that are not chosen at first, `apart_note` says why.
    """

    title: Message
    edit: Edit
    take: Callable[[Edit], None]
    note: Message | None = None
    leave: Callable[[], None] | None = None
    drop: Drop | None = None
    apart: frozenset[Cell] = frozenset()
    apart_note: Message | None = None


def fitting(edit: Edit, plan: Plan, rota: Rota) -> Edit:
    """The edit without the cells that no longer stand as it found them."""
    gone = set(edit.misfits(plan, rota))
    if not gone:
        return edit
    return edit.model_copy(update={"cells": tuple(one for one in edit.cells if one.cell not in gone)})
