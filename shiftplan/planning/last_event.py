"""The contacts of a sale that is over, as the next forecast begins from them."""

from shiftplan.domain.traffic import Series
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations import actuals


def came(opened: OpenPlan) -> dict[str, Series]:
    """Contacts before the bot by queue and slot: what was read over the share that reached people.

    A slot that was not read whole, and work with a deadline, is as it was forecast.
    """
    known, plan = actuals(opened), opened.plan
    found: dict[str, Series] = {}
    for queue in plan.settings.queues:
        forecast = plan.forecast.contacts["base"][queue.id]
        read = {
            slot: figures.contacts / (1 - queue.bot_share)
            for slot, figures in known.get(queue.id, {}).items()
            if figures.whole and figures.contacts is not None
        }
        found[queue.id] = tuple(read.get(slot, contacts) for slot, contacts in enumerate(forecast))
    return found
