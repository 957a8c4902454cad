"""The keys of the live screen about incidents and people: declare, who is free, who is missing."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from shiftplan.language import say
from shiftplan.operations import IncidentView
from shiftplan.planning import operations
from shiftplan.tui import intentions
from shiftplan.tui.commands import Command
from shiftplan.tui.dialogs import Choice
from shiftplan.tui.incidents.numbered import Numbered
from shiftplan.tui.incidents.people import People
from shiftplan.tui.operations.incident_screen import IncidentScreen
from shiftplan.tui.stage import StageScreen

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan

KEYS = (
    Command(
        "declare", "o", say("Incident"), say("Declare an incident: this key, then its number."), footer=True
    ),
    Command("free", "k", say("Who is free"), say("Who is free with a skill, and what they may still work.")),
    Command(
        "absent",
        "A",
        say("Who is missing"),
        say("Note who is missing or has left; the rota is repaired at once."),
    ),
)


class IncidentKeys(StageScreen):
    KEYS: ClassVar[tuple[Command, ...]] = KEYS

    def action_declare(self) -> None:
        """Two keys: this one and the number of the card."""
        live = self.desk.live
        if live is None:
            return
        choices = [
            Choice(card.id, f"{place}  {card.code} {card.title}", str(card.declare_when or ""))
            for place, card in enumerate(live.cards, 1)
        ]
        self.app.push_screen(Numbered(say("Declare an incident: press its number"), choices), self._declare)

    def _declare(self, card: str | None) -> None:
        if card is not None:
            write = partial(_declared, card, self.desk.now())
            self.post_message(intentions.Record(write, self.walk))

    def walk(self, view: IncidentView) -> None:
        """Show an incident."""
        if self.is_current:
            self.app.push_screen(IncidentScreen(view.id))

    def action_free(self) -> None:
        People(self, self.desk).free()

    def action_absent(self) -> None:
        People(self, self.desk).absent()


def _declared(card: str, now: datetime, opened: "OpenPlan") -> IncidentView:
    return operations.declare(opened, card, now=now)
