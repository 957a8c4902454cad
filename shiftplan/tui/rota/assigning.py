"""Setting a shift on the rota screen: by its code as it is typed, or from the picker with its price."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.timer import Timer

from shiftplan.domain import editing
from shiftplan.domain.edit import Edit
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.language import Message, printable, say
from shiftplan.tui import intentions, words
from shiftplan.tui.rota.grid import RotaGrid
from shiftplan.tui.rota.picker import ShiftPicker
from shiftplan.tui.rota.price_words import choice, chosen
from shiftplan.tui.rota.selecting import Block
from shiftplan.tui.rota.typing import Typed, typed
from shiftplan.tui.stage import StageScreen

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan, Priced

TYPING_SECONDS = 0.8
"""How long a code that could go on is waited for."""
Making = Callable[[Plan, Rota], Edit]


class Assigning(StageScreen):
    """`_typed` is the code as far as it was typed, `_waiting` the wait for its next sign."""

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""
        self._waiting: Timer | None = None

    @property
    def block(self) -> Block:
        return self.query_one(RotaGrid).block

    def _edit(self, make: Making) -> None:
        self.post_message(intentions.EditCells(make))

    def _say(self, message: Message) -> None:
        self.notify(str(message), markup=False)

    def action_assign(self) -> None:
        """Open the picker; the prices are worked out beside it."""
        cells, judging = self.block.cells, self.desk.judging
        if not cells or judging is None:
            self._say(say("what is needed is still being worked out; typing a code sets a shift at once"))
            return
        picker = ShiftPicker(self._title(cells))
        self.app.push_screen(picker, partial(self._take, cells))

        def work(_: "OpenPlan") -> "Sequence[Priced]":
            from shiftplan import planning  # noqa: PLC0415 - brings numpy and scipy, after the first paint

            return planning.priced(judging, cells)

        def fill(found: "Sequence[Priced]") -> None:
            if picker.is_attached:
                picker.fill([choice(self.workspace.plan, one) for one in found])

        self.post_message(intentions.Ask(work, fill))

    def _title(self, cells: tuple[Cell, ...]) -> Message:
        name = printable(self.workspace.plan.agent[cells[0].agent].name)
        if cells[1:]:
            return say("A shift for {count} {count:cell|cells}", count=len(cells))
        return say("A shift for {name} on {day}", name=name, day=words.day(cells[0].day))

    def _take(self, cells: tuple[Cell, ...], value: str | None) -> None:
        if value is None:
            return
        shift, queue, start = chosen(value)
        if shift:
            self._edit(lambda plan, rota: editing.set_shift(plan, rota, cells, shift, queue, start))
        else:
            self._edit(lambda plan, rota: editing.clear(plan, rota, cells))

    @on(RotaGrid.Typed)
    def take_sign(self, event: RotaGrid.Typed) -> None:
        """Set a shift as soon as its code is there and could be no other's."""
        found = typed(self.workspace.plan, self._typed, event.sign)
        self._stop_waiting()
        if found.sure:
            self._set_typed(found)
        elif found.open:
            self._typed = found.text
            self._waiting = self.set_timer(TYPING_SECONDS, partial(self._set_typed, found))
        else:
            self._say(say("no shift has the code {read}; a lists all", read=printable(found.text)))

    def _set_typed(self, found: Typed) -> None:
        self._stop_waiting()
        cells = self.block.cells
        if len(found.exact) > 1:
            names = ", ".join(self.workspace.plan.shift[one].name for one in found.exact)
            self._say(
                say("{read} is the code of several: {names}; a lists all", read=found.text, names=names)
            )
        elif found.exact and cells:
            shift = found.exact[0]
            self._edit(lambda plan, rota: editing.set_shift(plan, rota, cells, shift))

    def _stop_waiting(self) -> None:
        self._typed = ""
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = None

    def action_clear(self) -> None:
        cells = self.block.cells
        self._edit(lambda plan, rota: editing.clear(plan, rota, cells))
