"""The incidents of a plan: opened from a card, walked, logged, closed."""

from datetime import datetime

from shiftplan.domain.playbook import Playbook, PlaybookKind
from shiftplan.domain.record import Incident, ItemState
from shiftplan.errors import BadInput
from shiftplan.files.playbooks import read_cards
from shiftplan.journal import login_name
from shiftplan.language import say
from shiftplan.operations import IncidentView
from shiftplan.operations import incident as view_incident
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.books import shelf
from shiftplan.planning.operations.common import journal_of, must_wait, right_now, unknown
from shiftplan.planning.operations.knowing import facts_at_hand


def cards(opened: OpenPlan) -> tuple[Playbook, ...]:
    """The incident cards that may be opened."""
    return read_cards(opened.folder)


def incidents(opened: OpenPlan, now: datetime | None = None) -> tuple[IncidentView, ...]:
    """Every incident, open ones first, the newest on top."""
    known, others = {card.id: card for card in cards(opened)}, _cards_of_other_kinds(opened)
    records = (record for record in journal_of(opened).incidents.all() if record.card not in others)
    newest_first = sorted(records, key=lambda record: (not record.open, -record.id))
    return tuple(_viewed(opened, record, known.get(record.card), now) for record in newest_first)


def incident(opened: OpenPlan, number: int, now: datetime | None = None) -> IncidentView:
    """One incident; BadInput names those there are."""
    views = incidents(opened, now)
    found = next((view for view in views if view.id == number), None)
    if found is None:
        numbers = ", ".join(str(view.id) for view in views)
        hint = (
            say("those there are: {numbers}", numbers=numbers) if views else say("none has been opened yet")
        )
        raise BadInput(say("there is no incident {number}", number=number), hint)
    return found


def open_incident(opened: OpenPlan, card_id: str, title: str = "", who: str | None = None) -> IncidentView:
    """Open an incident from a card, named by its id or its code (E1)."""
    card = _card(opened, card_id)
    number = journal_of(opened).incidents.open(card.id, title.strip(), who or login_name())
    return incident(opened, number)


def tick_step(
    opened: OpenPlan, number: int, step_id: str, who: str | None = None, *, done: bool = True
) -> IncidentView:
    """Tick a step (or take the tick back); refused while steps that it needs are open."""
    view = _still_open(opened, number)
    step = view.of(step_id)
    if step is None:
        raise unknown(say("this card has no such step"), step_id, [known.item.id for known in view.steps])
    if done and step.waits_for:
        raise must_wait(step_id, str(step.waits_for[0]))
    state = ItemState.DONE if done else ItemState.OPEN
    journal_of(opened).incidents.mark(number, step_id, state, who or login_name())
    return incident(opened, number)


def log_line(opened: OpenPlan, number: int, text: str, who: str | None = None) -> IncidentView:
    """Write a line into an incident's log, closed or not."""
    if not text.strip():
        raise BadInput(say("the line is empty"), say("write what happened or was decided"))
    journal_of(opened).incidents.log(incident(opened, number).id, text.strip(), who or login_name())
    return incident(opened, number)


def close_incident(opened: OpenPlan, number: int, who: str | None = None) -> IncidentView:
    """Close an incident; its open steps stay visible as open."""
    journal_of(opened).incidents.close(_still_open(opened, number).id, who or login_name())
    return incident(opened, number)


def _cards_of_other_kinds(opened: OpenPlan) -> set[str]:
    """Their runs lie in the same table; a card that is gone may have been an incident's."""
    return {book.id for book in shelf(opened) if book.kind is not PlaybookKind.INCIDENT}


def _card(opened: OpenPlan, name: str) -> Playbook:
    known = {card.id: card for card in cards(opened)}
    codes = {card.code.casefold(): card for card in known.values() if card.code}
    found = known.get(name) or known.get(f"incident_{name}") or codes.get(name.casefold())
    if found is None:
        raise unknown(say("there is no such card"), name, [*known, *(card.code for card in known.values())])
    return found


def _still_open(opened: OpenPlan, number: int) -> IncidentView:
    view = incident(opened, number)
    if not view.open:
        raise BadInput(
            say("incident {number} was closed by {who}", number=number, who=view.closed_by),
            say("open a new one, or add a line to its log"),
        )
    return view


def _viewed(opened: OpenPlan, record: Incident, card: Playbook | None, now: datetime | None) -> IncidentView:
    moment = now or right_now(opened)
    return view_incident(record, card, facts_at_hand(opened, moment), moment)
