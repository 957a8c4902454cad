"""Preparing and running the day: playbooks, plan and journal meet here, for the screen and the command line.

Every `now` is an instant with its zone (None: the clock's), every `who` a login name (None: the one at the
keyboard). Views speak local wall time of the plan. Writing functions return when it is on the disk.
"""

from shiftplan.planning.operations.actuals import actuals, record_reading, slot_of_reading
from shiftplan.planning.operations.books import (
    PRE_EVENT,
    Shelved,
    begin,
    book_of,
    books,
    finish,
    open_runs,
    runs,
    shelf,
    walked,
)
from shiftplan.planning.operations.incidents import (
    cards,
    close_incident,
    incident,
    incidents,
    log_line,
    open_incident,
    tick_step,
)
from shiftplan.planning.operations.knowing import facts_at_hand, facts_for, facts_of, readiness_findings
from shiftplan.planning.operations.live_desk import live_desk, newest_log, write_log
from shiftplan.planning.operations.stepping import BEFORE_THE_SALE, Place, note, set_step
from shiftplan.planning.operations.surge import surge

__all__ = [
    "BEFORE_THE_SALE",
    "PRE_EVENT",
    "Place",
    "Shelved",
    "actuals",
    "begin",
    "book_of",
    "books",
    "cards",
    "close_incident",
    "facts_at_hand",
    "facts_for",
    "facts_of",
    "finish",
    "incident",
    "incidents",
    "live_desk",
    "log_line",
    "newest_log",
    "note",
    "open_incident",
    "open_runs",
    "readiness_findings",
    "record_reading",
    "runs",
    "set_step",
    "shelf",
    "slot_of_reading",
    "surge",
    "tick_step",
    "walked",
    "write_log",
]
