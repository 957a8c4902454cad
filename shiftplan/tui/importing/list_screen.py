"""The window of a list: whose changes to take, and beside it what they would do to the rota."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from shiftplan.errors import ShiftplanError
from shiftplan.language import printable, say
from shiftplan.tui import intentions
from shiftplan.tui.dialogs import Confirm
from shiftplan.tui.importing import list_texts, work
from shiftplan.tui.importing.keys import ABOUT, KEYS
from shiftplan.tui.importing.work import Outlook
from shiftplan.tui.stage import StageScreen
from shiftplan.tui.workspace import Workspace

if TYPE_CHECKING:
    from shiftplan.planning.list_importing import ListImport


class People(OptionList, can_focus=False):
    """A person an option; keys are the screen's, a click chooses."""


class ListScreen(StageScreen):
    """`_chosen` are the people whose changes are taken; `_judging` the choice that is being judged."""

    STAGE = "rota"
    ABOUT = ABOUT
    KEYS = KEYS
    CSS_PATH = "importing.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 - Textual's own field

    def __init__(self, found: "ListImport") -> None:
        super().__init__()
        self._found = found
        self._chosen = frozenset(one.agent for one in found.changes)
        self._removes = bool(_missing(found))
        self._outlook: Outlook | None = None
        self._judging: frozenset[str] | None = None

    def body(self) -> ComposeResult:
        yield Static(id="list-head", markup=False)
        yield Static(id="list-note", markup=False)
        with Horizontal(id="list-body"):
            yield People()
            with VerticalScroll(id="list-side", can_focus=False):
                yield Static(markup=False)

    def show(self, workspace: Workspace) -> None:  # noqa: ARG002 - the list says it all
        self._fill()
        self._judge()

    def on_resize(self) -> None:
        self.call_after_refresh(self._fill)

    # what is shown

    def _fill(self) -> None:
        """The people anew; the cursor stays."""
        people = self.query_one(People)
        here = people.highlighted or 0
        people.clear_options()
        people.add_options([Option(self._person(number)) for number in range(len(self._found.changes))])
        people.highlighted = min(here, people.option_count - 1) if people.option_count else None
        self._draw()

    def _person(self, number: int) -> Content:
        change = self._found.changes[number]
        width = self.query_one(People).scrollable_content_region.width - 4
        return list_texts.person(self._found.plan, change, width, chosen=change.agent in self._chosen)

    def _draw(self) -> None:
        found = self._found
        if not self.is_attached:
            return
        head = list_texts.head(found.path.name, len(self._chosen), len(found.changes))
        self.query_one("#list-head", Static).update(head)
        self.query_one("#list-note", Static).update(
            list_texts.note(found.plan, found.kind, found.staying, removes=self._removes)
        )
        judging = self._outlook is None or self._outlook.chosen != self._chosen
        side = list_texts.side(self._outlook, judging=judging, has_need=self.workspace.need is not None)
        self.query_one("#list-side Static", Static).update(side)

    # judging beside the screen

    def _judge(self) -> None:
        """Judge the choice, one at a time; what is chosen meanwhile is judged next."""
        known = self._outlook is not None and self._outlook.chosen == self._chosen
        fresh = known and (self._outlook.effect is not None or self.workspace.need is None)  # type: ignore[union-attr]
        if self._judging is not None or fresh:
            return
        self._judging = self._chosen
        do = partial(work.outlook, self._found, self._chosen, self.workspace.need)
        self.post_message(intentions.Ask(do, partial(self._judged, self._found), self._give_up))

    def _judged(self, found: "ListImport", outlook: Outlook) -> None:
        self._judging = None
        if not self.is_attached:
            return
        if found is self._found:
            self._outlook = outlook
        self._draw()
        if outlook.chosen != self._chosen or found is not self._found:
            self._judge()

    def _give_up(self, error: ShiftplanError) -> None:
        self._judging = None
        self.desk.tell(error)

    # what is asked

    @on(OptionList.OptionSelected)
    def take_click(self) -> None:
        self.action_turn()

    def action_turn(self) -> None:
        at = self.query_one(People).highlighted
        if at is not None:
            self._choose(self._chosen ^ {self._found.changes[at].agent})

    def action_all(self) -> None:
        self._choose(frozenset(one.agent for one in self._found.changes))

    def action_none(self) -> None:
        self._choose(frozenset())

    def _choose(self, chosen: frozenset[str]) -> None:
        turned, self._chosen = chosen ^ self._chosen, chosen
        people = self.query_one(People)
        for number, change in enumerate(self._found.changes):
            if change.agent in turned:
                people.replace_option_prompt_at_index(number, self._person(number))
        self._draw()
        self._judge()

    def action_gone(self) -> None:
        """Read the list again with the other answer to what becomes of those who are not in it."""
        found, removes = self._found, not self._removes
        do = partial(work.people, found.path, found.kind, remove=removes)
        self.post_message(intentions.Ask(do, partial(self._read_again, removes), self.desk.tell))

    def _read_again(self, removes: bool, found: "ListImport") -> None:  # noqa: FBT001 - bound by partial
        left = {one.agent for one in self._found.changes} - self._chosen
        self._found, self._removes, self._outlook = found, removes, None
        self._chosen = frozenset(one.agent for one in found.changes) - left
        if self.is_attached:
            self._fill()
            self._judge()

    def action_move(self, step: int) -> None:
        people = self.query_one(People)
        people.action_cursor_down() if step > 0 else people.action_cursor_up()

    def action_page(self, pages: int) -> None:
        people = self.query_one(People)
        step = people.scrollable_content_region.height // 2
        for _ in range(max(1, step)):
            people.action_cursor_down() if pages > 0 else people.action_cursor_up()

    def action_leave(self) -> None:
        self.dismiss()

    def action_take(self) -> None:
        """Write what is chosen; asked first when it breaks rules or takes people out of the plan."""
        outlook = self._outlook
        if not self._chosen:
            nothing = say("nothing is chosen; space chooses a line, escape leaves all as it is")
            self.notify(str(nothing), markup=False)
        elif outlook is None or outlook.chosen != self._chosen:
            self.notify(str(say("it is still being judged; try again in a moment")), markup=False)
        elif outlook.after is None:
            self.notify(str(say("this choice cannot be taken; beside it stands why")), markup=False)
        else:
            self._confirm(outlook)

    def _confirm(self, outlook: Outlook) -> None:
        gone = [one for one in self._found.changes if one.agent in self._chosen and one.shifts]
        broken = len(outlook.effect.broken) if outlook.effect else 0
        if not gone and not broken:
            self._take(sure=True)
            return
        question = say(
            "{people} {people:person|people} with {shifts} {shifts:shift|shifts} in the rota would be gone, "
            "{broken} {broken:rule|rules} would be broken.",
            people=len(gone),
            shifts=sum(len(one.shifts) for one in gone),
            broken=broken,
        )
        self.app.push_screen(
            Confirm(say("Take it?"), question, say("take it"), say("look again")), self._take
        )

    def _take(self, sure: bool | None) -> None:  # noqa: FBT001 - what the question gives
        outlook = self._outlook
        if not sure or outlook is None or outlook.after is None:
            return
        part = self._found.only(self._chosen)
        change = partial(work.take, part, outlook.after)
        self.post_message(intentions.ChangePlan(say("importing"), change, self._taken, self.desk.tell))

    def _taken(self, kept: dict[str, Path]) -> None:
        names = printable(", ".join(path.name for path in kept.values()))
        self.app.notify(str(list_texts.taken(names)), markup=False)
        if self.is_attached:
            self.dismiss()


def _missing(found: "ListImport") -> list[str]:
    """People or entries that are gone because they are not in the list."""
    return [
        one.agent
        for one in found.changes
        if (one.mark.value == "gone") or any(entry.after is None for entry in one.entries)
    ]
