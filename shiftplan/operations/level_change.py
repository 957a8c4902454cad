"""What changed of the levels between two looks at them."""

from shiftplan.domain.base import Frozen
from shiftplan.domain.surge import Colour
from shiftplan.language import Message, printable, say
from shiftplan.operations.names import colour_name
from shiftplan.operations.surge_view import QueueSurge, SurgeView


class QueueChange(Frozen):
    """A queue that went from one level to another; `reasons` are those of its level now."""

    queue: str
    name: str
    before: Colour
    after: Colour
    reasons: tuple[Message, ...] = ()

    @property
    def says(self) -> Message:
        before, after = colour_name(self.before), colour_name(self.after)
        return say("{queue}: {before} → {after}", queue=printable(self.name), before=before, after=after)


class LevelChange(Frozen):
    """The shop's level before and after, and the queues that moved; one of these at least."""

    before: Colour
    after: Colour
    queues: tuple[QueueChange, ...]

    @property
    def says(self) -> Message:
        before, after = colour_name(self.before), colour_name(self.after)
        return say("level: {before} → {after}", before=before, after=after)


def level_change(before: SurgeView, after: SurgeView) -> LevelChange | None:
    """What changed between two looks; None when every queue stands as it stood."""
    old = {one.queue: one.level for one in before.queues}
    moved = tuple(_moved(old[one.queue], one) for one in after.queues if old[one.queue] is not one.level)
    return LevelChange(before=before.level, after=after.level, queues=moved) if moved else None


def _moved(before: Colour, one: QueueSurge) -> QueueChange:
    return QueueChange(queue=one.queue, name=one.name, before=before, after=one.level, reasons=one.reasons)
