"""What the numbers of a need mean: promises, clocks, how they were worked out."""

from collections.abc import Iterator, Sequence

from shiftplan.domain.need import Need, QueueNeed
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Queue
from shiftplan.domain.service import Target
from shiftplan.domain.staffing import Method
from shiftplan.domain.words import CLOCKS, DEFINITIONS, METHODS, percent
from shiftplan.language import Message, say


def meaning(plan: Plan, need: Need, queues: Sequence[QueueNeed]) -> Iterator[str]:
    """The lines above a table."""
    for one in queues:
        queue = plan.queue[one.queue]
        if queue.deferred:
            yield str(_deadline(queue))
            continue
        for target in queue.targets:
            yield str(_promise(queue, target))
        if queue.max_abandon is not None:
            yield str(
                say("{queue}: at most {share} leave", queue=queue.name, share=percent(queue.max_abandon))
            )
    yield str(method_line(plan, need.method))
    yield str(say("patience and handling times are taken as exponential, arrivals as Poisson"))


def method_line(plan: Plan, method: Method) -> Message:
    if method is Method.SIPP:
        return say(
            "worked out so: {method}; right after an opening this is optimistic", method=METHODS[method]
        )
    return say(
        "worked out so: {method}; for {minutes} minutes after an opening, every 5 minutes keep the targets",
        method=METHODS[method],
        minutes=plan.settings.staffing.opening_minutes,
    )


def _promise(queue: Queue, target: Target) -> Message:
    return say(
        "{queue}: {share} in {seconds:g} s {clock}, counted as {definition}; {shrinkage:.0%} shrinkage",
        queue=queue.name,
        share=percent(target.share),
        seconds=target.within_seconds,
        clock=CLOCKS[target.clock],
        definition=DEFINITIONS[target.definition],
        shrinkage=queue.shrinkage.total,
    )


def _deadline(queue: Queue) -> Message:
    return say(
        "{queue}: done within {hours:g} hours, placed where the other queues leave room; in time means by "
        "the deadline; {shrinkage:.0%} shrinkage",
        queue=queue.name,
        hours=queue.deadline_hours,
        shrinkage=queue.shrinkage.total,
    )
