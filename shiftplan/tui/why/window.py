"""The window: three questions in turn, answered in a thread while it can be left at any time."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from shiftplan.domain.explanation import Lever, Levers, ShortHours
from shiftplan.errors import ShiftplanError
from shiftplan.language import Message, say
from shiftplan.tui import intentions, words
from shiftplan.tui.frame.says import Clickable, clickable
from shiftplan.tui.why.asking import Asked
from shiftplan.tui.why.lever_texts import in_order, lever_page, working
from shiftplan.tui.why.texts import line, person_page, slot_page
from shiftplan.tui.why.trying import Trying

PERSON, SHORT, LEVERS = "person", "short", "levers"
QUESTIONS: dict[str, Message] = {
    PERSON: say("this person, this day"),
    SHORT: say("short this day"),
    LEVERS: say("what would help"),
}
READ = say("tab next question · ←/→ another short stretch · ↑/↓ read · esc closes")
CHOOSE = say("↑/↓ choose · ⏎ what-if copy with it · tab next question · esc closes")

LINES_ABOVE = 4
"""Kept in sight above the lever that is marked."""


class Questions(Clickable):
    """The questions in a line, the one that is answered marked; each can be clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.here = PERSON

    def render(self) -> Content:
        parts = [self._question(name, label) for name, label in QUESTIONS.items()]
        return Content("   ").join(parts)

    def _question(self, name: str, label: Message) -> Content:
        style = "bold reverse" if name == self.here else "$key"
        return clickable(Content.styled(f" {label} ", style), f"screen.ask('{name}')")


class Answer(Static, Clickable):
    """What the window says; parts of it can be clicked."""


class WhyWindow(ModalScreen[Lever | None]):
    """`agent` and the day of `asked` are where the cursor is; levers are tried on what `folder` holds.

    Gives the lever with which a what-if copy is to be made, if one is.
    """

    BINDINGS: ClassVar = [
        Binding("escape,q", "leave", show=False),
        Binding("enter", "take", show=False),
        Binding("tab,y", "turn(1)", show=False),
        Binding("shift+tab", "turn(-1)", show=False),
        Binding("right,n", "walk(1)", show=False, priority=True),
        Binding("left", "walk(-1)", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("j", "copy", show=False),
    ]
    CSS_PATH = "why.tcss"

    def __init__(self, asked: Asked, agent: str, folder: Path) -> None:
        super().__init__()
        self._asked, self._agent, self._folder = asked, agent, folder
        self._question = PERSON
        self._stretches: tuple[ShortHours, ...] | None = None
        self._at = 0
        self._trying: Trying | None = None
        self._share = 0.0
        self._levers: Levers | None = None
        self._picked = 0

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog why") as dialog:
            dialog.border_title = str(say("Why"))
            yield Questions()
            yield Answer(id="answer", markup=False)

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
        self.action_ask(PERSON)

    def action_ask(self, question: str) -> None:
        """Answer this question; what was answered before is shown at once."""
        self._question = question
        bar = self.query_one(Questions)
        bar.here = question
        bar.refresh()
        self.query_one(VerticalScroll).border_subtitle = str(CHOOSE if question == LEVERS else READ)
        {PERSON: self._ask_person, SHORT: self._ask_short, LEVERS: self._ask_levers}[question]()

    def action_turn(self, step: int) -> None:
        names = list(QUESTIONS)
        self.action_ask(names[(names.index(self._question) + step) % len(names)])

    def action_walk(self, step: int) -> None:
        """Go to the next short stretch of the day."""
        if self._question == SHORT and self._stretches:
            self._at = (self._at + step) % len(self._stretches)
        self.action_ask(SHORT)

    def action_step(self, step: int) -> None:
        """Go to the next lever; on the other pages read on."""
        if self._question == LEVERS and self._levers is not None:
            self.action_pick(self._picked + step)
        else:
            self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)

    def action_pick(self, number: int) -> None:
        """Mark this lever."""
        if self._levers is not None:
            self._picked = max(0, min(len(self._levers.told) - 1, number))
            self._ask_levers()
            self.query_one(VerticalScroll).scroll_to(y=self._picked - LINES_ABOVE, animate=False)

    def action_copy(self) -> None:
        """Close, and have a what-if copy made with the lever that is marked."""
        if self._question != LEVERS or self._levers is None or not self._levers.told:
            self.notify(str(say("choose a lever first: tab leads to what would help")), markup=False)
            return
        self._close(in_order(self._levers)[self._picked])

    def action_take(self) -> None:
        """Take the lever that is marked, where one is; else close, as a page is closed."""
        if self._question == LEVERS and self._levers is not None and self._levers.told:
            self.action_copy()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Close; levers that are being tried are left."""
        self._close(None)

    def _close(self, lever: Lever | None) -> None:
        if self._trying is not None:
            self._trying.end()
        self.dismiss(lever)

    # questions and answers

    def _ask_person(self) -> None:
        self._ask(partial(self._asked.person, self._agent), self._tell_person)

    def _tell_person(self, found: Any) -> None:
        self._tell(PERSON, person_page(self._asked.plan, found))

    def _ask_short(self) -> None:
        if self._stretches is None:
            self._ask(self._asked.short, self._keep_stretches)
        elif not self._stretches:
            self._tell(SHORT, line(say("nothing is short that day")))
        else:
            short = self._stretches[self._at]
            self._ask(partial(self._asked.slot, short), partial(self._tell_slot, self._at))

    def _keep_stretches(self, found: tuple[ShortHours, ...]) -> None:
        self._stretches = found
        if self._question == SHORT:
            self._ask_short()

    def _tell_slot(self, at: int, found: Any) -> None:
        if at == self._at and self._stretches:
            where = line(
                say("short stretch {number} of {count}", number=at + 1, count=len(self._stretches)),
                style="$muted",
            )
            page = slot_page(self._asked.plan, self._stretches[at], found)
            self._tell(SHORT, Content("\n").join([where, page]))

    def _ask_levers(self) -> None:
        if self._levers is not None:
            self._tell(LEVERS, lever_page(self._levers, self._picked))
            return
        self._tell(LEVERS, working(self._share))
        if self._trying is None:
            self._trying = Trying(self._folder, self._tell_share)
            self.run_worker(self._try(self._trying), group="levers", exit_on_error=False)

    async def _try(self, trying: Trying) -> None:
        try:
            found = await trying.run()
        except ShiftplanError as error:
            self._trying = None
            self._fail(error)
            return
        if found is not None and self.is_attached:
            self._levers = found
            self._tell(LEVERS, lever_page(found, self._picked))

    def _tell_share(self, share: float) -> None:
        self._share = share
        if self._levers is None and self.is_attached:
            self._tell(LEVERS, working(share))

    def _ask(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._tell(self._question, line(say("looking …"), style="$muted"))
        self._post(work, done)

    def _post(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self.post_message(intentions.Ask(lambda _: work(), partial(self._if_here, done), self._fail))

    def _if_here(self, done: Callable[[Any], None], found: Any) -> None:
        if self.is_attached:
            done(found)

    def _fail(self, error: ShiftplanError) -> None:
        if self.is_attached:
            self._tell(self._question, line(words.sentence(error), style="$warning"))

    def _tell(self, question: str, page: Content) -> None:
        """Show a page, unless something else is asked by now."""
        if question == self._question:
            self.query_one("#answer", Static).update(page)
