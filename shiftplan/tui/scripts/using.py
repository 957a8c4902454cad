"""What is done with a script: filled from an order, copied, kept in the shop's own words."""

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from shiftplan.domain.blanks import GAPS, Filled
from shiftplan.domain.script import KIND_NAMES, Script, ScriptKind
from shiftplan.language import Message, _, say
from shiftplan.planning.operations import scripts as library_of
from shiftplan.tui import intentions
from shiftplan.tui.dialogs import Choice, Chooser, Confirm
from shiftplan.tui.scripts.details import DetailsWindow
from shiftplan.tui.scripts.editor import Editor
from shiftplan.tui.scripts.finder import Finder
from shiftplan.tui.scripts.screen import Finding

if TYPE_CHECKING:
    from datetime import datetime

    from shiftplan.planning import OpenPlan


class ScriptsScreen(Finding):
    @on(Input.Submitted)
    def action_copy(self) -> None:
        """Copy the script; one with open gaps is named first."""
        script = self.script
        if script is None:
            self.say_it(say("There is no script here to copy."))
            return
        text = library_of.filled(self.library, script, self.details)
        if text.whole:
            self._copy(script, text)
            return
        names = _(", ").join(str(GAPS[gap]) for gap in text.missing)
        question = Confirm(
            say("Not whole yet"),
            say("Still open: {gaps}. Copied as it is, they stand there as 【…】.", gaps=names),
            say("copy it so"),
            say("fill them in"),
        )
        self.app.push_screen(question, partial(self._answered, script, text))

    def _answered(self, script: Script, text: Filled, sure: bool | None) -> None:  # noqa: FBT001 - Textual's way
        if sure:
            self._copy(script, text)
        else:
            self.action_details()

    def _copy(self, script: Script, text: Filled) -> None:
        """By the terminal's own clipboard, which not every terminal gives; and note that it was used."""
        self.app.copy_to_clipboard(text.text)
        self.post_message(intentions.Record(partial(_note, script.id, self.desk.now())))
        self.say_it(say("Copied, where the terminal allows it: {title}", title=script.title))

    # the order

    def action_details(self) -> None:
        wanted = self.script.gaps if self.script else ()
        self.app.push_screen(DetailsWindow({**self.library.facts, **self.details}, wanted), self._know)

    def _know(self, details: dict[str, str] | None) -> None:
        """What the shop fills in once for all is none of the order's."""
        if details is not None:
            facts = self.library.facts
            self.details = {gap: text for gap, text in details.items() if facts.get(gap) != text}
            self.draw()

    @on(Finder.OrderPasted)
    def take_order(self, event: Finder.OrderPasted) -> None:
        """An order's text: another order's details do not stay beside it."""
        order = library_of.read_order(event.text)
        for gap, values in order.unclear.items():
            several = say(
                "the order's text has several for {gap}: {values}; none was taken",
                gap=GAPS[gap],
                values=_(", ").join(values),
            )
            self.say_it(several)
        if not order.values:
            self.say_it(say("Nothing of an order was found in the text; type it with ^d."))
            return
        self.details = dict(order.values)
        self.draw()

    def action_forget(self) -> None:
        self.details = {}
        self.query_one(Finder).value = ""
        self.draw()
        self.say_it(say("The order's details are forgotten."))

    # the shop's own

    def action_edit(self) -> None:
        if self.script is not None:
            self.app.push_screen(Editor(self.script.id, self.script.kind, self.script), self._kept)

    def action_new(self) -> None:
        if self.kind is not None:
            self._write_new(self.kind.value)
            return
        choices = [Choice(kind.value, str(name)) for kind, name in KIND_NAMES.items()]
        self.app.push_screen(Chooser(say("What is it for?"), choices), self._write_new)

    def _write_new(self, kind: str | None) -> None:
        if kind is not None:
            known = {script.id for script in self.library.scripts}
            free = next(name for n in range(1, len(known) + 2) if (name := f"own_{n}") not in known)
            self.app.push_screen(Editor(free, ScriptKind(kind), None), self._kept)

    def _kept(self, written: bool | None) -> None:  # noqa: FBT001 - Textual's way
        if written:
            self.read()
            self.say_it(say("Written into the plan folder: scripts/own.toml"))

    def action_drop(self) -> None:
        script = self.script
        if script is None or script.id not in self.library.own:
            self.say_it(say("This is none of the shop's own."))
            return
        question = Confirm(
            say("Take it away?"),
            say("“{title}” goes from the plan folder; ours of this name counts again.", title=script.title),
            say("take it away"),
            say("keep it"),
        )
        self.app.push_screen(question, partial(self._drop, script.id))

    def _drop(self, script_id: str, sure: bool | None) -> None:  # noqa: FBT001 - Textual's way
        if sure:
            self.post_message(intentions.Record(partial(_drop, script_id), lambda _: self.read()))

    # leaving

    def action_back(self) -> None:
        """First the words go, then the window, and with it what was known of the order."""
        field = self.query_one(Finder)
        if field.value:
            field.value = ""
        else:
            self.dismiss()

    def action_cards(self) -> None:
        from shiftplan.tui.scripts.cards_screen import CardsScreen  # noqa: PLC0415 - seldom needed

        self.app.push_screen(CardsScreen(self.details))

    def say_it(self, text: Message) -> None:
        self.notify(str(text), markup=False)


def _note(script_id: str, now: "datetime", opened: "OpenPlan") -> None:
    library_of.note_script(opened, script_id, now=now)


def _drop(script_id: str, opened: "OpenPlan") -> None:
    library_of.drop_own_script(opened, script_id)
