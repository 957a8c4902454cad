"""What stands in a cell once words have been taken for it."""

from shiftplan.domain.edit import CellState
from shiftplan.domain.people import Availability, AvailabilityKind
from shiftplan.domain.rota import Cell
from shiftplan.files.handback.meaning import Off, Worked


def state_after(now: CellState, cell: Cell, meaning: Off | AvailabilityKind | Worked) -> CellState:
    """The cell with the meaning; locks, and what availability.csv says already, stay."""
    if isinstance(meaning, Worked):
        same = now.works == (meaning.work,)
        return now if same else now.model_copy(update={"works": (meaning.work,)})
    off = now.model_copy(update={"works": ()})
    if isinstance(meaning, Off) or any(entry.kind is meaning for entry in now.away):
        return off
    entry = Availability(agent=cell.agent, day=cell.day, kind=meaning)
    return off.model_copy(update={"away": (*now.away, entry)})
