"""Other assumptions about a plan: what each changes, and how it is written on a command line."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Queue, Shrinkage
from shiftplan.domain.sweep import Input
from shiftplan.domain.words import INPUTS
from shiftplan.errors import BadInput
from shiftplan.language import Message, say

SHARES = (Input.BOT, Input.SHRINKAGE)
VALUED = (*SHARES, Input.PATIENCE)
CHANGE = re.compile(r"(?P<sign>[+\-*]?)(?P<number>\d+(?:\.\d*)?|\.\d+)(?P<percent>%?)")
MOST = 1000


@dataclass(frozen=True)
class Variant:
    """One input of every queue times `factor`, or set to `value` (seconds or a share)."""

    key: str
    label: Message
    input: Input
    factor: float | None = None
    value: float | None = None

    def changed(self, before: float) -> float:
        return before * self.factor if self.factor is not None else float(self.value or 0)

    def queues(self, plan: Plan) -> tuple[Queue, ...]:
        """The plan's queues under it; raises BadInput when a share would reach the whole."""
        edit = EDITS.get(self.input)
        return tuple(edit(queue, self) if edit else queue for queue in plan.settings.queues)


def read_variant(text: str) -> Variant:
    """A variant as written: `aht=+10%`, `patience=*0.5`, `bot=0.2`. Raises BadInput with a sentence."""
    name, _, change = (part.strip() for part in text.partition("="))
    if name not in tuple(Input):
        raise BadInput(
            say("“{text}” names no input; read “{name}”", text=text, name=name),
            say("write one of {known}, such as aht=+10%", known=", ".join(Input)),
        )
    found = CHANGE.fullmatch(change.replace("％", "%"))
    if found is None:
        raise BadInput(
            say("“{text}”: “{change}” is no change", text=text, change=change),
            say("write +10%, -10% or *0.5; for {valued} also a value", valued=", ".join(VALUED)),
        )
    return _variant(text, Input(name), found)


def _variant(text: str, what: Input, found: re.Match[str]) -> Variant:
    sign, percent = found["sign"], bool(found["percent"])
    number = float(found["number"]) / (100 if percent else 1)
    if sign == "*" or (sign and percent):
        factor = number if sign == "*" else 1 + number * (1 if sign == "+" else -1)
        if not 0 < factor <= MOST:
            raise BadInput(
                say("“{text}” leaves nothing, or far too much, of {input}", text=text, input=INPUTS[what])
            )
        return Variant(text, _changes(what, factor), what, factor=factor)
    if sign or what not in VALUED:
        raise BadInput(
            say("“{text}” must say by how much {input} changes", text=text, input=INPUTS[what]),
            say("write +10%, -10% or *0.5"),
        )
    return _set(text, what, number)


def _set(text: str, what: Input, value: float) -> Variant:
    if what in SHARES and not value < 1:
        raise BadInput(say("“{text}”: write a share below 1, such as 0.2 or 20%", text=text))
    if what is Input.PATIENCE and not value > 0:
        raise BadInput(say("“{text}”: write seconds of patience above 0", text=text))
    return Variant(text, _set_label(what, value), what, value=value)


def _changes(what: Input, factor: float) -> Message:
    return say("{input} {percent:+g} %", input=INPUTS[what], percent=round(100 * (factor - 1), 6))


def _set_label(what: Input, value: float) -> Message:
    if what in SHARES:
        return say("{input} set to {percent:g} %", input=INPUTS[what], percent=round(100 * value, 6))
    return say("{input} set to {seconds:g} s", input=INPUTS[what], seconds=value)


def value_of(queue: Queue, what: Input) -> float | None:
    """What a queue has of an input that can be set to a value; None when it has none."""
    if what is Input.SHRINKAGE:
        return queue.shrinkage.total
    if queue.deferred:
        return None
    return queue.bot_share if what is Input.BOT else queue.patience_seconds


def _aht(queue: Queue, variant: Variant) -> Queue:
    return queue.model_copy(
        update={"aht_seconds": tuple(variant.changed(seconds) for seconds in queue.aht_seconds)}
    )


def _patience(queue: Queue, variant: Variant) -> Queue:
    if queue.deferred or queue.patience_seconds is None:
        return queue
    return queue.model_copy(update={"patience_seconds": variant.changed(queue.patience_seconds)})


def _bot(queue: Queue, variant: Variant) -> Queue:
    """A bot answers people who wait for an answer; tickets and refunds are left as they are."""
    if queue.deferred:
        return queue
    return queue.model_copy(update={"bot_share": _share(queue, variant, variant.changed(queue.bot_share))})


def _shrinkage(queue: Queue, variant: Variant) -> Queue:
    before = queue.shrinkage
    total = _share(queue, variant, variant.changed(before.total))
    if before.total == 0:
        return queue.model_copy(
            update={"shrinkage": Shrinkage(absence=total, system=0, handover=0, personal=0)}
        )
    parts = {name: part * total / before.total for name, part in before.model_dump().items()}
    return queue.model_copy(update={"shrinkage": Shrinkage(**parts)})


def _share(queue: Queue, variant: Variant, share: float) -> float:
    if share >= 1:
        raise BadInput(
            say(
                "{queue}: {input} would be {share:.0%}, nothing would be left",
                queue=queue.name,
                input=INPUTS[variant.input],
                share=share,
            )
        )
    return share


EDITS: dict[Input, Callable[[Queue, Variant], Queue]] = {
    Input.AHT: _aht,
    Input.PATIENCE: _patience,
    Input.BOT: _bot,
    Input.SHRINKAGE: _shrinkage,
}

STANDARD = (
    Variant("aht=+10%", _changes(Input.AHT, 1.1), Input.AHT, factor=1.1),
    Variant("bot=20%", _set_label(Input.BOT, 0.2), Input.BOT, value=0.2),
    Variant("patience=*0.5", say("patience halves"), Input.PATIENCE, factor=0.5),
)
"""What is always tried: `bot=20%` sets the share that the bot answers, whatever it is now, to 20 %."""
