"""Names of queues in a file and the plan's own."""

from collections.abc import Iterable

from shiftplan.domain.mapping import Sureness
from shiftplan.domain.queue import Queue
from shiftplan.files.tabular.sheet import Value
from shiftplan.files.tabular.words import key


def queue_of(value: Value, queues: Iterable[Queue]) -> tuple[str, Sureness] | None:
    """The id of the queue that a name means: its id or name, or one that is part of it and of no other."""
    name = key(value)
    if not name:
        return None
    alike = {queue.id: {key(queue.id), key(queue.name)} - {""} for queue in queues}
    same = [id_ for id_, names in alike.items() if name in names]
    if len(same) == 1:
        return same[0], Sureness.SURE
    part = [id_ for id_, names in alike.items() if any(other in name or name in other for other in names)]
    return (part[0], Sureness.LIKELY) if len(part) == 1 and len(name) > 1 else None
