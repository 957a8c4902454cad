"""The window of a recipe: its numbers to change, and what they give as one types; ^s writes it."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static

from shiftplan.domain.derivation import Derived
from shiftplan.domain.plan import Plan
from shiftplan.domain.recipe import RECIPE_WORDS, Recipe
from shiftplan.errors import BadInput, ShiftplanError
from shiftplan.language import say
from shiftplan.tui import intentions
from shiftplan.tui.forecast.recipes import texts, work
from shiftplan.tui.forecast.recipes.form import Form
from shiftplan.tui.frame.says import Clickable, Says, clickable

if TYPE_CHECKING:
    from shiftplan.tui.app import ShiftplanApp

OTHER = "other"
PAUSE_SECONDS = 0.15
"""A pause in typing after which the recipe is worked out anew."""


class Keys(Clickable):
    """What can be done here, to press or to click."""

    def render(self) -> Content:
        known = (
            ("^s", say("take it"), "screen.accept"),
            ("↑↓", say("fields"), "app.focus_next"),
            ("pgdn", say("steps on"), "screen.scroll_steps(1)"),
            ("^o", say("another way"), f"screen.dismiss('{OTHER}')"),
            ("esc", say("close"), "screen.dismiss(None)"),
        )
        parts = [
            clickable(Content.assemble((key, "$key bold"), f" {text}"), does) for key, text, does in known
        ]
        return Content("   ").join(parts)


class RecipeDialog(ModalScreen[str | None]):
    """Gives `OTHER` when another kind is wanted. Works the recipe out in a thread whenever a number changes;
    late answers are dropped.
    """

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("ctrl+o", f"dismiss('{OTHER}')", show=False, priority=True),
        Binding("ctrl+s", "accept", show=False, priority=True),
        Binding("down,enter", "app.focus_next", show=False, priority=True),
        Binding("up", "app.focus_previous", show=False, priority=True),
        Binding("pagedown", "scroll_steps(1)", show=False, priority=True),
        Binding("pageup", "scroll_steps(-1)", show=False, priority=True),
    ]
    CSS_PATH = "recipes.tcss"

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form
        self.recipe: Recipe | None = None
        self._asked = 0
        self._pause: Timer | None = None

    @property
    def plan(self) -> Plan:
        return cast("ShiftplanApp", self.app).workspace.plan

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = str(say("How this was made: {kind}", kind=RECIPE_WORDS[self.form.kind]))
            yield Static(id="totals", markup=False)
            with Container(id="parts"):
                with VerticalScroll(id="fields", can_focus=False):
                    for i, field in enumerate(self.form.fields):
                        with Horizontal(classes="field"):
                            yield Says(field.label)
                            yield Input(field.first, id=f"field-{i}", select_on_focus=True)
                with VerticalScroll(id="steps", can_focus=False):
                    yield Static(id="steps-text", markup=False)
            yield Keys()

    def on_mount(self) -> None:
        inputs = self.query(Input)
        if inputs:
            inputs.first().focus()
        self._work_out()

    # working out

    @on(Input.Changed)
    def wait(self) -> None:
        """Work out once the typing pauses."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE_SECONDS, self._work_out)

    def _work_out(self) -> None:
        self._asked += 1
        self.recipe = None
        try:
            recipe = self.form.recipe([field.value for field in self.query(Input)])
        except BadInput as error:
            self._refuse(self._asked, error)
            return
        self.query_one(".dialog").border_subtitle = str(say("◌ working it out …"))
        done = partial(self._show, self._asked, recipe)
        failed = partial(self._refuse, self._asked)
        self.post_message(intentions.Ask(partial(work.derive, recipe), done, failed))

    def _show(self, number: int, recipe: Recipe, derived: Derived) -> None:
        if number == self._asked and self.is_attached:
            self.recipe = recipe
            self.query_one(".dialog").border_subtitle = ""
            self._say(texts.totals(self.plan, derived))
            self.query_one("#steps-text", Static).update(texts.steps(derived))

    def _refuse(self, number: int, error: ShiftplanError) -> None:
        if number == self._asked and self.is_attached:
            self.query_one(".dialog").border_subtitle = ""
            hint = Content(f"\n→ {error.hint}" if error.hint else "\n ")
            self._say(Content.styled(str(error), "$error bold") + hint)

    def _say(self, text: Content) -> None:
        self.query_one("#totals", Static).update(text)

    def action_scroll_steps(self, pages: int) -> None:
        scroll = self.query_one("#steps", VerticalScroll)
        scroll.scroll_page_down(animate=False) if pages > 0 else scroll.scroll_page_up(animate=False)

    # taking

    def action_accept(self) -> None:
        """Write it, when what stands in the fields has been worked out."""
        if self.recipe is None:
            return
        failed = partial(self._refuse, self._asked)
        change = partial(work.accept, self.recipe)
        self.post_message(intentions.ChangePlan(say("making the forecast"), change, self._taken, failed))

    def _taken(self, _: object) -> None:
        self.app.notify(str(say("The forecast is made anew; forecast.toml keeps how.")), markup=False)
        if self.is_attached:
            self.dismiss(None)
