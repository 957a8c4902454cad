"""The screen of stage 6: any checklist or card, one of them shown, its cases begun and closed."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from shiftplan.domain.playbook import PlaybookKind
from shiftplan.language import printable, say
from shiftplan.operations import kind_name
from shiftplan.planning import operations
from shiftplan.tui import intentions
from shiftplan.tui.commands import Command
from shiftplan.tui.dialogs import Choice, Confirm
from shiftplan.tui.incidents.numbered import Numbered
from shiftplan.tui.operations.book_keys import KEYS
from shiftplan.tui.operations.book_setting import BookSetting
from shiftplan.tui.operations.dialogs import LineDialog

if TYPE_CHECKING:
    from datetime import datetime

    from shiftplan.planning import OpenPlan
    from shiftplan.planning.operations import Shelved

NEW, CARD = "new", "card"


class ChecklistScreen(BookSetting):
    STAGE = "checklist"
    ABOUT: ClassVar = say(
        "Checklists and cards, by pause points: nobody goes on before the items of one are settled. b shows "
        "another book; of a card there is a case for each buyer or order, begun with o. Items that the plan "
        "itself can show tick themselves and say what they read; a tick by hand that the plan contradicts is "
        "marked. An item with ? asks. Every tick is on the disk before it is shown."
    )
    KEYS: ClassVar[tuple[Command, ...]] = KEYS

    # another book

    def action_book(self) -> None:
        """Which kind, then which of it; a kind of which there is one book needs no second question."""
        self.post_message(intentions.Record(operations.books, self._choose_kind))

    def _choose_kind(self, books: "tuple[Shelved, ...]") -> None:
        kinds = list(dict.fromkeys(one.book.kind for one in books))
        choices = [
            Choice(kind.value, f"{number}  {kind_name(kind)}", _titles(books, kind))
            for number, kind in enumerate(kinds, 1)
        ]
        here = self.whole.playbook.kind.value if self.whole else ""
        chosen = partial(self._choose_book, books)
        self.app.push_screen(Numbered(say("Which book?"), choices, here), chosen)

    def _choose_book(self, books: "tuple[Shelved, ...]", kind: str | None) -> None:
        of_kind = [one for one in books if one.book.kind.value == kind]
        if len(of_kind) == 1:
            self._choose_case(of_kind[0])
        elif of_kind:
            choices = [
                Choice(one.book.id, f"{number}  {one.book.code} {one.book.title}", _about(one))
                for number, one in enumerate(of_kind, 1)
            ]
            title = say("{kind}", kind=kind_name(PlaybookKind(kind or "")))
            named = {one.book.id: one for one in of_kind}

            def chosen(book: str | None) -> None:
                if book is not None:
                    self._choose_case(named[book])

            self.app.push_screen(Numbered(title, choices), chosen)

    def _choose_case(self, one: "Shelved") -> None:
        """A card with open cases: one of those, a new one, or only the card."""
        if not one.open_runs:
            self._show(one.book.id, None)
            return
        choices = [
            Choice(
                str(run.id), f"{place}  {run.name(one.book.code)} {printable(run.title) or one.book.title}"
            )
            for place, run in enumerate(one.open_runs[-7:], 1)
        ]
        choices.append(Choice(CARD, f"{len(choices) + 1}  {say('the card itself')}"))

        def chosen(case: str | None) -> None:
            if case is not None:
                self._show(one.book.id, None if case == CARD else int(case))

        self.app.push_screen(Numbered(say("{book}", book=one.book.title), choices), chosen)

    def _show(self, book: str, run: int | None) -> None:
        self.post_message(intentions.ShowBook(book, run))

    def action_brief(self) -> None:
        self.post_message(intentions.WriteBrief())

    # cases

    def action_begin(self) -> None:
        view = self.whole
        if view is None:
            return
        if not view.playbook.has_runs:
            self.say_it(say("A checklist is walked once; choose a card with b."))
        elif view.playbook.kind is PlaybookKind.INCIDENT:
            self.say_it(say("Incidents are declared on 7, with o."))
        else:
            title = say("New case: {book}", book=view.playbook.title)
            write = partial(self._begin, view.playbook.id, self.desk.now())
            self.app.push_screen(LineDialog(title, say("which buyer, which order?"), write))

    def _begin(self, book: str, now: "datetime", title: str, opened: "OpenPlan") -> None:
        """In a thread: the case is on the disk before it is shown."""
        number = operations.begin(opened, book, title, now=now)
        self.post_message(intentions.ShowBook(book, number))

    def action_close(self) -> None:
        view = self.whole
        if view is None or view.run is None or view.run.closed:
            self.say_it(say("No open case is shown."))
            return
        left = len(view.steps) - view.settled
        what = (
            say(
                "{count} {count:item is|items are} open; {count:it stays|they stay} visible as open.",
                count=left,
            )
            if left
            else say("Every item is settled.")
        )
        question = Confirm(
            say("Close {name}?", name=view.run.name), what, say("close it"), say("keep it open")
        )
        write = partial(_close, view.playbook.id, view.run.number, self.desk.now())

        def answered(sure: bool | None) -> None:  # noqa: FBT001 - Textual hands the answer over so
            if sure:
                self.post_message(intentions.Record(write))

        self.app.push_screen(question, answered)


def _titles(books: "tuple[Shelved, ...]", kind: PlaybookKind) -> str:
    """The only book of a kind, or how many there are; and how many cases are open."""
    of_kind = [one for one in books if one.book.kind is kind]
    running = sum(len(one.open_runs) for one in of_kind)
    what = (
        str(of_kind[0].book.title)
        if len(of_kind) == 1
        else str(say("{count} {count:book|books}", count=len(of_kind)))
    )
    return f"{what} · {say('{open} open', open=running)}" if running else what


def _about(one: "Shelved") -> str:
    if one.settled is not None:
        return str(say("{progress} settled", progress=one.settled))
    if one.open_runs:
        return str(say("{open} open", open=len(one.open_runs)))
    return str(one.book.declare_when or "")


def _close(book: str, run: int, now: "datetime", opened: "OpenPlan") -> None:
    operations.finish(opened, book, run, now=now)
