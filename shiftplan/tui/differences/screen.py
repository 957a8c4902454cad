"""The window over the rota: a list to choose from, and beside it what the choice would do."""

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from shiftplan.domain.rota import Rota
from shiftplan.errors import ShiftplanError
from shiftplan.language import say
from shiftplan.tui import intentions
from shiftplan.tui.dialogs import Confirm, Page
from shiftplan.tui.differences import texts
from shiftplan.tui.differences.asked import Asked
from shiftplan.tui.differences.board import DifferenceList
from shiftplan.tui.differences.keys import ABOUT, KEYS
from shiftplan.tui.differences.outlook import Asking, Outlook, outlook
from shiftplan.tui.differences.view import Listing, View
from shiftplan.tui.frame.says import Clickable
from shiftplan.tui.stage import StageScreen
from shiftplan.tui.workspace import Workspace

if TYPE_CHECKING:
    from shiftplan.planning import Judging, OpenPlan


class DifferenceTools(Clickable):
    """The line of what can be done with all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.text = Content("")

    def render(self) -> Content:
        return self.text


class DifferencesScreen(StageScreen):
    """`_asking` is what is being judged now; `_base` the plan, rota and need that `_judged` holds for."""

    STAGE = "rota"
    ABOUT = ABOUT
    KEYS = KEYS
    CSS_PATH = "differences.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 - Textual's own field

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self._asked = asked
        self._view: View | None = None
        self._asking: Asking | None = None
        self._base: tuple[object, ...] = ()

    def body(self) -> ComposeResult:
        yield Static(id="diff-head", markup=False)
        yield Static(id="diff-note", markup=False)
        yield DifferenceTools()
        yield Static(id="diff-flat", markup=False)
        with Horizontal(id="diff-body"):
            yield DifferenceList()
            with VerticalScroll(id="diff-side", can_focus=False):
                yield Static(markup=False)
        yield Static(id="diff-line", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "drop" and self._asked.drop is None:
            return False
        return super().check_action(action, parameters)

    def show(self, workspace: Workspace) -> None:
        """Begin with all that can be chosen; later, mark what was changed otherwise under the window."""
        rota = workspace.rota or Rota()
        stale = frozenset(self._asked.edit.misfits(workspace.plan, rota))
        if self._view is None:
            listing = Listing(workspace.plan, self._asked.edit)
            self._view = View(listing, listing.cells - stale - self._asked.apart, stale)
        elif stale != self._view.stale:
            self._view = self._view.without(stale)
        base = (workspace.plan, rota, workspace.need)
        if any(one is not other for one, other in zip(base, self._base or (None,) * 3, strict=True)):
            self._base, self._view = base, self._view.but(outlook=None)
        self._put(self._view)

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw)

    def _put(self, view: View) -> None:
        self._view = view
        self._draw()
        self._judge()

    def _draw(self) -> None:
        view = self._view
        if view is None or not self.is_attached:
            return
        self.query_one(DifferenceList).shown = view
        self._say("#diff-head", texts.head(self._asked, view))
        self._say("#diff-note", Content(str(self._asked.note or "")))
        self.query_one("#diff-note").display = self._asked.note is not None
        tools = self.query_one(DifferenceTools)
        tools.text = texts.tools(view, can_drop=self._asked.drop is not None)
        tools.refresh()
        side = self.query_one("#diff-side")
        self._say("#diff-flat", texts.flat_outlook(view))
        self._say("#diff-side Static", texts.wide_outlook(view, side.scrollable_content_region.width))
        self._say("#diff-line", texts.about(self._asked, view))

    def _say(self, place: str, text: Content) -> None:
        self.query_one(place, Static).update(text)

    # judging beside the screen

    def _judge(self) -> None:
        """Judge the choice, one at a time; what is chosen meanwhile is judged next."""
        view, workspace = self._view, self.workspace
        if view is None or workspace.need is None or self._asking is not None or view.judged:
            return
        rota = workspace.rota or Rota()
        before, after = (view.outlook.before, view.outlook.after) if view.outlook else (None, None)
        known = before or self._known(workspace, rota)
        self._asking = Asking(workspace.plan, rota, workspace.need, view.part, known, after)
        done = partial(self._take_outlook, self._base)
        self.post_message(intentions.Ask(partial(_work, self._asking), done, self._give_up))

    def _known(self, workspace: Workspace, rota: Rota) -> "Judging | None":
        """The judgement that the app has of the rota on the screen."""
        judging = self.desk.judging
        if judging is None or judging.case.rota is not rota or judging.case.plan is not workspace.plan:
            return None
        return judging if judging.case.need is workspace.need else None

    def _take_outlook(self, base: tuple[object, ...], found: Outlook) -> None:
        self._asking = None
        if self._view is None or not self.is_attached:
            return
        if base is self._base:
            self._view = self._view.but(outlook=found)
        self._draw()
        self._judge()

    def _give_up(self, error: ShiftplanError) -> None:
        self._asking = None
        self.desk.tell(error)

    # what is asked

    @on(DifferenceList.Clicked)
    def take_click(self, event: DifferenceList.Clicked) -> None:
        if self._view is not None:
            self._put(self._view.at(event.number))
            self.action_turn()

    def action_turn(self) -> None:
        if self._view is not None:
            self._put(self._view.turned(self._view.line.cells))

    def action_turn_person(self) -> None:
        if self._view is not None:
            self._put(self._view.turned_person())

    def action_turn_day(self) -> None:
        if self._view is not None:
            self._put(self._view.turned_day())

    def action_all(self) -> None:
        if self._view is not None:
            self._put(self._view.but(chosen=self._view.can))

    def action_none(self) -> None:
        if self._view is not None:
            self._put(self._view.but(chosen=frozenset()))

    def action_move(self, steps: int) -> None:
        if self._view is not None:
            self._put(self._view.at(self._view.cursor + steps))

    def action_page(self, pages: int) -> None:
        self.action_move(pages * self.query_one(DifferenceList).page)

    def action_first(self) -> None:
        if self._view is not None:
            self._put(self._view.at(0))

    def action_last(self) -> None:
        if self._view is not None:
            self._put(self._view.at(len(self._view.listing.lines) - 1))

    def action_violations(self) -> None:
        if self._view is not None:
            self.app.push_screen(Page(str(say("Violations")), texts.violations(self._view)))

    def action_take(self) -> None:
        """Hand over what is chosen; choosing nothing is told, for it may be a slip."""
        part = self._view.part if self._view else None
        if part is None or not part.cells:
            self.notify(str(say("nothing is chosen; space chooses a line, escape leaves all as it is")))
            return
        self.dismiss()
        self._asked.take(part)

    def action_leave(self) -> None:
        self.dismiss()
        if self._asked.leave is not None:
            self._asked.leave()

    def action_drop(self) -> None:
        drop = self._asked.drop
        if drop is None:
            return

        def answered(sure: bool | None) -> None:  # noqa: FBT001 - Textual hands the answer over so
            if sure:
                self.dismiss()
                drop.do()

        self.app.push_screen(Confirm(say("Drop it?"), drop.question, say("drop"), say("keep")), answered)


def _work(asking: Asking, _: "OpenPlan") -> Outlook:
    return outlook(asking)
