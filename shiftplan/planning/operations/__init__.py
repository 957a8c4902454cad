"""Preparing and running the day: playbooks, plan and journal meet here, for the screen and the command line.

Every `now` is an instant with its zone (None: the clock's), every `who` a login name (None: the one at the
keyboard). Views speak local wall time of the plan. Writing functions return when it is on the disk.
"""

from shiftplan.planning.operations.actuals import actuals, record_reading, slot_of_reading
from shiftplan.planning.operations.checklist import checklist, facts_of, pre_event, set_item
from shiftplan.planning.operations.incidents import (
    cards,
    close_incident,
    incident,
    incidents,
    log_line,
    open_incident,
    tick_step,
)
from shiftplan.planning.operations.surge import surge

__all__ = [
    "actuals",
    "cards",
    "checklist",
    "close_incident",
    "facts_of",
    "incident",
    "incidents",
    "log_line",
    "open_incident",
    "pre_event",
    "record_reading",
    "set_item",
    "slot_of_reading",
    "surge",
    "tick_step",
]
