"""The window that makes a next plan: three fields, then what was taken over, then the new plan opens."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from shiftplan.errors import ShiftplanError
from shiftplan.language import Message, printable, say
from shiftplan.tui import intentions
from shiftplan.tui.dialogs import Page
from shiftplan.tui.frame.says import Says
from shiftplan.tui.next_plan.typed import Wish, wish

if TYPE_CHECKING:
    from shiftplan.planning.next_plan import NextPlan

NEXT = "-next"
FIELDS = (
    ("folder", say("New folder"), say("where it lies")),
    ("day", say("Main day"), say("empty: a year later")),
    ("growth", say("Contacts times"), say("1.2 is 20 % more")),
)


class NextPlanDialog(ModalScreen["NextPlan | None"]):
    """Gives the plan that was made from the one in `source`, or None; it stays until that can be done."""

    BINDINGS: ClassVar = [Binding("escape", "dismiss(None)", show=False)]
    CSS_PATH: ClassVar = ["../dialogs.tcss", "dialog.tcss"]

    def __init__(self, source: Path) -> None:
        super().__init__()
        self.source = source
        self._making = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            title = say("Next plan from {name}", name=self.source.resolve().name)
            dialog.border_title = Content(printable(str(title)))
            dialog.border_subtitle = str(say("⏎ makes it · esc leaves"))
            yield Says(
                say(
                    "Calendar, people, shifts and accepted lessons are taken over; the old plan is only read."
                )
            )
            for name, label, hint in FIELDS:
                with Horizontal(classes="field"):
                    yield Says(label)
                    yield Input(self._first(name), placeholder=str(hint), id=name, select_on_focus=False)
            yield Static(id="fault", markup=False)

    def _first(self, name: str) -> str:
        here = self.source.resolve()
        return str(here.with_name(here.name + NEXT)) if name == "folder" else ""

    @on(Input.Submitted)
    def take(self) -> None:
        """Make it beside the screen; one asked for is not asked for again."""
        if self._making:
            return
        typed = [self.query_one(f"#{name}", Input).value for name, _, _ in FIELDS]
        try:
            wanted = wish(*typed)
        except ShiftplanError as error:
            self._refuse(error)
            return
        self._making = True
        self.query_one("#fault", Static).update(Content(str(say("being made: reading the debrief …"))))
        self.app.run_worker(self._make(self.app, wanted), group="next plan", exit_on_error=False)

    async def _make(self, app: App[Any], wanted: Wish) -> None:
        """The window may have been left meanwhile: then a line says that the plan is there."""
        try:
            made = await asyncio.to_thread(_made, self.source, wanted)
        except ShiftplanError as error:
            self._making = False
            if self.is_current:
                self._refuse(error)
            else:
                app.notify(str(error), severity="error", markup=False)
        else:
            if self.is_current:
                self.dismiss(made)
            else:
                there = say("the next plan is in {folder}", folder=str(made.folder))
                app.notify(str(there), markup=False)

    def _refuse(self, error: ShiftplanError) -> None:
        text = Content.styled(str(error), "$error bold")
        hint = Content.styled(f"\n→ {error.hint}" if error.hint else "", "$foreground")
        self.query_one("#fault", Static).update(text + hint)


def _made(source: Path, wanted: Wish) -> "NextPlan":
    from shiftplan.planning.next_plan import make_next  # noqa: PLC0415 - seldom asked for, and brings every room

    return make_next(source, wanted.folder, wanted.day, wanted.growth)


def ask_next(app: App[Any], source: Path) -> None:
    """Ask, make, tell what was taken over and what to look at, then open the new plan."""

    def made(plan: "NextPlan | None") -> None:
        if plan is None:
            return

        def opened(_: None) -> None:
            app.post_message(intentions.OpenFolder(plan.folder))

        app.push_screen(Page(str(say("The next plan")), Content("\n").join(_told(plan))), opened)

    app.push_screen(NextPlanDialog(source), made)


def _told(plan: "NextPlan") -> Iterator[Content]:
    parts: tuple[tuple[Message, tuple[Message, ...]], ...] = (
        (say("Taken over"), plan.taken),
        (say("To be looked at"), plan.look),
    )
    for heading, sentences in parts:
        yield Content.styled(str(heading), "$primary bold")
        yield from (Content(f"• {sentence}") for sentence in sentences)
        yield Content("")
    yield Content.styled(str(say("esc opens {name}", name=plan.folder.name)), "$muted")
