"""Figures and signs of the steps that a recipe shows."""

from shiftplan.domain.derivation import Figure, Operand, Step, Unit
from shiftplan.forecast.recipes.ground import Ground, Stretch
from shiftplan.language import Message, say


def contacts(value: float, label: Message | None = None) -> Figure:
    return Figure(label=label, value=value, unit=Unit.CONTACTS)


def share(value: float, label: Message, *, ours: bool = False) -> Figure:
    return Figure(label=label, value=value, unit=Unit.SHARE, ours=ours)


def times(value: float, label: Message, *, ours: bool = False) -> Figure:
    return Figure(label=label, value=value, unit=Unit.TIMES, ours=ours)


def first(figure: Figure) -> Operand:
    return Operand(sign="", figure=figure)


def by(figure: Figure) -> Operand:
    """× figure."""
    return Operand(sign="×", figure=figure)


def over(figure: Figure) -> Operand:
    """÷ figure."""
    return Operand(sign="÷", figure=figure)


def where(ground: Ground, stretch: Stretch | None, queue: str | None) -> Message:
    """The name of a phase, a queue, or both."""
    name = ground.queue_name(queue) if queue is not None else None
    if stretch is None:
        return say("all queues") if name is None else say("{queue}", queue=name)
    if name is None:
        return stretch.name
    return say("{queue}, {phase}", queue=name, phase=stretch.name)


def summed(what: Message, unit: Unit, parts: tuple[Step, ...]) -> Step:
    """A step that is the sum of its parts."""
    result = Figure(value=sum(part.result.value for part in parts), unit=unit)
    return Step(what=what, result=result, parts=parts)
