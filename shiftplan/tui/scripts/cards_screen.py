"""The cards of everyday work: which one, its steps beside it, their scripts to copy, a case to begin."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import OptionList

from shiftplan.domain.blanks import GAPS, fill
from shiftplan.domain.playbook import Item, Playbook
from shiftplan.language import Message, _, say
from shiftplan.planning.operations.cards_of_work import work_cards
from shiftplan.tui import intentions
from shiftplan.tui.dialogs import Confirm, Page
from shiftplan.tui.operations.board import Board
from shiftplan.tui.operations.dialogs import LineDialog, page_width
from shiftplan.tui.scripts import card_texts as texts
from shiftplan.tui.scripts.keys import CARD_KEYS, CARDS_ABOUT
from shiftplan.tui.stage import StageScreen
from shiftplan.tui.workspace import Workspace

if TYPE_CHECKING:
    from datetime import datetime

    from shiftplan.planning import OpenPlan


class CardsScreen(StageScreen):
    """`details` are those of the order that the script window knows."""

    STAGE = "live"
    ABOUT = CARDS_ABOUT
    KEYS = CARD_KEYS
    CSS_PATH = "scripts.tcss"

    def __init__(self, details: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.details = details or {}
        self.cards: tuple[Playbook, ...] = ()

    def body(self) -> ComposeResult:
        with Horizontal():
            yield Board(id="shelf")
            yield Board(id="steps")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#shelf", Board).focus()
        self.post_message(intentions.Ask(work_cards, self._take))

    def _take(self, cards: tuple[Playbook, ...]) -> None:
        if self.is_attached:
            self.cards = cards
            self.show(self.workspace)

    def show(self, workspace: Workspace) -> None:  # noqa: ARG002 - drawn anew when the language changes
        self.query_one("#shelf", Board).draw_with(partial(texts.shelf, self.cards))
        self._draw_steps()

    @property
    def card(self) -> Playbook | None:
        here = self.query_one("#shelf", Board).here
        return next((card for card in self.cards if card.id == here), None)

    @property
    def item(self) -> Item | None:
        """The step under the cursor."""
        return self.card.item(self.query_one("#steps", Board).here) if self.card else None

    @on(OptionList.OptionHighlighted, "#shelf")
    def _draw_steps(self) -> None:
        if self.card is not None:
            self.query_one("#steps", Board).draw_with(partial(texts.steps, self.card, self.details))

    def action_pick(self, number: int) -> None:
        """The card of this number, and to its steps."""
        if number <= len(self.cards):
            self.query_one("#shelf", Board).go(self.cards[number - 1].id)
            self.query_one("#steps", Board).focus()

    @on(OptionList.OptionSelected, "#shelf")
    def action_into(self) -> None:
        self.query_one("#steps", Board).focus()

    def action_out(self) -> None:
        self.query_one("#shelf", Board).focus()

    def action_back(self) -> None:
        """From the steps to the shelf, from there out."""
        shelf = self.query_one("#shelf", Board)
        if shelf.has_focus:
            self.dismiss()
        else:
            shelf.focus()

    def action_read(self) -> None:
        if self.card is not None:
            text = texts.page(self.card, self.details, page_width(self))
            self.app.push_screen(Page(f"{self.card.code} {self.card.title}", text))

    @on(OptionList.OptionSelected, "#steps")
    def action_copy(self) -> None:
        """Copy the script of the step; open gaps are named first."""
        item = self.item
        if item is None or item.script is None:
            self.say_it(say("There is no script here to copy."))
            return
        text = fill(str(item.script), self.details)
        if text.whole:
            self._copy(text.text)
            return
        names = _(", ").join(str(GAPS[gap]) for gap in text.missing)
        question = Confirm(
            say("Not whole yet"),
            say("Still open: {gaps}. Copied as it is, they stand there as 【…】.", gaps=names),
            say("copy it so"),
            say("leave it"),
        )
        self.app.push_screen(question, partial(self._answered, text.text))

    def _answered(self, text: str, sure: bool | None) -> None:  # noqa: FBT001 - Textual's way
        if sure:
            self._copy(text)

    def _copy(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        self.say_it(say("Copied, where the terminal allows it: {title}", title=text[:20]))

    def action_begin(self) -> None:
        """Take the card for one case; it is walked on the checklist's screen."""
        card = self.card
        if card is not None:
            title = say("New case: {book}", book=card.title)
            write = partial(self._begin, card.id, self.desk.now())
            self.app.push_screen(LineDialog(title, say("which buyer, which order?"), write), self._begun)

    def _begin(self, card: str, now: "datetime", title: str, opened: "OpenPlan") -> None:
        from shiftplan.planning import operations  # noqa: PLC0415 - brings numpy, after the first paint

        number = operations.begin(opened, card, title, now=now)
        self.post_message(intentions.ShowBook(card, number))

    def _begun(self, written: bool | None) -> None:  # noqa: FBT001 - Textual's way
        if written:
            self.post_message(intentions.GoTo("checklist"))
            self.dismiss()

    def say_it(self, text: Message) -> None:
        self.notify(str(text), markup=False)
