"""The window of an import: how the file is read, line by line; below it the rows, the days, the remarks."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from shiftplan.domain.mapping import Guess, Sureness
from shiftplan.domain.plan import Settings
from shiftplan.errors import ShiftplanError
from shiftplan.language import Message, printable, say
from shiftplan.tui import intentions
from shiftplan.tui.dialogs import Chooser, Confirm
from shiftplan.tui.findings import findings_text
from shiftplan.tui.forecast.importing import choices, texts, work
from shiftplan.tui.forecast.importing.choices import Corrections
from shiftplan.tui.forecast.importing.here import file_hint
from shiftplan.tui.forecast.importing.work import Read
from shiftplan.tui.frame.says import Clickable, clickable

if TYPE_CHECKING:
    from shiftplan.planning import Imported
    from shiftplan.tui.app import ShiftplanApp

PAGES: dict[str, Message] = {"rows": say("rows as read"), "days": say("by day"), "remarks": say("remarks")}


class Pages(Clickable):
    """The names of the pages below, the one shown lit; then the keys."""

    def __init__(self) -> None:
        super().__init__()
        self.here = "rows"

    def show(self, here: str) -> None:
        self.here = here
        self.refresh()

    def render(self) -> Content:
        names = [self._tab(name, text) for name, text in PAGES.items()]
        keys = [
            clickable(Content.assemble((key, "$key bold"), f" {text}"), action)
            for key, text, action in (
                ("⇥", say("next page"), "screen.turn"),
                ("a", say("take it"), "screen.accept"),
                ("esc", say("close"), "screen.dismiss(None)"),
            )
        ]
        return Content(" ").join([*names, Content(" "), *keys])

    def _tab(self, name: str, text: Message) -> Content:
        style = "$block-cursor-foreground on $block-cursor-background bold" if name == self.here else "$muted"
        return clickable(Content.styled(f" {text} ", style), f"screen.page('{name}')")


class ImportDialog(ModalScreen[None]):
    """Reads the file in a thread, and again after every correction; nothing is written before `a`."""

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("tab", "turn", show=False, priority=True),
        Binding("a", "accept", show=False),
        Binding("pagedown", "scroll_page(1)", show=False, priority=True),
        Binding("pageup", "scroll_page(-1)", show=False, priority=True),
    ]
    CSS_PATH = "importing.tcss"

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.corrections = Corrections()
        self.shown: Read | None = None
        self.page = "rows"
        self._asked = 0
        self._writing = False

    @property
    def settings(self) -> Settings:
        return cast("ShiftplanApp", self.app).workspace.plan.settings

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(printable(self.path.name))
            yield Static(id="summary", markup=False)
            yield OptionList(id="entries")
            yield Pages()
            with VerticalScroll(id="page", can_focus=False):
                yield Static(id="page-text", markup=False)

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()
        self._ask(self.corrections)

    # reading

    def _ask(self, corrections: Corrections) -> None:
        """Read the file under these corrections; an answer that comes after a newer question is dropped."""
        self._asked += 1
        self._say(Content.styled(str(say("◌ reading the file …")), "$accent"))
        done = partial(self._show, self._asked, corrections)
        failed = partial(self._refuse, self._asked)
        self.post_message(intentions.Ask(partial(work.read, self.path, corrections), done, failed))

    def _show(self, number: int, corrections: Corrections, read: Read) -> None:
        if number != self._asked or not self.is_attached:
            return
        first = self.shown is None
        self.corrections, self.shown = corrections, read
        self._fill()
        if first and read.preview is not None and read.preview.forecast is None:
            self.page = "remarks"
        self._draw()

    def _refuse(self, number: int, error: ShiftplanError) -> None:
        """Say what cannot be; what was shown before stays."""
        self._writing = False
        if number == self._asked and self.is_attached:
            self._draw()
            self._say(_fault(error))

    def _fill(self) -> None:
        """The lines of the proposal; the cursor stays, and begins at the first that must be asked."""
        options, lines = self.query_one(OptionList), self.lines
        doubtful = next((i for i, one in enumerate(lines) if one.sureness is Sureness.UNSURE), 0)
        here = doubtful if options.highlighted is None else options.highlighted
        options.clear_options()
        width = options.size.width - 2
        options.add_options(
            [Option(texts.entry(one, self.corrections, self.settings, width)) for one in lines]
        )
        options.highlighted = min(here, len(lines) - 1) if lines else None

    @property
    def lines(self) -> tuple[Guess, ...]:
        return choices.entries(self.shown.proposal) if self.shown else ()

    @on(OptionList.OptionHighlighted)
    def tell_why(self, event: OptionList.OptionHighlighted) -> None:
        """Why the line under the cursor says what it says, in full."""
        line = self.lines[event.option_index] if event.option_index < len(self.lines) else None
        why = line.why if line else None
        self.query_one(".dialog").border_subtitle = Content(printable(str(why or say("⏎ changes the line"))))

    # showing

    def _say(self, text: Content) -> None:
        self.query_one("#summary", Static).update(text)

    def _draw(self) -> None:
        """Summary and page of what has been read."""
        if self.shown is None:
            return
        self._say(texts.headline(self.shown))
        self.query_one(Pages).show(self.page)
        scroll = self.query_one("#page", VerticalScroll)
        self.query_one("#page-text", Static).update(self._page_text(self.shown, scroll.size.width or 76))

    def _page_text(self, read: Read, width: int) -> Content:
        if self.page == "rows":
            return texts.rows(read.proposal, width)
        if self.page == "days" and read.preview is not None:
            return texts.days(read.preview, self.settings, width)
        findings = texts.findings(read)
        return findings_text(findings) if findings else Content(str(say("Nothing to remark.")))

    def on_resize(self) -> None:
        self.call_after_refresh(self._fill)
        self.call_after_refresh(self._draw)

    def action_page(self, name: str) -> None:
        self.page = name
        self.query_one("#page", VerticalScroll).scroll_home(animate=False)
        self._draw()

    def action_turn(self) -> None:
        names = list(PAGES)
        self.action_page(names[(names.index(self.page) + 1) % len(names)])

    def action_scroll_page(self, pages: int) -> None:
        scroll = self.query_one("#page", VerticalScroll)
        scroll.scroll_page_down(animate=False) if pages > 0 else scroll.scroll_page_up(animate=False)

    # correcting

    @on(OptionList.OptionSelected)
    def change(self, event: OptionList.OptionSelected) -> None:
        """Offer what else the line could say."""
        if self.shown is None:
            return
        guess = self.lines[event.option_index]
        offered = choices.choices(guess, self.shown.proposal, self.settings)
        self.app.push_screen(
            Chooser(choices.label_of(guess), offered, guess.value), partial(self._put, guess)
        )

    def _put(self, guess: Guess, value: str | None) -> None:
        if value is not None and value != guess.value:
            self._ask(self.corrections.put(guess, value))

    # taking

    def action_accept(self) -> None:
        """Write it, but ask first about what is not sure."""
        if self.shown is None or self._writing:
            return
        if not texts.usable(self.shown):
            self.action_page("remarks")
            self._say(Content.styled(str(say("It cannot be taken so; the remarks say why.")), "$error bold"))
            return
        question = texts.unsure_question(self.shown.proposal, self.corrections)
        if question is None:
            self._take(sure=True)
        else:
            asked = Confirm(say("Import?"), question, say("take it so"), say("look again"))
            self.app.push_screen(asked, lambda sure: self._take(sure=bool(sure)))

    def _take(self, *, sure: bool) -> None:
        if not sure or self.shown is None:
            return
        self._writing = True
        self._say(Content.styled(str(say("◌ writing the forecast …")), "$accent"))
        change = partial(work.take, self.path, self.shown.proposal)
        failed = partial(self._refuse, self._asked)
        self.post_message(intentions.ChangePlan(say("importing"), change, self._taken, failed))

    def _taken(self, imported: "Imported") -> None:
        self.app.notify(
            str(texts.taken(imported.target.name, imported.rows, imported.replaced)), markup=False
        )
        if self.is_attached:
            self.dismiss(None)


def _fault(error: ShiftplanError) -> Content:
    """What is wrong and how to mend it, in the place of the summary."""
    text, hint = Content.styled(str(error), "$error bold"), file_hint(error)
    return text + Content.styled(f"\n→ {hint}" if hint else "", "$foreground")
