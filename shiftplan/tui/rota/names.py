"""Names as the grid writes them."""

from shiftplan.domain.plan import Plan
from shiftplan.language import printable


def queue_names(plan: Plan, ids: tuple[str, ...]) -> str:
    """The queues a person serves, the first one first."""
    return "+".join(printable(plan.queue[queue].name) for queue in ids if queue in plan.queue)
