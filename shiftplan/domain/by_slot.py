"""Intervals of any length as slots of the grid: sums, weighted means, the last count."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import fsum

from shiftplan.domain.actuals import Actual, ActualRecord, BySlot, Figure, SlotFigures
from shiftplan.domain.grid import TimeGrid

ONE_MINUTE = timedelta(minutes=1)
MEANS = (Figure.FIRST_REPLY, Figure.THREE_MINUTE)
COUNTS = (Figure.WAITING, Figure.PRESENT)


@dataclass(frozen=True)
class _Piece:
    """A figure of an interval, in minutes after the plan's begin; it ends before `end`."""

    begin: int
    end: int
    value: float


_Pieces = dict[Figure, list[_Piece]]


def by_slot(grid: TimeGrid, records: Iterable[ActualRecord]) -> BySlot:
    """The slots of the plan as the records tell them, in the order in which they were written.

    A record takes the place of every earlier one whose interval it overlaps, figure by figure. Contacts
    are added up, average reply and three-minute rate are means weighted by the contacts of their intervals,
    queue length and people are those of the last interval. An interval belongs to the slot that holds
    its start; one that is longer than its slot, or lies outside the plan, is left out.
    """
    growing = GrowingSlots(grid)
    growing.add(records)
    return growing.known


class GrowingSlots:
    """The slots of records of which more come: only those that something new is said of are worked out again.

    `known` is replaced, never changed, and stays the same object while nothing comes.
    """

    def __init__(self, grid: TimeGrid) -> None:
        self._grid = grid
        self._pieces: dict[tuple[str, int], _Pieces] = defaultdict(lambda: defaultdict(list))
        self.known: BySlot = {}

    def add(self, records: Iterable[ActualRecord]) -> None:
        """Records in the order in which they were written, after all that were added before."""
        touched = set[tuple[str, int]]()
        for record in records:
            placed = _placed(self._grid, record.actual)
            if placed is not None:
                slot, begin, end = placed
                touched.add((record.actual.queue, slot))
                _lay(self._pieces[record.actual.queue, slot], record.actual, begin, end)
        fresh: BySlot = defaultdict(dict)
        for queue, slot in touched:
            fresh[queue][slot] = _slot(self._grid, queue, slot, self._pieces[queue, slot])
        queues = sorted({*self.known, *fresh})
        merged = {queue: {**self.known.get(queue, {}), **fresh.get(queue, {})} for queue in queues}
        if touched:
            self.known = {queue: dict(sorted(slots.items())) for queue, slots in merged.items()}


def fits(grid: TimeGrid, actual: Actual) -> bool:
    """Whether an interval lies in the plan and inside one slot."""
    return _placed(grid, actual) is not None


def _placed(grid: TimeGrid, actual: Actual) -> tuple[int, int, int] | None:
    """(slot, begin, end) of an interval."""
    slot = grid.slot_at(actual.start)
    if slot is None:
        return None
    begin = (actual.start - grid.begin) // ONE_MINUTE
    first, last = slot * grid.minutes, (slot + 1) * grid.minutes
    if not actual.minutes:
        return slot, first, last
    end = begin + actual.minutes
    return (slot, begin, end) if end <= last else None


def _lay(figures: _Pieces, actual: Actual, begin: int, end: int) -> None:
    for figure in actual.told:
        value = actual.of(figure)
        apart = [piece for piece in figures[figure] if piece.end <= begin or piece.begin >= end]
        if value is not None:
            figures[figure] = [*apart, _Piece(begin, end, value)]


def _slot(grid: TimeGrid, queue: str, slot: int, figures: _Pieces) -> SlotFigures:
    contacts = figures.get(Figure.CONTACTS, [])
    values = {figure.value: _mean(figures[figure], contacts) for figure in MEANS if figures.get(figure)}
    values |= {figure.value: _last(figures[figure]) for figure in COUNTS if figures.get(figure)}
    if contacts:
        values[Figure.CONTACTS.value] = fsum(piece.value for piece in contacts)
    minutes = _covered(contacts or max(figures.values(), key=_covered))
    return SlotFigures(
        queue=queue,
        slot=slot,
        start=grid.moment(slot),
        minutes=minutes,
        whole=minutes == grid.minutes,
        **values,
    )


def _covered(pieces: Sequence[_Piece]) -> int:
    return sum(piece.end - piece.begin for piece in pieces)


def _last(pieces: Sequence[_Piece]) -> float:
    return max(pieces, key=lambda piece: piece.begin).value


def _mean(pieces: Sequence[_Piece], contacts: Sequence[_Piece]) -> float:
    """Weighted by the contacts that came in the same minutes; evenly where none are known to have come."""
    weights = [_within(piece, contacts) for piece in pieces]
    total = fsum(weights)
    if total <= 0:
        weights, total = [float(piece.end - piece.begin) for piece in pieces], float(_covered(pieces))
    mean = fsum(piece.value * weight for piece, weight in zip(pieces, weights, strict=True)) / total
    return min(max(mean, min(p.value for p in pieces)), max(p.value for p in pieces))


def _within(piece: _Piece, contacts: Sequence[_Piece]) -> float:
    """The contacts of the minutes of a piece; an interval only partly inside gives its share."""
    shared = (
        (one.value, max(0, min(piece.end, one.end) - max(piece.begin, one.begin)), one.end - one.begin)
        for one in contacts
    )
    return fsum(value * both / length for value, both, length in shared)
