"""The window to type a reading into: `r 620 ⏎ 45 ⏎` is enough."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Input, Static

from shiftplan.domain.plan import Plan
from shiftplan.errors import BadInput
from shiftplan.language import printable, say
from shiftplan.planning import operations
from shiftplan.tui.frame.says import Clickable, Says, clickable
from shiftplan.tui.operations import reading_form as form
from shiftplan.tui.operations.dialogs import Writer
from shiftplan.tui.operations.live import Live

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan
    from shiftplan.tui.app import ShiftplanApp

FIELDS = {
    "contacts": (say("contacts of the slot"), "620"),
    "seconds": (say("first reply, seconds"), "45"),
    "rate": (say("three-minute rate"), ""),
    "waiting": (say("waiting in the queue"), ""),
    "present": (say("people present"), ""),
    "at": (say("a time in the slot"), ""),
}
USUAL = ("contacts", "seconds")
WHEN = "%Y-%m-%d %H:%M"


class QueueChoice(Clickable, can_focus=True):
    """The queues on one line; the one chosen stands out. `←` `→` or space go to another."""

    BINDINGS: ClassVar = [
        Binding("right,space", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("enter", "screen.focus_next", show=False),
    ]
    at: reactive[int] = reactive(0)

    def __init__(self, names: dict[str, str], chosen: str) -> None:
        super().__init__()
        self.names = names
        self.set_reactive(QueueChoice.at, list(names).index(chosen))

    @property
    def chosen(self) -> str:
        return list(self.names)[self.at]

    def render(self) -> Content:
        return Content(" ").join([self._piece(i, name) for i, name in enumerate(self.names.values())])

    def _piece(self, index: int, name: str) -> Content:
        style = "$block-cursor-foreground on $block-cursor-background bold" if index == self.at else ""
        return clickable(Content.styled(f" {printable(name)} ", style), f"choose({index})")

    def action_turn(self, step: int) -> None:
        self.at = (self.at + step) % len(self.names)

    def action_choose(self, index: int) -> None:
        self.at = index


class ReadingDialog(Writer):
    """Enter goes to the next field that is mostly known and, when there is none, writes."""

    BINDINGS: ClassVar = [
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, plan: Plan, live: Live) -> None:
        super().__init__()
        self.plan, self.live = plan, live

    def compose(self) -> ComposeResult:
        queues = {queue.id: queue.name for queue in self.plan.settings.queues}
        behind = self.live.unread or self.live.surge.queues
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = str(say("A reading"))
            dialog.border_subtitle = str(say("⏎ writes · esc leaves"))
            with Horizontal(classes="field"):
                yield Says(say("queue (←/→ for another)"))
                yield QueueChoice(queues, behind[0].queue)
            for name, (label, example) in FIELDS.items():
                with Horizontal(classes="field"):
                    yield Says(label)
                    yield Input(
                        self._first(name), self._example(name, example), id=name, select_on_focus=False
                    )
            yield Static(id="fault", markup=False)

    def on_mount(self) -> None:
        self.query_one("#contacts", Input).focus()

    def _first(self, name: str) -> str:
        if name != "at":
            return ""
        return form.first_slot(self.plan, cast("ShiftplanApp", self.app).now()).strftime(WHEN)

    @staticmethod
    def _example(name: str, example: str) -> str:
        if name == "rate":
            return str(say("may stay empty; 92% or 0.92"))
        if name in {"waiting", "present"}:
            return str(say("may stay empty"))
        return str(say("such as {example}", example=example)) if example else ""

    @on(Input.Submitted)
    def go_on(self) -> None:
        """To the next usual field that is empty; write when none follows."""
        here = self.focused.id if self.focused else None
        later = USUAL[USUAL.index(here) + 1 :] if here in USUAL else ()
        empty = [name for name in later if not self._typed(name).strip()]
        if empty:
            self.query_one(f"#{empty[0]}", Input).focus()
        else:
            self._take()

    def _take(self) -> None:
        try:
            entry = partial(_record, self._values(), cast("ShiftplanApp", self.app).now())
        except BadInput as error:
            self.refuse(error)
        else:
            self.write(entry)

    def _values(self) -> dict[str, Any]:
        """What was typed, as `record_reading` takes it; the cursor goes to a field that cannot be read."""
        readers: dict[str, Callable[[str], Any]] = {
            "contacts": partial(form.optional, name=FIELDS["contacts"][0], example="620"),
            "seconds": partial(form.optional, name=FIELDS["seconds"][0], example="45"),
            "rate": form.share,
            "waiting": partial(form.optional, name=FIELDS["waiting"][0], example="12"),
            "present": partial(form.optional, name=FIELDS["present"][0], example="9"),
            "at": partial(form.moment, today=self.live.now.date()),
        }
        values: dict[str, Any] = {"queue": self.query_one(QueueChoice).chosen}
        for name, read in readers.items():
            try:
                values[name] = read(self._typed(name))
            except BadInput:
                self.query_one(f"#{name}", Input).focus()
                raise
        return values

    def _typed(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value


def _record(values: dict[str, Any], now: datetime, opened: "OpenPlan") -> None:
    operations.record_reading(
        opened,
        values["queue"],
        values["contacts"],
        values["seconds"],
        values["rate"],
        values["at"],
        waiting=values["waiting"],
        present=values["present"],
        now=now,
    )
