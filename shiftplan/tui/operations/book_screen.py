"""A playbook on the screen: pause points, their items, timers that count, narrowed by role and due."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from shiftplan.domain.playbook import Role
from shiftplan.language import Message, say
from shiftplan.operations import StepView, Walk
from shiftplan.tui import intentions
from shiftplan.tui.dialogs import Page
from shiftplan.tui.operations import checklist_texts as texts
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Board, Row
from shiftplan.tui.operations.dialogs import page_width
from shiftplan.tui.operations.drawn import Drawn
from shiftplan.tui.stage import StageScreen
from shiftplan.tui.workspace import Workspace

ONE_SECOND = 1.0


class BookScreen(StageScreen):
    CSS_PATH = "operations.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-high")]  # noqa: RUF012 - Textual's own field

    def __init__(self) -> None:
        super().__init__()
        self._role: Role | None = None
        self._due = False
        self._being_written: frozenset[str] = frozenset()
        self._placed: tuple[str, int | None] | None = None
        self._rung: frozenset[str] = frozenset()

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
        self.set_interval(ONE_SECOND, self._count)

    def on_screen_resume(self) -> None:
        self.read_again()

    def read_again(self) -> None:
        """Time passes and others tick too."""
        if self in self.app.screen_stack and self.workspace.opened is not None:
            self.post_message(intentions.ReadChecklist())

    # what is shown

    @property
    def whole(self) -> Walk | None:
        """The playbook that is shown, as read last."""
        return self.workspace.book

    def show(self, workspace: Workspace) -> None:
        view = workspace.book
        if view is None:
            self.query_one("#list-head", Static).update(Content(str(say("The checklist is being read …"))))
            return
        place = (view.playbook.id, view.run.number if view.run else None)
        board = self.query_one(Board)
        if place != self._placed:
            self._role, self._due = (self._role, self._due) if self._placed is None else (None, False)
        board.draw_with(self._rows)
        if place != self._placed and view.next_due is not None:
            self._placed = place
            self.call_after_refresh(board.go, view.next_due.item.id)
        self._draw_around()

    def _rows(self, width: int) -> list[Row]:
        return texts.rows(self.shown_list, self._being_written, width)

    @property
    def shown_list(self) -> Walk:
        """The playbook as narrowed, its timers at this second; only asked for while there is one."""
        view = self.whole
        if view is None:
            raise LookupError("no checklist has been read")
        now = self.workspace.plan.grid.local(self.desk.now())
        return view.at(now).only(due=self._due, role=self._role)

    @property
    def item(self) -> StepView | None:
        """The item under the cursor."""
        return self.shown_list.of(self.query_one(Board).here) if self.whole else None

    @on(OptionList.OptionHighlighted)
    def _draw_around(self) -> None:
        """What depends on the cursor: pause points and the details."""
        view, item = self.whole, self.item
        if view is None:
            return
        here, shown = item.chapter if item else "", self.shown_list
        self.query_one("#list-head", Static).update(texts.heading(view, self._role, due=self._due))
        self.query_one("#strip", Drawn).draw_with(partial(texts.strip, view, here))
        self.query_one("#pauses", Drawn).draw_with(partial(texts.pause_points, view, here))
        if item is not None:
            self.query_one("#item-details Drawn", Drawn).draw_with(partial(texts.details, item, view.now))
        nothing = self.query_one("#nothing", Static)
        nothing.display = not shown.steps
        nothing.update(texts.nothing(narrowed=self._due or self._role is not None))

    def _count(self) -> None:
        """A second of the timers that run; one that rings says so once."""
        view = self.whole
        if view is None or not self.is_current or all(step.timer is None for step in view.steps):
            return
        rung = {step.item.id for step in self.shown_list.steps if step.rung}
        for name in rung - self._rung:
            step = view.of(name)
            self.app.bell()
            self.say_it(say("The timer has rung: {item}", item=step.item.text if step else name))
        self._rung = frozenset(rung)
        self.query_one(Board).draw_with(self._rows)
        self._draw_around()

    # walking

    def action_step(self, points: int) -> None:
        """Go to the first item of the pause point before or after."""
        chapters = self.shown_list.chapters if self.whole else ()
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
        view = self.whole
        if view is not None:
            owning = {step.item.role for step in view.steps}
            order = (None, *(role for role in Role if role in owning))
            here = order.index(self._role) if self._role in order else 0
            self._role = order[(here + 1) % len(order)]
            self.show(self.workspace)

    def action_due(self) -> None:
        self._due = not self._due
        self.show(self.workspace)

    def action_details(self) -> None:
        view, item = self.whole, self.item
        if view is not None and item is not None:
            text = texts.details(item, view.now, page_width(self))
            self.app.push_screen(Page(str(say("Item")), text))

    def action_copy(self) -> None:
        marks.copy(self.app, self.item.script if self.item else None)

    @on(OptionList.OptionSelected)
    def _open(self) -> None:
        self.action_details()

    def say_it(self, text: Message) -> None:
        self.notify(str(text), markup=False)
