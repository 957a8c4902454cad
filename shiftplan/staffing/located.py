"""Faults that say which queue and which moment they are about."""

import math
from datetime import datetime

from shiftplan.domain.queue import Queue
from shiftplan.domain.traffic import Traffic
from shiftplan.errors import BadInput, Unreachable
from shiftplan.language import say
from shiftplan.queueing.checked import MOST_CONTACTS


def located(queue: Queue, moment: datetime, error: Unreachable | BadInput) -> Unreachable | BadInput:
    """The same fault, with the queue and the moment in front."""
    sentence = say(
        "{queue} at {moment:%m-%d %H:%M}: {why}", queue=queue.name, moment=moment, why=error.message
    )
    return type(error)(sentence, error.hint)


def check_traffic(queue: Queue, traffic: Traffic) -> None:
    """Raises BadInput where the contacts of a slot, or of a step of it, are below zero or no number."""
    per_hour = MOST_CONTACTS * traffic.grid.hours
    for slot, contacts in enumerate(traffic.contacts[queue.id]):
        for count in (contacts, *traffic.fine.get(queue.id, {}).get(slot, ())):
            if not (math.isfinite(count) and 0 <= count <= per_hour):
                fault = BadInput(
                    say("{count} contacts; write a number from 0 to {most:,.0f}", count=count, most=per_hour)
                )
                raise located(queue, traffic.grid.moment(slot), fault)
