"""Editing by hand on the rota screen: what is asked of the app for the cells selected."""

from collections.abc import Sequence

from textual import on

from shiftplan.domain import editing
from shiftplan.domain.edit import Edit, EditKind
from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.language import say
from shiftplan.tui.commands import Command
from shiftplan.tui.dialogs import Choice, Chooser
from shiftplan.tui.rota.edit_keys import MENU
from shiftplan.tui.rota.going_back import GoingBack
from shiftplan.tui.rota.grid import RotaGrid
from shiftplan.tui.rota.selecting import Block


class Hands(GoingBack):
    """`_copied` is the block remembered, `_marked` the cell to be swapped with the next one."""

    def __init__(self) -> None:
        super().__init__()
        self._copied: Block | None = None
        self._marked: Cell | None = None

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
        people, days = grid.people, grid.shown.days

        def make(plan: Plan, rota: Rota) -> Edit:
            pairs = editing.copy_pairs(people, days, block, to[0])
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
        """Ask whether the rows, the columns, the team or everything is meant, of what the filter shows."""
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
        plan, shown = self.workspace.plan, self.query_one(RotaGrid).shown
        teams = {plan.agent[agent].team for agent in people}
        team = tuple(agent for agent in shown.people if plan.agent[agent].team in teams)
        blocks = {
            "people": Block(people, shown.days),
            "days": Block(shown.people, days),
            "team": Block(team, days),
            "all": shown,
        }
        self._lock(blocks[what].cells)

    # the menu

    @on(RotaGrid.MenuAsked)
    def action_menu(self) -> None:
        choices = [Choice(one.id, str(one.label), str(one.help), one.signs) for one in MENU]
        self.app.push_screen(Chooser(say("These cells"), choices), self._run)

    async def _run(self, name: str | None) -> None:
        command: Command | None = next((one for one in MENU if one.id == name), None)
        if command is not None:
            await self.run_action(command.does)
