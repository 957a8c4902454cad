"""Items of a playbook set on the screen: done, answered, under way, left out with a reason, noted."""

from functools import partial
from typing import TYPE_CHECKING

from shiftplan.domain.record import ItemState
from shiftplan.errors import ShiftplanError
from shiftplan.language import say
from shiftplan.operations import Standing, StepView
from shiftplan.planning import operations
from shiftplan.planning.operations import Place
from shiftplan.tui import intentions
from shiftplan.tui.dialogs import Choice
from shiftplan.tui.incidents.numbered import Numbered
from shiftplan.tui.operations.book_screen import BookScreen
from shiftplan.tui.operations.dialogs import LineDialog

if TYPE_CHECKING:
    from datetime import datetime

    from shiftplan.planning import OpenPlan

SETTLED_BY_HAND = frozenset({Standing.DONE, Standing.SKIPPED})


class BookSetting(BookScreen):
    @property
    def place(self) -> Place:
        """Where a tick goes: the checklist shown, or the run shown."""
        view = self.whole
        if view is None:
            return Place()
        return Place(view.playbook.id, view.run.number if view.run else None)

    def action_tick(self) -> None:
        item = self._settable()
        if item is None:
            return
        if item.standing is Standing.AUTO_DONE:
            self.say_it(say("The plan shows this by itself; there is nothing to tick."))
        elif item.standing in SETTLED_BY_HAND:
            self._set(item, ItemState.OPEN)
        elif item.waits_for:
            self.say_it(say("This waits for: {item}", item=item.waits_for[0]))
        elif item.item.options:
            self._ask(item)
        else:
            self._set(item, ItemState.DONE)

    def action_doing(self) -> None:
        item = self._settable()
        if item is not None:
            self._set(item, ItemState.OPEN if item.standing is Standing.DOING else ItemState.DOING)

    def action_skip(self) -> None:
        item = self._settable()
        if item is not None:
            write = partial(_skip, item.item.id, self.place, self.desk.now())
            self.app.push_screen(LineDialog(say("Skip: {item}", item=item.item.text), say("why?"), write))

    def action_evidence(self) -> None:
        item = self._settable(closed_too=True)
        if item is not None:
            write = partial(_note, item.item.id, self.place, self.desk.now())
            hint = (
                say("{what}", what=item.item.log)
                if item.item.log
                else say("what was seen, where the proof is")
            )
            self.app.push_screen(LineDialog(say("Evidence: {item}", item=item.item.text), hint, write))

    def _settable(self, *, closed_too: bool = False) -> StepView | None:
        """The item under the cursor, unless nothing can be set here; then it is said why."""
        view, item = self.whole, self.item
        if view is None or item is None:
            return None
        if view.playbook.has_runs and view.run is None:
            self.say_it(say("This is the card itself. Begin a case with o."))
            return None
        if view.run is not None and view.run.closed and not closed_too:
            self.say_it(say("This case is closed; notes can still be added with e."))
            return None
        return item

    def _ask(self, item: StepView) -> None:
        options = [
            Choice(option.id, f"{number}  {option.text}")
            for number, option in enumerate(item.item.options, 1)
        ]

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._set(item, ItemState.DONE, answer)

        self.app.push_screen(Numbered(say("{question}", question=item.item.text), options), answered)

    def _set(self, item: StepView, state: ItemState, said: str = "") -> None:
        """Ask for the change; until it is on the disk the item shows that it is being written."""
        name = item.item.id
        if name in self._being_written:
            return
        self._being_written |= {name}
        self.show(self.workspace)
        done, failed = partial(self._written, name), partial(self._refused, name)
        write = partial(_set, name, state, said, self.place, self.desk.now())
        self.post_message(intentions.Record(write, done, failed))

    def _written(self, name: str, _: object) -> None:
        """It is on the disk; the sign goes when the list has been read again, which follows at once."""
        self._being_written -= {name}

    def _refused(self, name: str, error: ShiftplanError) -> None:
        self._being_written -= {name}
        self.show(self.workspace)
        self.desk.tell(error)


def _set(item: str, state: ItemState, said: str, place: Place, now: "datetime", opened: "OpenPlan") -> None:
    operations.set_step(opened, item, state, place, said=said, now=now)


def _skip(item: str, place: Place, now: "datetime", reason: str, opened: "OpenPlan") -> None:
    operations.set_step(opened, item, ItemState.SKIPPED, place, said=reason, now=now)


def _note(item: str, place: Place, now: "datetime", text: str, opened: "OpenPlan") -> None:
    operations.note(opened, item, text, place, now=now)
