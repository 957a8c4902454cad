"""How `shiftplan cards` shows: lines for a person, data for a program."""

from collections.abc import Iterator, Mapping
from typing import Any

from shiftplan.domain.blanks import fill
from shiftplan.domain.playbook import Item, Playbook
from shiftplan.language import printable, say
from shiftplan.operations import kind_name
from shiftplan.operations.card_words import notes_of


def shelf_lines(cards: tuple[Playbook, ...]) -> Iterator[str]:
    kind = None
    for card in cards:
        if card.kind is not kind:
            kind = card.kind
            yield f"── {kind_name(kind)} ──"
        when = f" — {card.declare_when}" if card.declare_when else ""
        yield f"{card.code:<3} {card.title} ({card.id}){when}"


def card_lines(card: Playbook, details: Mapping[str, str]) -> Iterator[str]:
    """The whole card; gaps of its scripts hold what is known."""
    yield f"{card.code} {card.title} ({card.id})".strip()
    if card.declare_when:
        yield str(say("take it when: {when}", when=card.declare_when))
    if card.sources:
        yield str(say("sources: {sources}", sources=", ".join(map(printable, card.sources))))
    for chapter in card.chapters:
        yield ""
        yield f"── {chapter.title} ──"
        for item in chapter.items:
            yield from _item_lines(card, item, details)
    yield ""
    yield str(say("walk it for a case: shiftplan checklist PLAN begin --book {card} --title …", card=card.id))


def _item_lines(card: Playbook, item: Item, details: Mapping[str, str]) -> Iterator[str]:
    yield f"· {item.text}  [{item.id}]"
    yield f"    {say('done when: {proof}', proof=item.done_when)}"
    for sentence in notes_of(card, item):
        yield f"    {sentence}"
    if item.script:
        yield from (f"    > {line}" for line in fill(str(item.script), details).text.split("\n"))


def shelf_data(cards: tuple[Playbook, ...]) -> list[dict[str, Any]]:
    return [
        {
            "id": card.id,
            "code": card.code,
            "kind": card.kind,
            "title": str(card.title),
            "when": str(card.declare_when or ""),
        }
        for card in cards
    ]


def card_data(card: Playbook, details: Mapping[str, str]) -> dict[str, Any]:
    (head,) = shelf_data((card,))
    return {
        **head,
        "sources": list(card.sources),
        "chapters": [
            {
                "id": chapter.id,
                "title": str(chapter.title),
                "items": [_item_data(item, details) for item in chapter.items],
            }
            for chapter in card.chapters
        ],
    }


def _item_data(item: Item, details: Mapping[str, str]) -> dict[str, Any]:
    script = fill(str(item.script), details) if item.script else None
    return {
        "id": item.id,
        "text": str(item.text),
        "done_when": str(item.done_when),
        "options": {option.id: str(option.text) for option in item.options},
        "only_after": {when.item: list(when.answer) for when in item.when if when.item},
        "script": script.text if script else None,
        "missing": list(script.missing) if script else [],
        **{name: str(words) if words else None for name, words in _sides(item).items()},
    }


def _sides(item: Item) -> dict[str, Any]:
    return {name: getattr(item, name) for name in ("warning", "avoid", "escalate", "log")}
