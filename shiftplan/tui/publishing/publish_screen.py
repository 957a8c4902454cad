"""The publish window over the rota: what would be told, what is in the way, a note, one key."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from shiftplan.errors import ShiftplanError
from shiftplan.language import Message, say
from shiftplan.tui import intentions
from shiftplan.tui.publishing import publish_lines, work
from shiftplan.tui.publishing.fields import LABELS, NOTE, REASON, Field
from shiftplan.tui.publishing.keys import PUBLISH_ABOUT, PUBLISH_KEYS
from shiftplan.tui.stage import StageScreen
from shiftplan.tui.workspace import Workspace

if TYPE_CHECKING:
    from shiftplan.planning import ToTell

Go = Callable[[str | None, date | None], None]


class PublishScreen(StageScreen):
    """`go` shows a person and a day in the rota below; `done` is called with what was published."""

    STAGE = "rota"
    ABOUT = PUBLISH_ABOUT
    KEYS = PUBLISH_KEYS
    CSS_PATH = "publishing.tcss"

    def __init__(self, go: Go, done: Callable[[work.Told], None]) -> None:
        super().__init__()
        self._go, self._done = go, done
        self._of: tuple[object, ...] = ()
        self._asked: ToTell | None = None
        self._rows: list[publish_lines.Row] = []
        self._writes = False

    def body(self) -> ComposeResult:
        yield Static(id="publish-head", markup=False)
        yield OptionList(markup=False)
        for name in (NOTE, REASON):
            yield Field(name, LABELS[name])

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(OptionList).focus()

    # what is shown

    def show(self, workspace: Workspace) -> None:
        """Ask anew whenever the rota, its judgement or what was published is another."""
        now = (workspace.rota, workspace.need, workspace.judgement, workspace.published)
        if any(one is not other for one, other in zip(now, self._of or (None,) * 4, strict=True)):
            self._of, self._asked = now, None
            self._ask(workspace)
        self._draw()

    def _ask(self, workspace: Workspace) -> None:
        rota, need = workspace.rota, workspace.need
        if rota is not None and need is not None:
            asked = work.Asked(rota, need, workspace.judgement)
            self.post_message(intentions.Ask(partial(work.look, asked), partial(self._take, self._of)))

    def _take(self, of: tuple[object, ...], found: "ToTell") -> None:
        if of is self._of and self.is_attached:
            self._asked = found
            self._draw()

    def _draw(self) -> None:
        asked, head = self._asked, self.query_one("#publish-head", Static)
        self.query_one(f".{REASON}").display = asked is not None and bool(asked.policy) and not asked.law
        if asked is None:
            head.update(Content.styled(str(self._waiting()), "$muted"))
            return
        head.update(publish_lines.head(asked))
        self._fill(publish_lines.rows(asked))

    def _waiting(self) -> Message:
        if self.workspace.rota is None:
            return say("there is no rota to publish yet; s solves one")
        return say("working out what would be told …")

    def _fill(self, rows: list[publish_lines.Row]) -> None:
        options = self.query_one(OptionList)
        self._rows = rows
        options.clear_options()
        options.add_options([Option(row.text, disabled=row.target is None) for row in rows])
        first = next((i for i, row in enumerate(rows) if row.target), None)
        options.highlighted = first

    # what is asked

    @on(OptionList.OptionSelected)
    def action_go(self) -> None:
        """Back to the rota, with the cursor on the cell of the line."""
        at = self.query_one(OptionList).highlighted
        target = self._rows[at].target if at is not None and at < len(self._rows) else None
        if target is None:
            return
        if target == (None, None):
            self.notify(str(say("this finding is about the whole rota")), markup=False)
            return
        self.dismiss()
        self._go(*target)

    def action_note(self) -> None:
        self.query_one(f"#{NOTE}", Input).focus()

    def action_reason(self) -> None:
        if self._asked is not None and self._asked.policy and not self._asked.law:
            self.query_one(f"#{REASON}", Input).focus()
        else:
            self._say(say("no reason is needed: no contract or policy is broken"))

    @on(Input.Submitted)
    def back_to_the_list(self) -> None:
        self.query_one(OptionList).focus()

    def action_leave(self) -> None:
        """Out of a field first, then out of the window."""
        if isinstance(self.focused, Input):
            self.back_to_the_list()
        else:
            self.dismiss()

    def action_publish(self) -> None:
        """Publish, unless something is in the way; then say what."""
        need, hindrance = self.workspace.need, self._hindrance()
        if need is None or hindrance is not None:
            self._say(hindrance or self._waiting())
            return
        self._writes = True
        note, reason = (self.query_one(f"#{name}", Input).value.strip() for name in (NOTE, REASON))
        write = partial(work.publish, need, note, reason)
        self.post_message(intentions.Record(write, self._published, self._failed))

    def _hindrance(self) -> Message | None:
        """Of the rota, of what is not written, of the app."""
        if self._asked is None or self._writes:
            return self._waiting()
        if self.workspace.solving:
            return say("A rota is being solved; stop that first.")
        if self.workspace.unsaved:
            return say("The rota is not saved yet; ctrl+s saves it, then publish.")
        return self._fault(self._asked)

    def _fault(self, asked: "ToTell") -> Message | None:
        if asked.nothing_new and asked.since:
            return say("nothing has changed since {version}", version=asked.since.name)
        if asked.law:
            return publish_lines.lawless(len(asked.law))
        if asked.policy and not self.query_one(f"#{REASON}", Input).value.strip():
            self.action_reason()
            return say("say why it is published although rules are broken, then enter and p")
        return None

    def _published(self, told: work.Told) -> None:
        self.post_message(intentions.ReadPublished())
        if self.is_attached:
            self.dismiss()
        self._done(told)

    def _failed(self, error: ShiftplanError) -> None:
        self._writes = False
        self.desk.tell(error)

    def _say(self, text: Message) -> None:
        self.notify(str(text), severity="warning", markup=False)
