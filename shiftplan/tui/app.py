"""The app: stages by number keys, help, palette, language, themes, a quit that loses nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.screen import Screen

from shiftplan import language, machine_code
from shiftplan.language import say
from shiftplan.tui import intentions, themes
from shiftplan.tui.commands import Command, bindings
from shiftplan.tui.desk import utc_now
from shiftplan.tui.dialogs import Choice, Chooser, Confirm, Page
from shiftplan.tui.drill.rehearsing import Rehearsing
from shiftplan.tui.frame.sheets import Sheets
from shiftplan.tui.help import help_text
from shiftplan.tui.keeping import CannotOpen, Opened
from shiftplan.tui.preferences import Preferences, save
from shiftplan.tui.stages import STAGES

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan

MINUTE = 60.0
SETTLED = 2.0
"""Seconds after which the app has drawn itself, and other work may begin."""
WELCOME, BROKEN = "welcome", "broken"

KEYS = (
    *(
        Command(stage.id, stage.key, stage.label, say("Go to this stage."), action=f"go('{stage.id}')")
        for stage in STAGES
    ),
    Command("help", "question_mark,f1", say("Help"), say("What this screen shows and its keys.")),
    Command("palette", "ctrl+p", say("Commands"), say("Find any command by its name."), palette=False),
    Command("save", "ctrl+s", say("Save"), say("Write the rota into the plan folder.")),
    Command("reload", "ctrl+r", say("Read again"), say("Read the plan folder again.")),
    Command(
        "import_file",
        "I",
        say("Import a file"),
        say("A rota edited elsewhere, people, absences, a forecast: what it changes is shown first."),
    ),
    Command("scripts", "", say("Scripts"), say("What to write to a customer, found by typing.")),
    Command("work_cards", "", say("Cards"), say("The cards of everyday work: routine, complaint, reviews …")),
    Command("open", "ctrl+o", say("Open"), say("Open another plan, the demo, or a new one.")),
    Command("language", "ctrl+l", say("中文 / English"), say("Switch the language.")),
    Command(
        "together",
        "",
        say("Together"),
        say("Who else has this plan open, and what others changed since it was opened here."),
    ),
    Command("drill", "", say("Drill"), say("Practise: begin a drill, pause it, read its report.")),
    Command("theme", "", say("Look"), say("Dark, light or high contrast.")),
    Command("quit", "q,ctrl+q,ctrl+c", say("Quit"), say("Leave; asks first when something would be lost.")),
)


def _welcome() -> Screen[None]:
    from shiftplan.tui.welcome import WelcomeScreen  # noqa: PLC0415 - seldom needed

    return WelcomeScreen()


def _broken() -> Screen[None]:
    from shiftplan.tui.broken import BrokenScreen  # noqa: PLC0415 - seldom needed

    return BrokenScreen()


class ShiftplanApp(Rehearsing):
    """The app on a plan already open, on a folder to open, or (None) on the welcome screen."""

    TITLE = "shiftplan"
    CSS_PATH = "app.tcss"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - as Textual declares it
        (0, "-narrow"),
        (120, "-wide"),
    ]
    ENABLE_COMMAND_PALETTE = False
    KEYS: ClassVar[tuple[Command, ...]] = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    MODES: ClassVar = {**{stage.id: stage.make for stage in STAGES}, WELCOME: _welcome, BROKEN: _broken}

    def __init__(
        self,
        start: "OpenPlan | Path | None" = None,
        preferences: "Preferences | None" = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__(now)
        self.stylesheet = Sheets(variables=self.get_css_variables())
        self.start = start
        self.preferences = preferences
        self.fault: Exception | None = None
        for theme in themes.THEMES:
            self.register_theme(theme)
        wanted = preferences.theme if preferences else None
        self.theme = wanted if wanted in themes.NAMES else themes.DARK.name
        self.set_reactive(ShiftplanApp.workspace, self.workspace.but(language=language.current()))

    def _handle_exception(self, error: Exception) -> None:
        self.fault = self.fault or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Only end: whoever runs the app tells the fault. Textual would write out all values at hand, which
        takes minutes with a plan and shows what customers wrote.
        """
        self._close_messages_no_wait()

    def on_mount(self) -> None:
        self.set_interval(MINUTE, self._tick)
        self.set_timer(SETTLED, machine_code.make_beside)
        self.call_next(self._come_up)

    async def _come_up(self) -> None:
        await self.switch_mode(WELCOME if self.start is None else "overview")
        if isinstance(self.start, Path):  # loading what reads it takes long: draw first
            self.screen.call_after_refresh(self.post_message, intentions.OpenFolder(self.start))
        elif self.start is not None:
            self.post_message(Opened(self.start))

    @on(Opened)
    def come_to_a_stage(self, event: Opened) -> None:
        self.remember_folder(event.opened.folder)
        if self.current_mode in (WELCOME, BROKEN):
            self.switch_mode("overview")

    @on(CannotOpen)
    def come_to_the_faults(self) -> None:
        self.switch_mode(BROKEN)

    def _tick(self) -> None:
        self.minute = f"{self.now():%H:%M}"

    @on(intentions.GoTo)
    def go_to(self, event: intentions.GoTo) -> None:
        self.action_go(event.stage)

    def action_go(self, stage: str) -> None:
        """Show a stage; without a plan there is none to show."""
        if self.workspace.opened is not None or self.current_mode not in (WELCOME, BROKEN):
            self.switch_mode(stage)

    def action_help(self) -> None:
        about = getattr(self.screen, "ABOUT", None)
        text = help_text(about, getattr(self.screen, "KEYS", ()), self.KEYS)
        self.push_screen(Page(str(say("Help")), text))

    def action_palette(self) -> None:
        own = [(command, "screen") for command in getattr(self.screen, "KEYS", ())]
        known = {c.id: (c, where) for c, where in [*own, *((c, "app") for c in self.KEYS)] if c.palette}
        choices = [Choice(c.id, str(c.label), str(c.help), c.signs) for c, _ in known.values()]
        self.push_screen(Chooser(say("Commands"), choices), partial(self._run_chosen, known))

    async def _run_chosen(self, known: dict[str, tuple[Command, str]], chosen: str | None) -> None:
        if chosen is not None:
            command, where = known[chosen]
            await self.run_action(f"{where}.{command.does}")

    def action_reload(self) -> None:
        """Read the folder again; a rota not saved would be lost, so that is asked."""
        if self.workspace.folder is None:
            return
        again = intentions.OpenFolder(self.workspace.folder)
        if not self.workspace.unsaved:
            self.post_message(again)
            return
        lost = say("The rota on the screen is not saved; reading again puts the saved one in its place.")
        question = Confirm(say("Read again?"), lost, say("read again"), say("keep mine"))

        def go(sure: bool | None) -> None:  # noqa: FBT001 - Textual hands the answer over so
            if sure:
                self.post_message(again)

        self.push_screen(question, go)

    def action_import_file(self) -> None:
        """Bring a file into the plan; without a plan there is none to bring it into."""
        if self.workspace.opened is not None and self.current_mode not in (WELCOME, BROKEN):
            from shiftplan.tui.importing import Importing  # noqa: PLC0415 - seldom needed

            Importing(self).begin()

    def action_scripts(self) -> None:
        """The scripts to customers over any stage; they belong to a plan."""
        if self.workspace.opened is not None and self.current_mode not in (WELCOME, BROKEN):
            from shiftplan.tui.scripts.opening import open_scripts  # noqa: PLC0415 - seldom needed

            open_scripts(self)

    def action_work_cards(self) -> None:
        if self.workspace.opened is not None and self.current_mode not in (WELCOME, BROKEN):
            from shiftplan.tui.scripts.cards_screen import CardsScreen  # noqa: PLC0415 - seldom needed

            self.push_screen(CardsScreen())

    def action_open(self) -> None:
        self.switch_mode(WELCOME)

    def action_save(self) -> None:
        self.post_message(intentions.SaveRota())

    def action_language(self) -> None:
        other = "en" if language.current() == "zh" else "zh"
        language.use(other)
        self.workspace = self.workspace.but(language=other)
        self.remember(language=other)

    def action_theme(self) -> None:
        choices = [Choice(name, str(label)) for name, label in themes.NAMES.items()]
        self.push_screen(Chooser(say("Look"), choices, self.theme), self._take_theme)

    def _take_theme(self, name: str | None) -> None:
        if name is not None:
            self.theme = name
            self.workspace = self.workspace.but()
            self.remember(theme=name)

    def remember_folder(self, folder: Path) -> None:
        if self.preferences is not None:
            self._keep(self.preferences.opened(folder))

    def remember(self, language: str | None = None, theme: str | None = None) -> None:
        kept = self.preferences
        if kept is not None:
            self._keep(replace(kept, language=language or kept.language, theme=theme or kept.theme))

    def _keep(self, preferences: Preferences) -> None:
        """Preferences are small and their loss costs little: written at once."""
        self.preferences = preferences
        save(preferences)

    async def action_quit(self) -> None:
        """Leave, but ask first when something would be lost."""
        if self.workspace.solving:
            what, yes = say("A rota is being solved."), say("stop it, keep the best rota, quit")
        elif self.workspace.unsaved:
            what, yes = say("The rota is not saved."), say("quit without saving")
        else:
            self.exit()
            return
        self.push_screen(Confirm(say("Quit?"), what, yes, say("stay")), self._leave)

    def _leave(self, sure: bool | None) -> None:  # noqa: FBT001 - Textual hands the answer over so
        """Leave now, or as soon as the solver has written its best rota."""
        if not sure:
            return
        if self.workspace.solving:
            self.leaving = True
            self.post_message(intentions.StopSolving())
        else:
            self.exit()
