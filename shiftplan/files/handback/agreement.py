"""What several sheets say of one cell, brought together."""

from typing import NamedTuple

from shiftplan.domain.edit import CellState
from shiftplan.domain.finding import Place
from shiftplan.domain.rota import Cell
from shiftplan.files.handback.present import Present
from shiftplan.files.tabular.notes import Notes
from shiftplan.language import say


class Said(NamedTuple):
    """What a sheet says of a cell, and where it says so."""

    cell: Cell
    state: CellState
    place: Place


class Agreement:
    """Of two sheets the one that was edited counts; two that were edited must agree."""

    def __init__(self, present: Present, notes: Notes) -> None:
        self._now, self._notes = present.state, notes
        self._told: dict[Cell, Place] = {}
        self.after: dict[Cell, CellState] = {}

    def hear(self, said: Said) -> None:
        before = self.after.get(said.cell)
        if before is None or before == self._now[said.cell]:
            self.after[said.cell], self._told[said.cell] = said.state, said.place
        elif said.state not in (before, self._now[said.cell]):
            self._notes.error(
                "two_sheets",
                said.place,
                say("another sheet says otherwise of this cell: {place}", place=str(self._told[said.cell])),
                say("write the same into both, or delete one of the sheets"),
            )
