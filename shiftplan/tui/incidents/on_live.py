"""The keys of the live screen about incidents and people: declare, who is free, who is missing."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from shiftplan.domain.playbook import Playbook
from shiftplan.language import say
from shiftplan.operations import IncidentView
from shiftplan.planning import operations
from shiftplan.tui import intentions
from shiftplan.tui.commands import Command
from shiftplan.tui.dialogs import Choice
from shiftplan.tui.incidents.base import NOT_YET
from shiftplan.tui.incidents.numbered import MOST_DIGITS, Numbered
from shiftplan.tui.incidents.people import People
from shiftplan.tui.operations.incident_screen import IncidentScreen
from shiftplan.tui.operations.live_texts import open_since
from shiftplan.tui.stage import StageScreen

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan
    from shiftplan.tui.app import ShiftplanApp

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


DECLARING = frozenset({"o", *map(str, range(1, MOST_DIGITS + 1))})
"""The keys that declare: pressed again for want of a sign they declare nothing twice."""
ANOTHER = "another"


class Cards(Numbered):
    """Which card is declared; from the digit on, keys are for the incident."""

    def __init__(self, cards: Sequence[Playbook]) -> None:
        choices = [
            Choice(card.id, f"{place}  {card.code} {card.title}", str(card.declare_when or ""))
            for place, card in enumerate(cards, 1)
        ]
        super().__init__(say("Declare an incident: press its number"), choices)

    def action_pick(self, number: int) -> None:
        if number <= len(self.choices):
            cast("ShiftplanApp", self.app).hold_keys(DECLARING)
        super().action_pick(number)


class IncidentKeys(StageScreen):
    KEYS: ClassVar[tuple[Command, ...]] = KEYS

    def action_declare(self) -> None:
        """Two keys: this one and the number of the card."""
        live = self.desk.live
        if live is not None:
            self.app.push_screen(Cards(live.cards), self._declare)

    def _declare(self, name: str | None) -> None:
        """Of a card that is open already it is asked first: a key pressed again is not a second incident."""
        live = self.desk.live
        card = next((one for one in live.cards if one.id == name), None) if live else None
        if live is None or card is None:
            return
        running = [view for view in live.open_incidents if view.card_id == card.id]
        if not running:
            self._declare_new(card)
            return
        self.desk.let_keys_go(drop=True)
        choices = [
            Choice(str(view.id), f"{place}  {view.name} {view.title}", str(open_since(view)))
            for place, view in enumerate(running[: MOST_DIGITS - 1], 1)
        ]
        choices.append(Choice(ANOTHER, f"{len(choices) + 1}  {say('declare another one')}"))
        title = say("{code} is open already: press a number", code=card.code or card.title)
        self.app.push_screen(Numbered(title, choices), partial(self._go_on, card))

    def _go_on(self, card: Playbook, chosen: str | None) -> None:
        if chosen == ANOTHER:
            self._declare_new(card)
        elif chosen is not None:
            self.app.push_screen(IncidentScreen(int(chosen)))

    def _declare_new(self, card: Playbook) -> None:
        """Its screen is there at once; what is pressed until the incident is on the disk is meant for it."""
        self.desk.hold_keys(DECLARING)
        screen = IncidentScreen(NOT_YET, card)
        self.app.push_screen(screen)
        write = partial(_declared, card.id, self.desk.now())
        self.post_message(
            intentions.Record(write, screen.declared, screen.refused, waits=True, without=DECLARING)
        )

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
