"""What a card says beside its steps and scripts, as sentences for screen and command line alike."""

from collections.abc import Iterator

from shiftplan.domain.playbook import Item, Playbook
from shiftplan.language import Message, say


def notes_of(card: Playbook, item: Item) -> Iterator[Message]:
    """When the step is there, what it asks, what to mind, to avoid, to pass up and to log."""
    for when in item.when:
        asked = card.item(when.item or "")
        if asked is not None and when.answer:
            chosen = " / ".join(str(option.text) for option in asked.options if option.id in when.answer)
            yield say("only for: {answers}", answers=chosen)
    if item.options:
        yield say("choose: {options}", options=" / ".join(str(option.text) for option in item.options))
    if item.warning:
        yield say("mind: {text}", text=item.warning)
    if item.avoid:
        yield say("do not say: {text}", text=item.avoid)
    if item.escalate:
        yield say("pass it up: {text}", text=item.escalate)
    if item.log:
        yield say("log: {text}", text=item.log)
