"""Names of queues in a file and the plan's own."""

from collections.abc import Iterable

from shiftplan.domain.mapping import Sureness
from shiftplan.domain.queue import Queue
from shiftplan.files.moments import plain
from shiftplan.files.tabular.sheet import Value, text_of
from shiftplan.files.tabular.words import JOINTS, key


def queue_of(value: Value, queues: Iterable[Queue]) -> tuple[str, Sureness] | None:
    """The id of the queue that a name means: its id or name, or one that is part of it and of no other."""
    name, whole = key(value), JOINTS.sub("", plain(text_of(value)).casefold())
    if not name:
        return None
    alike = {queue.id: {key(queue.id), key(queue.name)} - {""} for queue in queues}
    same = [id_ for id_, names in alike.items() if name in names]
    if len(same) == 1:
        return same[0], Sureness.SURE
    part = [id_ for id_, names in alike.items() if any(one in whole or name in one for one in names)]
    return (part[0], Sureness.LIKELY) if len(part) == 1 and len(name) > 1 else None
