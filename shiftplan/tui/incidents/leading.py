"""Leading an incident on its screen: the log, decisions, updates, severity, seats, title."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from shiftplan.domain.blanks import left_open
from shiftplan.errors import BadInput
from shiftplan.language import Message, _, printable, say
from shiftplan.operations import COMMANDER, SeatView
from shiftplan.planning import operations
from shiftplan.tui import intentions
from shiftplan.tui.dialogs import Choice, Confirm
from shiftplan.tui.incidents.base import IncidentBase
from shiftplan.tui.incidents.fields import Field, Values
from shiftplan.tui.incidents.numbered import Numbered
from shiftplan.tui.operations import marks

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan

TEXT, BY, WHY = "text", "by", "why"


class Leading(IncidentBase):
    def action_line(self) -> None:
        title = say("A line for the log of {name}", name=self.called)
        self.ask(title, [Field(TEXT, say("what was seen"))], _log)

    def action_decision(self) -> None:
        view = self.view
        if view is None:
            return
        fields = [
            Field(TEXT, say("what is decided")),
            Field(BY, say("who decided"), view.commander, names=self._names),
            Field(WHY, say("why"), hint=say("may stay empty")),
        ]
        self.ask(say("A decision for {name}", name=view.name), fields, _decide)

    def action_update(self) -> None:
        """The text of the update, filled as far as it is known; written, it is copied to be pasted."""
        now = self.desk.now()
        work = partial(_template, self.number, now)
        self.post_message(intentions.Ask(work, self._fill_update, opens=True))

    def _fill_update(self, text: str) -> None:
        view = self.view
        if view is None or not self.is_current:
            return
        about = say(
            "Fill in what stands in 【】. Written, it is copied: paste it to {people}.",
            people=view.level.tell,
        )
        self.ask(
            say("The update of {name}", name=view.name),
            [Field(TEXT, say("update"), text, long=True)],
            Update(),
            Content(str(about)),
            lambda values: marks.copied(self.app, printable(values[TEXT])),
        )

    def action_title(self) -> None:
        view = self.view
        if view is not None:
            field = Field(TEXT, say("what happened"), view.title)
            self.ask(say("What is {name} called?", name=view.name), [field], _title)

    # severity

    def action_severity(self) -> None:
        opened = self.desk.workspace.opened
        if opened is None or self.view is None:
            return
        levels = operations.severities(opened).levels
        choices = [Choice(level.id, f"{level.id[1:]}  {level.name}", str(level.criteria)) for level in levels]
        self.app.push_screen(Numbered(say("How bad is it? Press its number"), choices), self._take_level)

    def _take_level(self, level: str | None) -> None:
        if level is None:
            return
        if self.view is not None and self.view.level.id == level:
            self.tell(say("it is {level} already", level=level))
            return

        def write(opened: "OpenPlan", number: int, values: Values, now: datetime) -> None:
            operations.set_severity(opened, number, level, values[WHY], now=now)

        title = say("Severity {level}: why?", level=level)
        self.ask(title, [Field(WHY, say("what has changed"))], write)

    # seats

    def action_seats(self) -> None:
        view = self.view
        if view is None:
            return
        choices = [
            Choice(seat.id, f"{place}  {seat.name}", f"{seat.holder or '–'} · {seat.duty}")
            for place, seat in enumerate(view.seats, 1)
        ]
        self.app.push_screen(Numbered(say("Which seat? Press its number"), choices), self._take_seat)

    def _take_seat(self, chosen: str | None) -> None:
        seat = self.view.seat(chosen) if self.view and chosen else None
        if seat is None:
            return

        def write(opened: "OpenPlan", number: int, values: Values, now: datetime) -> None:
            operations.take_seat(opened, number, seat.id, values[TEXT], now=now)

        field = Field(TEXT, say("who takes it"), names=self._names)
        title = say("{seat}: {duty}", seat=seat.name, duty=seat.duty)
        self.ask(title, [field], write, after=lambda __: self._said_aloud(seat))

    def _said_aloud(self, seat: SeatView) -> None:
        """A change of command is said aloud: the sentence is shown, and copied for the group."""
        if seat.id == COMMANDER:
            now = self.desk.now()
            work = partial(_aloud, self.number, now)
            self.post_message(intentions.Ask(work, self._show_aloud, opens=True))

    def _show_aloud(self, sentence: Message) -> None:
        self.app.copy_to_clipboard(str(sentence))
        yes, no = say("said, and pasted into the group"), say("close this")
        self.app.push_screen(Confirm(say("Say it aloud"), sentence, yes, no))

    @property
    def _names(self) -> tuple[str, ...]:
        """Of everybody in the plan, to complete what is typed."""
        return tuple(agent.name for agent in self.desk.workspace.plan.agents)


def _aloud(number: int, now: datetime, opened: "OpenPlan") -> Message:
    return operations.aloud(operations.incident(opened, number, now))


def _log(opened: "OpenPlan", number: int, values: Values, now: datetime) -> None:
    operations.log_line(opened, number, values[TEXT], now=now)


def _decide(opened: "OpenPlan", number: int, values: Values, now: datetime) -> None:
    operations.decide(opened, number, values[TEXT], values[BY], values[WHY], now=now)


def _template(number: int, now: datetime, opened: "OpenPlan") -> str:
    return operations.update_text(opened, number, now)


class Update:
    """Writes an update; one with blanks is named first, and written when it is asked for again."""

    def __init__(self) -> None:
        self._warned_of = ""

    def __call__(self, opened: "OpenPlan", number: int, values: Values, now: datetime) -> None:
        text = values[TEXT]
        gaps = left_open(text)
        if gaps and text != self._warned_of:
            self._warned_of = text
            names = _(", ").join(gaps)
            raise BadInput(say("still blank: {gaps}", gaps=names), say("fill it in; enter again gives it so"))
        operations.give_update(opened, number, text, now=now)


def _title(opened: "OpenPlan", number: int, values: Values, now: datetime) -> None:
    operations.set_title(opened, number, values[TEXT], now=now)
