"""The cards of everyday work: routine, complaint, review, order state, after-sale problem."""

from shiftplan.domain.playbook import Playbook, PlaybookKind
from shiftplan.language import say
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.books import shelf
from shiftplan.planning.operations.common import unknown

OTHERS = frozenset({PlaybookKind.CHECKLIST, PlaybookKind.INCIDENT})


def work_cards(opened: OpenPlan) -> tuple[Playbook, ...]:
    """Every such card, by kind and code; the plan's own win. BadPlan for one that is broken."""
    return tuple(book for book in shelf(opened) if book.kind not in OTHERS)


def work_card(opened: OpenPlan, name: str) -> Playbook:
    """A card by its code or its id; BadInput names the nearest."""
    cards = work_cards(opened)
    by_name = {
        **{card.code.casefold(): card for card in cards if card.code},
        **{card.id: card for card in cards},
    }
    found = by_name.get(name.casefold())
    if found is None:
        raise unknown(say("there is no such card"), name, [card.id for card in cards])
    return found
