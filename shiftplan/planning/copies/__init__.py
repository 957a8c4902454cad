"""What-if copies of a plan (方案): made with changes, solved, simulated, compared, adopted.

Not to be taken for the scenarios of the forecast (情景: low, base, high), which one plan has inside.
"""

from shiftplan.planning.copies.adopting import PlanChanged, adopt
from shiftplan.planning.copies.comparing import Row, compare, row_of, work_out
from shiftplan.planning.copies.making import add_copy, drop_copy, free_name
from shiftplan.planning.copies.running import Doing, Event, Moved, Run, Through, Wish
from shiftplan.planning.copies.store import Copy, copies, copy_named, root_of

__all__ = [
    "Copy",
    "Doing",
    "Event",
    "Moved",
    "PlanChanged",
    "Row",
    "Run",
    "Through",
    "Wish",
    "add_copy",
    "adopt",
    "compare",
    "copies",
    "copy_named",
    "drop_copy",
    "free_name",
    "root_of",
    "row_of",
    "work_out",
]
