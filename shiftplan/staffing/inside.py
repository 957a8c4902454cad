"""What is known of the inside of a slot."""

from datetime import timedelta

from shiftplan.domain.plan import Settings
from shiftplan.domain.queue import Queue
from shiftplan.domain.traffic import STEP_MINUTES, Traffic
from shiftplan.queueing.transient import Piece

STEP_SECONDS = STEP_MINUTES * 60
STEPS_PER_HOUR = 60 // STEP_MINUTES


def opening_slots(settings: Settings) -> frozenset[int]:
    """The slots that reach into the `opening_minutes` after an opening."""
    grid, length = settings.grid, timedelta(minutes=settings.staffing.opening_minutes)
    slot = timedelta(minutes=grid.minutes)
    found = set[int]()
    for opening in settings.event.openings if length else ():
        first = (opening - grid.begin) // slot
        last = -((grid.begin - opening - length) // slot)
        found.update(range(max(first, 0), min(last, grid.slots)))
    return frozenset(found)


def steps(queue: Queue, traffic: Traffic, slot: int) -> tuple[Piece, ...]:
    """The slot in steps of `STEP_MINUTES`, each with its rate."""
    per_hour = [contacts * STEPS_PER_HOUR for contacts in traffic.steps(queue.id, slot)]
    return tuple(Piece(STEP_SECONDS, rate, rate) for rate in per_hour)


def joined(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Steps of one rate as one piece, which is carried through faster."""
    if len({piece.start_per_hour for piece in pieces}) > 1:
        return pieces
    return (pieces[0]._replace(seconds=sum(piece.seconds for piece in pieces)),)
