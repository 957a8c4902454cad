"""Which formula speaks for a queue."""

from functools import partial

from shiftplan import queueing
from shiftplan.domain.queue import Model, Queue
from shiftplan.queueing.required import Model as Formula


def formula(queue: Queue, contacts_per_hour: float) -> Formula:
    """The performance of this queue by number of agents, at one rate of contacts."""
    if queue.model is Model.ERLANG_C or queue.patience_seconds is None:
        return partial(
            queueing.erlang_c, contacts_per_hour=contacts_per_hour, aht_seconds=queue.aht_seconds[0]
        )
    return partial(
        queueing.chat,  # with one window it is Erlang A
        contacts_per_hour=contacts_per_hour,
        aht_seconds=queue.aht_seconds,
        patience_seconds=queue.patience_seconds,
    )


def goal(queue: Queue) -> queueing.Goal:
    target = queue.target
    return queueing.Goal(target.share, target.within_seconds, target.definition.value)
