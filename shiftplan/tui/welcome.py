"""The screen without a plan: plans opened last, the demo, a new plan from a template."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from shiftplan.language import printable, say
from shiftplan.resources import at_home
from shiftplan.tui import intentions
from shiftplan.tui.commands import Command, bindings
from shiftplan.tui.dialogs import Choice, Chooser, FolderField
from shiftplan.tui.frame.bars import KeyLine, StatusLine, TitleLine
from shiftplan.tui.frame.says import Says

if TYPE_CHECKING:
    from shiftplan.tui.app import ShiftplanApp

KEYS = (Command("back", "escape", say("Back"), say("Back to the plan that is open."), footer=True),)
DEMO_TEMPLATE = "double11"
DEMO_FOLDER = "shiftplan-demo"


class WelcomeScreen(Screen[None]):
    ABOUT: ClassVar = say(
        "A plan is a folder of text files. Open one, look at the sample plan of a 双11 shop, or begin a new "
        "plan from a template. Nothing leaves this machine."
    )
    KEYS: ClassVar[tuple[Command, ...]] = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    CSS_PATH = "welcome.tcss"

    def compose(self) -> ComposeResult:
        yield TitleLine()
        with Vertical(id="welcome"):
            yield Says(say("Plan the sale, then sleep before it."), classes="heading")
            yield Says(self.ABOUT, id="about")
            yield OptionList(id="ways")
        yield StatusLine()
        yield KeyLine()

    @property
    def desk(self) -> "ShiftplanApp":
        return cast("ShiftplanApp", self.app)

    def on_mount(self) -> None:
        self.watch(self.app, "workspace", self._fill)

    def on_screen_resume(self) -> None:
        self.query_one(OptionList).focus()

    def _fill(self) -> None:
        ways = self.query_one(OptionList)
        ways.clear_options()
        ways.add_options([Option(choice.line(), id=choice.value) for choice in self._choices()])
        ways.highlighted = 0

    def _choices(self) -> list[Choice]:
        recent = self.desk.preferences.recent if self.desk.preferences else ()
        return [
            *(Choice(f"recent:{path}", path.name, str(path.parent)) for path in recent),
            Choice("demo", str(say("Open the sample plan")), str(say("a 双11 shop, copied beside you"))),
            Choice("new", str(say("New plan from a template")), str(say("your own folder, yours to edit"))),
            Choice(
                "next",
                str(say("Next plan from one that is over")),
                str(say("its people, its shifts, what its debrief taught")),
            ),
            Choice("folder", str(say("Open a folder")), str(say("type where it is"))),
        ]

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        value = event.option.id or ""
        if value.startswith("recent:"):
            self.post_message(intentions.OpenFolder(Path(value.removeprefix("recent:"))))
        elif value == "demo":
            self._make(DEMO_TEMPLATE, Path.cwd() / DEMO_FOLDER)
        elif value == "new":
            self._choose_template()
        elif value == "next":
            self._ask_old()
        else:
            self._ask_folder()

    def action_back(self) -> None:
        if self.desk.workspace.opened is not None:
            self.desk.action_go("overview")

    def _make(self, template: str, folder: Path) -> None:
        """Make the plan, or open it when it was made before."""
        made_before = (folder / "plan.toml").exists()
        wish = intentions.OpenFolder(folder) if made_before else intentions.MakePlan(template, folder)
        self.post_message(wish)

    def _ask_folder(self) -> None:
        def go(typed: str | None) -> None:
            if typed:
                self.post_message(intentions.OpenFolder(at_home(typed)))

        self.app.push_screen(FolderField(say("Open a folder"), str(Path.cwd())), go)

    def _ask_old(self) -> None:
        def go(typed: str | None) -> None:
            if typed:
                from shiftplan.tui.next_plan import ask_next  # noqa: PLC0415 - seldom needed

                ask_next(self.app, at_home(typed))

        recent = self.desk.preferences.recent if self.desk.preferences else ()
        here = str(recent[0] if recent else Path.cwd())
        self.app.push_screen(FolderField(say("The folder of the plan that is over"), here), go)

    def _choose_template(self) -> None:
        from shiftplan.planning import templates  # noqa: PLC0415 - brings numpy, only when asked

        choices = [
            Choice(
                t.id,
                t.name,
                str(
                    say(
                        "{days} {days:day|days}, {agents} {agents:person|people}",
                        days=t.days,
                        agents=t.agents,
                    )
                ),
                t.id,
            )
            for t in templates()
        ]
        self.app.push_screen(Chooser(say("New plan from a template"), choices), self._ask_where)

    def _ask_where(self, template: str | None) -> None:
        def go(typed: str | None) -> None:
            if typed:
                self.post_message(intentions.MakePlan(template or "", at_home(typed)))

        if template is not None:
            where = FolderField(say("Name the new folder"), str(Path.cwd() / printable(template)))
            self.app.push_screen(where, go)
