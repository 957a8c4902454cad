"""Editing by hand on the rota screen: what is asked of the app for the cells selected."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.timer import Timer

from shiftplan.domain import editing
from shiftplan.domain.edit import Edit, EditKind
from shiftplan.domain.edit_history import History
from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.language import Message, printable, say
from shiftplan.tui import intentions, words
from shiftplan.tui.commands import Command
from shiftplan.tui.dialogs import Choice, Chooser
from shiftplan.tui.rota.edit_keys import MENU
from shiftplan.tui.rota.grid import RotaGrid
from shiftplan.tui.rota.history import HistoryWindow
from shiftplan.tui.rota.picker import ShiftPicker
from shiftplan.tui.rota.price_words import choice, chosen
from shiftplan.tui.rota.selecting import Block
from shiftplan.tui.rota.typing import Typed, typed
from shiftplan.tui.stage import StageScreen

if TYPE_CHECKING:
    from shiftplan.planning import Edited, OpenPlan, Priced

TYPING_SECONDS = 0.8
"""How long a code that could go on is waited for."""
Making = Callable[[Plan, Rota], Edit]


class Hands(StageScreen):
    """`_copied` is the block remembered, `_marked` the cell to be swapped with the next one."""

    def __init__(self) -> None:
        super().__init__()
        self._copied: Block | None = None
        self._marked: Cell | None = None
        self._typed = ""
        self._waiting: Timer | None = None

    @property
    def block(self) -> Block:
        return self.query_one(RotaGrid).block

    def _edit(self, make: Making) -> None:
        self.post_message(intentions.EditCells(make))

    def _say(self, message: Message) -> None:
        self.notify(str(message), markup=False)

    # setting a shift

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

    # blocks

    def action_swap(self) -> None:
        """Two people or two days selected are swapped; a single cell is marked, then swapped with another."""
        people, days = self.block
        if len(people) == 2:  # noqa: PLR2004 - a swap is of two
            one, other = people
            self._edit(lambda plan, rota: editing.swap_people(plan, rota, one, other, days))
        elif len(people) == 1 and len(days) == 2:  # noqa: PLR2004 - a swap is of two
            pair = Cell(people[0], days[0]), Cell(people[0], days[1])
            self._edit(lambda plan, rota: editing.swap(plan, rota, [pair]))
        elif len(people) == len(days) == 1:
            self._swap_marked(Cell(people[0], days[0]))
        else:
            self._say(say("select two people, or two days of one person; or mark one cell, then another"))

    def _swap_marked(self, here: Cell) -> None:
        first, self._marked = self._marked, None
        if first is None or first == here:
            self._marked = here
            self._say(say("marked; go to the other cell and press w again"))
            return
        self._edit(lambda plan, rota: editing.swap(plan, rota, [(first, here)]))

    def action_copy(self) -> None:
        self._copied = self.block
        count = len(self._copied.cells)
        self._say(say("{count} {count:cell|cells} remembered; i puts them where the cursor is", count=count))

    def action_insert(self) -> None:
        grid = self.query_one(RotaGrid)
        block, to = self._copied, grid.block.cells
        if block is None or not to:
            self._say(say("nothing is remembered yet; c remembers the block"))
            return
        people = grid.people

        def make(plan: Plan, rota: Rota) -> Edit:
            pairs = editing.copy_pairs(people, plan.grid.dates, block, to[0])
            return editing.copied(plan, rota, EditKind.COPY, pairs)

        self._edit(make)

    def action_fill(self) -> None:
        people, days = self.block
        if not people[1:]:
            self._say(say("select the people to fill down to first: shift with the arrows, or drag"))
            return
        pairs = editing.fill_pairs(people, days)
        self._edit(lambda plan, rota: editing.copied(plan, rota, EditKind.FILL, pairs))

    # away

    def action_leave(self) -> None:
        self._away(AvailabilityKind.LEAVE)

    def action_absent(self) -> None:
        self._away(AvailabilityKind.ABSENT)

    def _away(self, kind: AvailabilityKind) -> None:
        """Give it; where all cells have it already, take it back."""
        cells = self.block.cells

        def make(plan: Plan, rota: Rota) -> Edit:
            told = {Cell(one.agent, one.day) for one in plan.availability if one.kind is kind}
            if told.issuperset(cells):
                return editing.back(plan, rota, cells)
            return editing.give(plan, rota, cells, kind)

        self._edit(make)

    # locks

    def action_lock(self) -> None:
        self._lock(self.block.cells)

    def _lock(self, cells: Sequence[Cell]) -> None:
        """Lock the cells; where all are locked already, open them."""
        self._edit(
            lambda plan, rota: editing.locking(plan, rota, cells, lock=not rota.locks.issuperset(cells))
        )

    def action_lock_more(self) -> None:
        """Ask whether the rows, the columns, the team or everything is meant."""
        choices = [
            Choice("people", str(say("These people")), str(say("on all days"))),
            Choice("days", str(say("These days")), str(say("everybody"))),
            Choice("team", str(say("The team")), str(say("on these days"))),
            Choice("all", str(say("Everything"))),
        ]
        self.app.push_screen(Chooser(say("Lock or unlock"), choices), self._lock_more)

    def _lock_more(self, what: str | None) -> None:
        people, days = self.block
        if what is None or not people:
            return
        plan = self.workspace.plan
        teams = {plan.agent[agent].team for agent in people}
        team = tuple(agent.id for agent in plan.agents if agent.team in teams)
        blocks = {
            "people": Block(people, plan.grid.dates),
            "days": Block(tuple(plan.agent), days),
            "team": Block(team, days),
            "all": Block(tuple(plan.agent), plan.grid.dates),
        }
        self._lock(blocks[what].cells)

    # history

    def action_undo(self) -> None:
        self._move("undo")

    def action_redo(self) -> None:
        self._move("redo")

    def _move(self, what: str, *number: int) -> None:
        def move(opened: "OpenPlan") -> "Edited":
            from shiftplan import planning  # noqa: PLC0415 - see above

            moves: dict[str, Callable[..., Edited]] = {
                "undo": planning.undo,
                "redo": planning.redo,
                "go": planning.go_to,
            }
            return moves[what](opened, *number)

        self.post_message(intentions.MoveInHistory(move))

    def action_history(self) -> None:
        self.post_message(intentions.Ask(_history, self._show_history))

    def _show_history(self, history: History) -> None:
        if not history.steps:
            self._say(say("nothing has been edited by hand yet"))
            return
        window = HistoryWindow(self.workspace.plan, history, self._move)
        self.app.push_screen(window, self._go_to)

    def _go_to(self, number: str | None) -> None:
        if number is not None:
            self._move("go", int(number))

    # the menu

    @on(RotaGrid.MenuAsked)
    def action_menu(self) -> None:
        choices = [Choice(one.id, str(one.label), str(one.help), one.signs) for one in MENU]
        self.app.push_screen(Chooser(say("These cells"), choices), self._run)

    async def _run(self, name: str | None) -> None:
        command: Command | None = next((one for one in MENU if one.id == name), None)
        if command is not None:
            await self.run_action(command.does)


def _history(opened: "OpenPlan") -> History:
    from shiftplan import planning  # noqa: PLC0415 - see above

    return planning.history(opened)
