"""What was measured so far: only what is new is read from the journal, and only its slots are made anew."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Lock

from shiftplan.domain.actuals import ActualRecord, BySlot
from shiftplan.domain.by_slot import GrowingSlots
from shiftplan.domain.grid import TimeGrid
from shiftplan.operations import counting
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import journal_of

Records = tuple[ActualRecord, ...]
MOST_FOLDERS = 4
"""Plans of which it is kept: the one that is open, its drill, and those just left."""


def records_of(opened: OpenPlan) -> Records:
    """Every interval in the order in which it was written."""
    return _reading(opened).records


def known_at(opened: OpenPlan, now: datetime) -> BySlot:
    """Every slot about which anything is known and counts at `now` (`operations.counting`), by queue; the
    same object while nothing new comes.
    """
    rehearsal = opened.plan.grid.local(now) < opened.plan.grid.begin
    kind = "rehearsal" if rehearsal else "sale"
    return _reading(opened).slots(opened.plan.grid, kind, lambda more: counting(opened.plan, more, now))


def known_ever(opened: OpenPlan) -> BySlot:
    """Every slot about which anything was ever told, rehearsals among it."""
    return _reading(opened).slots(opened.plan.grid, "ever", lambda more: more)


class _Reading:
    """What was read of one journal, and the slots that were made of it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._newest = 0
        self._made: dict[tuple[TimeGrid, str], tuple[int, GrowingSlots]] = {}
        self.records: Records = ()

    def read(self, opened: OpenPlan) -> None:
        """Take in what was written since; a journal that is another one is read from its beginning."""
        actuals = journal_of(opened).actuals
        with self._lock:
            found = actuals.since(self._newest)
            if self.records and found[:1] != ((self._newest, self.records[-1]),):
                self._newest, self._made, self.records = 0, {}, ()
                found = actuals.since(0)
            more = found[1:] if self.records else found
            if more:
                self.records = (*self.records, *(record for _, record in more))
                self._newest = more[-1][0]

    def slots(self, grid: TimeGrid, kind: str, chosen: Callable[[Records], Records]) -> BySlot:
        with self._lock:
            done, slots = self._made.setdefault((grid, kind), (0, GrowingSlots(grid)))
            slots.add(chosen(self.records[done:]))
            self._made[grid, kind] = len(self.records), slots
            return slots.known


_LOCK = Lock()
_READ: OrderedDict[Path, _Reading] = OrderedDict()


def _reading(opened: OpenPlan) -> _Reading:
    folder = opened.folder.absolute()
    with _LOCK:
        found = _READ.setdefault(folder, _Reading())
        _READ.move_to_end(folder)
        while len(_READ) > MOST_FOLDERS:
            _READ.popitem(last=False)
    found.read(opened)
    return found
