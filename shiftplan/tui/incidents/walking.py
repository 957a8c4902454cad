"""Walking the steps of an incident's card: done, answered, left out with a reason, noted, copied."""

from abc import abstractmethod
from functools import partial
from typing import TYPE_CHECKING, Any

from shiftplan.domain.playbook import Playbook
from shiftplan.domain.record import ItemState
from shiftplan.errors import ShiftplanError
from shiftplan.language import say
from shiftplan.operations import Standing, StepView
from shiftplan.planning import operations
from shiftplan.tui import intentions
from shiftplan.tui.dialogs import Choice
from shiftplan.tui.incidents.base import IncidentBase
from shiftplan.tui.incidents.fields import Field, Values
from shiftplan.tui.incidents.numbered import Numbered
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Board

if TYPE_CHECKING:
    from datetime import datetime

    from shiftplan.planning import OpenPlan

NOTHING = "-"
"""Stands for a step that no card has."""
TEXT = "text"


class Walking(IncidentBase):
    def __init__(self, number: int, card: Playbook | None = None) -> None:
        super().__init__(number, card)
        self._being_written: frozenset[str] = frozenset()
        self._settled = ""

    @property
    def step(self) -> StepView | None:
        """The step under the cursor."""
        return self.view.of(self.query_one(Board).here) if self.view else None

    @abstractmethod
    def show(self) -> None:
        """Draw everything anew."""

    def action_tick(self) -> None:
        """Done, or open again; a step that asks is answered with a number."""
        step = self._free_step()
        if step is None:
            return
        if step.settled:
            self._set(step, ItemState.OPEN)
        elif step.item.options:
            choices = [
                Choice(option.id, f"{place}  {option.text}")
                for place, option in enumerate(step.item.options, 1)
            ]
            answer = partial(self._answered, step)
            self.app.push_screen(Numbered(say("{question}", question=step.item.text), choices), answer)
        else:
            self._set(step, ItemState.DONE)

    def action_doing(self) -> None:
        """Say that the step is under way, or no longer; its timer runs from then on."""
        step = self._free_step()
        if step is not None and not step.settled:
            doing = step.standing is Standing.DOING
            self._set(step, ItemState.OPEN if doing else ItemState.DOING)

    def _answered(self, step: StepView, answer: str | None) -> None:
        if answer is not None:
            self._set(step, ItemState.DONE, answer)

    def _free_step(self) -> StepView | None:
        """The step under the cursor, if it may be set now; else it is said why not."""
        step = self.step
        if step is None or step.item.id in self._being_written:
            return None
        if step.waits_for and not step.settled:
            self.tell(say("This waits for: {item}", item=step.waits_for[0]))
            return None
        return step

    def _set(self, step: StepView, state: ItemState, said: str = "") -> None:
        """Until it is on the disk the step shows that it is being written; then the cursor goes on."""
        name = step.item.id
        self._being_written |= {name}
        self._settled = name if state is ItemState.DONE else NOTHING
        self.show()
        write = partial(_set, self.number, name, state, said, self.desk.now())
        self.post_message(
            intentions.Record(write, partial(self._written, name), partial(self._refused, name))
        )

    def _written(self, name: str, _: object) -> None:
        self._being_written -= {name}

    def _refused(self, name: str, error: ShiftplanError) -> None:
        self._being_written -= {name}
        self.show()
        self.desk.tell(error)

    def action_skip(self) -> None:
        """Leave a step out, with a reason."""
        step = self.step
        if step is None:
            return
        name = step.item.id

        def write(opened: "OpenPlan", number: int, values: Values, now: "datetime") -> None:
            operations.set_incident_step(opened, number, name, ItemState.SKIPPED, said=values[TEXT], now=now)

        self.ask(say("Leave it out: {item}", item=step.item.text), [Field(TEXT, say("why"))], write)

    def action_evidence(self) -> None:
        """Note what was seen, or who signed when, beside the step."""
        step = self.step
        if step is None:
            return
        name = step.item.id

        def write(opened: "OpenPlan", number: int, values: Values, now: "datetime") -> None:
            operations.note_step(opened, number, name, values[TEXT], now=now)

        hint = say("what was seen, who signed when, where the proof lies")
        field = Field(TEXT, say("evidence note"), hint=hint)
        self.ask(say("Evidence: {item}", item=step.item.text), [field], write)

    def action_copy(self) -> None:
        """Hand the script to the terminal's clipboard (OSC 52) with what is known in it."""
        step, view = self.step, self.view
        script = view.script(step) if step and view else None
        if script is None:
            self.tell(say("There is no script here to copy."))
            return
        marks.copied(self.app, script)


def _set(number: int, step: str, state: ItemState, said: str, now: "datetime", opened: "OpenPlan") -> Any:
    return operations.set_incident_step(opened, number, step, state, said=said, now=now)
