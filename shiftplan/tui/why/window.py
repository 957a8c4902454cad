"""The window: three questions in turn, answered in a thread while it can be left at any time."""

from collections.abc import Callable
from functools import partial
from threading import Event as Flag
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message as Event
from textual.screen import ModalScreen
from textual.widgets import Static

from shiftplan.domain.explanation import Levers, ShortHours
from shiftplan.errors import ShiftplanError, Stopped
from shiftplan.language import Message, say
from shiftplan.tui import intentions, words
from shiftplan.tui.frame.says import Clickable, clickable
from shiftplan.tui.why.asking import Asked
from shiftplan.tui.why.lever_texts import lever_page, working
from shiftplan.tui.why.texts import line, person_page, slot_page

PERSON, SHORT, LEVERS = "person", "short", "levers"
QUESTIONS: dict[str, Message] = {
    PERSON: say("this person, this day"),
    SHORT: say("short this day"),
    LEVERS: say("what would help"),
}


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


class WhyWindow(ModalScreen[None]):
    """`agent` and the day of `asked` are where the cursor is."""

    BINDINGS: ClassVar = [
        Binding("escape,q,enter", "leave", show=False),
        Binding("tab,y", "turn(1)", show=False),
        Binding("shift+tab", "turn(-1)", show=False),
        Binding("right,n", "walk(1)", show=False, priority=True),
        Binding("left", "walk(-1)", show=False, priority=True),
    ]
    CSS_PATH = "why.tcss"

    class Moved(Event):
        """So much of the levers is through."""

        def __init__(self, share: float) -> None:
            super().__init__()
            self.share = share

    def __init__(self, asked: Asked, agent: str) -> None:
        super().__init__()
        self._asked, self._agent = asked, agent
        self._question = PERSON
        self._stretches: tuple[ShortHours, ...] | None = None
        self._at = 0
        self._stop = Flag()
        self._trying = False
        self._levers: Levers | None = None

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog why") as dialog:
            dialog.border_title = str(say("Why"))
            dialog.border_subtitle = str(
                say("tab next question · ←/→ another short stretch · ↑/↓ read · esc closes")
            )
            yield Questions()
            yield Static(id="answer", markup=False)

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
        self.action_ask(PERSON)

    def action_ask(self, question: str) -> None:
        """Answer this question; what was answered before is shown at once."""
        self._question = question
        bar = self.query_one(Questions)
        bar.here = question
        bar.refresh()
        {PERSON: self._ask_person, SHORT: self._ask_short, LEVERS: self._ask_levers}[question]()

    def action_turn(self, step: int) -> None:
        names = list(QUESTIONS)
        self.action_ask(names[(names.index(self._question) + step) % len(names)])

    def action_walk(self, step: int) -> None:
        """Go to the next short stretch of the day."""
        if self._question == SHORT and self._stretches:
            self._at = (self._at + step) % len(self._stretches)
        self.action_ask(SHORT)

    def action_leave(self) -> None:
        """Close; levers that are being tried stop within a second."""
        self._stop.set()
        self.dismiss(None)

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
            self._tell(LEVERS, lever_page(self._levers))
            return
        self._tell(LEVERS, working(0.0))
        if not self._trying:
            self._trying = True
            self._post(partial(self._asked.levers, self._count, self._stop.is_set), self._keep_levers)

    def _keep_levers(self, found: Levers) -> None:
        self._levers = found
        self._tell(LEVERS, lever_page(found))

    def _count(self, done: int, total: int) -> None:
        """Called in the thread that works."""
        if self._stop.is_set():
            raise Stopped
        self.post_message(self.Moved(done / max(1, total)))

    @on(Moved)
    def tell_share(self, event: Moved) -> None:
        if self._levers is None:
            self._tell(LEVERS, working(event.share))

    def _ask(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._tell(self._question, line(say("looking …"), style="$muted"))
        self._post(work, done)

    def _post(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self.post_message(intentions.Ask(lambda _: work(), partial(self._if_here, done), self._fail))

    def _if_here(self, done: Callable[[Any], None], found: Any) -> None:
        if self.is_attached:
            done(found)

    def _fail(self, error: ShiftplanError) -> None:
        if self.is_attached and not self._stop.is_set():
            self._tell(self._question, line(words.sentence(error), style="$warning"))

    def _tell(self, question: str, page: Content) -> None:
        """Show a page, unless something else is asked by now."""
        if question == self._question:
            self.query_one("#answer", Static).update(page)
