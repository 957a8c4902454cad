"""The screen of stage 6: pause points, their items, ticks that are on the disk before they are shown."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from shiftplan.domain.playbook import Role
from shiftplan.domain.record import ItemState
from shiftplan.errors import ShiftplanError
from shiftplan.language import Message, say
from shiftplan.operations import Standing, StepView, Walk
from shiftplan.planning import operations
from shiftplan.tui import intentions
from shiftplan.tui.commands import Command
from shiftplan.tui.dialogs import Page
from shiftplan.tui.operations import checklist_texts as texts
from shiftplan.tui.operations.board import Board, Row
from shiftplan.tui.operations.dialogs import LineDialog, page_width
from shiftplan.tui.operations.drawn import Drawn
from shiftplan.tui.stage import StageScreen
from shiftplan.tui.workspace import Workspace

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan

KEYS = (
    Command("tick", "space", say("Tick"), say("Tick the item, or take its tick back."), footer=True),
    Command("doing", "i", say("Under way"), say("Say that the item is being worked on, or no longer.")),
    Command("skip", "s", say("Skip"), say("Leave the item out, with a reason."), footer=True),
    Command(
        "role", "r", say("Role"), say("Show the items of one role only; again for the next."), footer=True
    ),
    Command("due", "d", say("Due"), say("Show only what is overdue or due within a day."), footer=True),
    Command(
        "details",
        "enter",
        say("Details"),
        say("All about the item: when it is done, who ticked it."),
        footer=True,
    ),
    Command(
        "pause_before",
        "left,shift+tab",
        say("Pause point before"),
        say("Go to the pause point before."),
        "step(-1)",
        palette=False,
    ),
    Command(
        "pause_after",
        "right,tab",
        say("Next pause point"),
        say("Go to the next pause point."),
        "step(1)",
        palette=False,
    ),
)
SETTLED_BY_HAND = frozenset({Standing.DONE, Standing.SKIPPED})


class ChecklistScreen(StageScreen):
    STAGE = "checklist"
    ABOUT: ClassVar = say(
        "What has to be done before the sale, by pause points: nobody goes on before the items of one are "
        "settled. Items that the plan itself can show tick themselves and say what they read; a tick by hand "
        "that the plan contradicts is marked. Every tick is on the disk before it is shown."
    )
    KEYS: ClassVar[tuple[Command, ...]] = KEYS
    CSS_PATH = "operations.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-high")]  # noqa: RUF012 - Textual's own field

    def __init__(self) -> None:
        super().__init__()
        self._role: Role | None = None
        self._due = False
        self._being_written: frozenset[str] = frozenset()
        self._placed = False

    def body(self) -> ComposeResult:
        yield Static(id="list-head", markup=False)
        yield Drawn(id="strip")
        with Horizontal():
            yield Drawn(id="pauses")
            with Vertical(id="list"):
                yield Board(id="items")
                yield Static(id="nothing", markup=False)
                with VerticalScroll(id="item-details", can_focus=False):
                    yield Drawn()

    def on_mount(self) -> None:
        self.query_one(Board).focus()
        self.watch(self.app, "minute", self.read_again, init=False)

    def on_screen_resume(self) -> None:
        self.read_again()

    def read_again(self) -> None:
        """Time passes and others tick too."""
        if self in self.app.screen_stack and self.workspace.opened is not None:
            self.post_message(intentions.ReadChecklist())

    # what is shown

    def show(self, workspace: Workspace) -> None:
        if workspace.checklist is None:
            self.query_one("#list-head", Static).update(Content(str(say("The checklist is being read …"))))
            return
        board = self.query_one(Board)
        board.draw_with(self._rows)
        if not self._placed and workspace.checklist.next_due is not None:
            self._placed = True
            self.call_after_refresh(board.go, workspace.checklist.next_due.item.id)
        self._draw_around()

    def _rows(self, width: int) -> list[Row]:
        return texts.rows(self.shown_list, self._being_written, width)

    @property
    def shown_list(self) -> Walk:
        """The checklist as narrowed; only asked for while there is one."""
        view = self.workspace.checklist
        if view is None:
            raise LookupError("no checklist has been read")
        return view.only(due=self._due, role=self._role)

    @property
    def item(self) -> StepView | None:
        """The item under the cursor."""
        view = self.workspace.checklist
        return view.of(self.query_one(Board).here) if view else None

    @on(OptionList.OptionHighlighted)
    def _draw_around(self) -> None:
        """What depends on the cursor: pause points and the details."""
        view, item = self.workspace.checklist, self.item
        if view is None:
            return
        here, shown = item.chapter if item else "", self.shown_list
        self.query_one("#list-head", Static).update(texts.heading(view, self._role, due=self._due))
        self.query_one("#strip", Drawn).draw_with(partial(texts.strip, view, here))
        self.query_one("#pauses", Drawn).draw_with(partial(texts.pause_points, view, here))
        if item is not None:
            self.query_one("#item-details Drawn", Drawn).draw_with(partial(texts.details, item))
        nothing = self.query_one("#nothing", Static)
        nothing.display = not shown.steps
        nothing.update(texts.nothing(narrowed=self._due or self._role is not None))

    # walking

    def action_step(self, points: int) -> None:
        """Go to the first item of the pause point before or after."""
        chapters = self.shown_list.chapters if self.workspace.checklist else ()
        here = next((i for i, c in enumerate(chapters) if self.item and c.chapter.id == self.item.chapter), 0)
        if chapters:
            there = chapters[max(0, min(len(chapters) - 1, here + points))]
            self.query_one(Board).go(there.steps[0].item.id)

    def action_pause(self, chapter: str) -> None:
        found = next((c for c in self.shown_list.chapters if c.chapter.id == chapter), None)
        if found is not None:
            self.query_one(Board).go(found.steps[0].item.id)

    def action_role(self) -> None:
        """The next of the roles that own something, round to all."""
        view = self.workspace.checklist
        if view is not None:
            owning = {item.item.role for item in view.steps}
            order = (None, *(role for role in Role if role in owning))
            self._role = order[(order.index(self._role) + 1) % len(order)]
            self.show(self.workspace)

    def action_due(self) -> None:
        self._due = not self._due
        self.show(self.workspace)

    def action_details(self) -> None:
        if self.item is not None:
            self.app.push_screen(Page(str(say("Item")), texts.details(self.item, page_width(self))))

    @on(OptionList.OptionSelected)
    def _open(self) -> None:
        self.action_details()

    # changing

    def action_tick(self) -> None:
        item = self.item
        if item is None:
            return
        if item.standing is Standing.AUTO_DONE:
            self._say(say("The plan shows this by itself; there is nothing to tick."))
        elif item.standing in SETTLED_BY_HAND:
            self._set(item, ItemState.OPEN)
        elif item.waits_for:
            self._say(say("This waits for: {item}", item=item.waits_for[0]))
        else:
            self._set(item, ItemState.DONE)

    def action_doing(self) -> None:
        item = self.item
        if item is not None:
            self._set(item, ItemState.OPEN if item.standing is Standing.DOING else ItemState.DOING)

    def action_skip(self) -> None:
        item = self.item
        if item is not None:
            write = partial(_skip, item.item.id)
            self.app.push_screen(LineDialog(say("Skip: {item}", item=item.item.text), say("why?"), write))

    def _set(self, item: StepView, state: ItemState) -> None:
        """Ask for the change; until it is on the disk the item shows that it is being written."""
        name = item.item.id
        if name in self._being_written:
            return
        self._being_written |= {name}
        self.show(self.workspace)
        done, failed = partial(self._written, name), partial(self._refused, name)
        self.post_message(intentions.Record(partial(_set, name, state), done, failed))

    def _written(self, name: str, _: object) -> None:
        """It is on the disk; the sign goes when the list has been read again, which follows at once."""
        self._being_written -= {name}

    def _refused(self, name: str, error: ShiftplanError) -> None:
        self._being_written -= {name}
        self.show(self.workspace)
        self.desk.tell(error)

    def _say(self, text: Message) -> None:
        self.notify(str(text), markup=False)


def _set(item: str, state: ItemState, opened: "OpenPlan") -> None:
    operations.set_step(opened, item, state)


def _skip(item: str, reason: str, opened: "OpenPlan") -> None:
    operations.set_step(opened, item, ItemState.SKIPPED, said=reason)
