"""Who is free with a skill, and what they may still work: found by typing, asked with a text to paste."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, OptionList

from shiftplan.domain.free_person import FreePerson
from shiftplan.domain.plan import Plan
from shiftplan.language import printable, say
from shiftplan.planning.operations.calling import call_text
from shiftplan.planning.operations.free_people import free_people
from shiftplan.tui import intentions
from shiftplan.tui.frame.says import clickable
from shiftplan.tui.incidents import people_texts as texts
from shiftplan.tui.incidents.people_window import PeopleWindow
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Row

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan

EVERYBODY = ""


class FreeWindow(PeopleWindow[None]):
    """`tab` goes to the next queue; enter copies the text that asks the person under the cursor."""

    BINDINGS: ClassVar = [Binding("tab", "queue(1)", show=False, priority=True)]

    def __init__(self, plan: Plan, queue: str, now: datetime) -> None:
        super().__init__(say("Who is free, and how long may they work?"), plan)
        self.queue, self.now = queue, now
        self._people: list[FreePerson] | None = None

    @property
    def local(self) -> datetime:
        return self.plan.grid.local(self.now)

    def on_mount(self) -> None:
        super().on_mount()
        self._ask()

    def _ask(self) -> None:
        """The law's remaining time is tried person by person: beside the screen."""
        self._people = None
        self.draw()
        work = partial(_free, self.queue, self.now)
        self.post_message(intentions.Ask(work, partial(self._found, self.queue)))

    def _found(self, queue: str, people: tuple[FreePerson, ...]) -> None:
        if queue == self.queue and self.is_attached:
            self._people = texts.by_time(people)
            self.draw()

    def action_queue(self, step: int) -> None:
        ids = [EVERYBODY, *(queue.id for queue in self.plan.settings.queues)]
        self.action_choose(ids[(ids.index(self.queue) + step) % len(ids)])

    def action_choose(self, queue: str) -> None:
        self.queue = queue
        self._ask()

    def head(self, columns: int) -> Content:
        names = {EVERYBODY: str(say("everybody"))}
        names |= {queue.id: printable(queue.name) for queue in self.plan.settings.queues}
        pieces = [self._piece(queue, name) for queue, name in names.items()]
        return marks.flowed([*pieces, Content.styled(str(say("tab: the next queue")), "$muted")], columns)

    def _piece(self, queue: str, name: str) -> Content:
        here = "$block-cursor-foreground on $block-cursor-background bold"
        text = Content.styled(f" {name} ", here if queue == self.queue else "")
        return clickable(text, f"screen.choose('{queue}')")

    def rows(self, columns: int) -> list[Row]:
        if self._people is None:
            text = say("the law is being asked about everybody …")
            return [Row("", Content.styled(str(text), "$accent"))]
        found = [one for one in self._people if texts.matches(self.plan, one.agent, self.words)]
        if not found:
            return [Row("", Content.styled(str(say("nobody of that kind")), "$muted"))]
        return texts.free_rows(self.plan, found, self.local, columns)

    def hint(self, columns: int) -> Content:
        keys = Content.styled(str(say("⏎ copies the text that asks · esc closes")), "$muted")
        one = self._person
        if one is None:
            return keys
        details = texts.free_details(one, self._call(one), columns)
        return Content("\n").join([details, keys])

    @property
    def _person(self) -> FreePerson | None:
        return next((one for one in self._people or () if one.agent == self.here), None)

    def _call(self, one: FreePerson) -> str | None:
        text = call_text(self.plan, one, self.local)
        return str(text) if text is not None else None

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def copy(self) -> None:
        one = self._person
        text = self._call(one) if one else None
        if text is None:
            self.notify(str(say("There is nobody here who may work more today.")), markup=False)
            return
        self.app.copy_to_clipboard(text)
        self.notify(str(say("Copied: {text}", text=text)), markup=False)


def _free(queue: str, now: datetime, opened: "OpenPlan") -> tuple[FreePerson, ...]:
    return free_people(opened, queue, now)
