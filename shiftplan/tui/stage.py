"""The base of every stage's screen: rail, title and status around a body, and when the body is told what.

To add a stage:
1. Subclass `StageScreen`; set `STAGE` (its id in `stages.STAGES`), `ABOUT` (a paragraph for the help page),
   `KEYS` (its commands; write an `action_<id>` for each) and `CSS_PATH` (a `.tcss` beside the module).
2. `body()` yields the widgets. Texts that stand still are `Says(say("…"))`, which follow the language.
3. `show(workspace)` puts a workspace into the widgets. It is called when the screen first comes to the
   front, whenever the app replaces the workspace while it is there, and when it comes back to the front
   after a replacement. `workspace.opened` is set; need, judgement and rota may still be None. It is also
   how a change of language or theme arrives, so write every text there.
4. `show_progress(history)` is called with the Progress values of the running solve, oldest first (empty
   when a solve begins), several times a second while the screen is in front.
5. To change anything, post a message of `intentions`; never set the app's fields. `self.workspace` reads.
6. Add one line to `stages.STAGES`.

Focus: keys of `KEYS` work with any focus, unless the focused widget binds the same key. Names from a plan
go to the screen as `Content`/`Text` with `printable()`, never as markup. Colours: theme variables only
(`themes.py`), in `.tcss` or as Content styles like `"$queue-1"`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen

from shiftplan.language import Message
from shiftplan.tui.commands import Command, bindings
from shiftplan.tui.frame.bars import KeyLine, Rail, StatusLine, TitleLine
from shiftplan.tui.workspace import Workspace

if TYPE_CHECKING:
    from shiftplan.domain.outcome import Progress
    from shiftplan.tui.app import ShiftplanApp


class StageScreen(Screen[None]):
    STAGE: ClassVar[str] = ""
    ABOUT: ClassVar[Message]
    KEYS: ClassVar[tuple[Command, ...]] = ()
    AUTO_FOCUS: ClassVar[str | None] = None

    def __init_subclass__(cls, **options: Any) -> None:
        cls.BINDINGS = [*bindings(cls.KEYS)]
        super().__init_subclass__(**options)

    def __init__(self) -> None:
        super().__init__()
        self._shown: Workspace | None = None

    @property
    def desk(self) -> ShiftplanApp:
        """The app, by its own type."""
        return cast("ShiftplanApp", self.app)

    @property
    def workspace(self) -> Workspace:
        return self.desk.workspace

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The stage's own commands wait until a plan is open."""
        own = {command.does.partition("(")[0] for command in self.KEYS}
        if action in own and self.workspace.opened is None:
            return False
        return super().check_action(action, parameters)

    def body(self) -> ComposeResult:
        """The widgets of the stage."""
        yield from ()

    def show(self, workspace: Workspace) -> None:
        """Put a workspace into the widgets."""

    def show_progress(self, history: tuple[Progress, ...]) -> None:
        """Follow a running solve."""

    def compose(self) -> ComposeResult:
        yield TitleLine()
        yield Rail(self.STAGE)
        with Container(id="body"):
            yield from self.body()
        yield StatusLine()
        yield KeyLine()

    def on_mount(self) -> None:
        self.watch(self.app, "workspace", self._follow, init=False)
        self.watch(self.app, "progress", self._follow_progress, init=False)

    def on_screen_resume(self) -> None:
        self._follow()
        if self.workspace.solving:
            self.show_progress(self.desk.progress)

    def _follow(self) -> None:
        if self._shown is self.workspace or self not in self.app.screen_stack:
            return
        self._shown = self.workspace
        opened = self.workspace.opened is not None
        self.query_one("#body").set_class(not opened, "-empty")
        if opened:
            self.show(self.workspace)

    def _follow_progress(self) -> None:
        if self in self.app.screen_stack and self.workspace.opened is not None:
            self.show_progress(self.desk.progress)
