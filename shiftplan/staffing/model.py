"""A queue of the plan in the words of the formulas."""

import math
from functools import partial

from shiftplan import queueing
from shiftplan.domain.queue import Model, Queue
from shiftplan.domain.service import Clock, Target
from shiftplan.queueing.required import Model as Formula


def patience(queue: Queue) -> float:
    """Mean patience in seconds; infinite where the formula has nobody leave."""
    endless = queue.model is Model.ERLANG_C or queue.patience_seconds is None
    return math.inf if endless else float(queue.patience_seconds or 0)


def formula(queue: Queue, contacts_per_hour: float, *, exact: bool | None = None) -> Formula:
    """The steady state of this queue by number of agents, at one rate of contacts; `exact` as in `chat`."""
    return partial(
        queueing.chat,  # with one window it is Erlang A, with infinite patience Erlang C
        contacts_per_hour=contacts_per_hour,
        aht_seconds=queue.aht_seconds,
        patience_seconds=patience(queue),
        exact=exact,
    )


def goals(queue: Queue) -> tuple[queueing.Goal, ...]:
    """Every target of the queue, the first one first."""
    return tuple(_goal(queue, target) for target in queue.targets)


def _goal(queue: Queue, target: Target) -> queueing.Goal:
    replies = queue.reply_seconds if target.clock is Clock.FIRST_REPLY else ()
    return queueing.Goal(target.share, target.within_seconds, target.definition.value, replies)
