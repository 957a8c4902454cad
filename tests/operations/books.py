"""Small playbooks in memory."""

from datetime import UTC, datetime
from typing import Any

from shiftplan.domain.playbook import Anchor, Chapter, Due, Item, Option, Playbook, PlaybookKind, Role, Words
from shiftplan.domain.record import ItemState, LogLine, Mark

BEGAN = datetime(2027, 11, 2, 15, 50, tzinfo=UTC)  # 23:50 in Shanghai


def words(text: str) -> Words:
    return Words(zh=f"中{text}", en=text)


def item(id: str, **values: Any) -> Item:  # noqa: A002 - the field's own name
    return Item(id=id, text=words(id), done_when=words("proof"), **{"role": Role.PLANNER, **values})


def options(*names: str) -> tuple[Option, ...]:
    return tuple(Option(id=name, text=words(name)) for name in names)


def card(*items: Item, kind: PlaybookKind = PlaybookKind.ROUTINE, **values: Any) -> Playbook:
    """One chapter, due five minutes after the beginning."""
    anchors = {PlaybookKind.INCIDENT: Anchor.INCIDENT, PlaybookKind.CHECKLIST: Anchor.DAY}
    due = Due(anchor=anchors.get(kind, Anchor.RUN), minutes=5)
    chapters = (Chapter(id="only", title=words("only"), due=due, items=items),)
    return Playbook(**{"id": "card", "kind": kind, "title": words("card"), "chapters": chapters, **values})


def mark(state: ItemState = ItemState.DONE, reason: str = "", **values: Any) -> Mark:
    return Mark(**{"state": state, "reason": reason, "who": "li", "at": BEGAN, **values})


def note(text: str, at: datetime = BEGAN) -> LogLine:
    return LogLine(text=text, who="li", at=at)
