"""Preparing and running the day: playbooks, plan and journal meet here, for the screen and the command line.

Every `now` is an instant with its zone (None: the clock's), every `who` a login name (None: the one at the
keyboard). Views speak local wall time of the plan. Writing functions return when it is on the disk.
"""

from shiftplan.planning.operations.absences import absent, rostered
from shiftplan.planning.operations.actuals import actuals, record_reading, slot_of_reading
from shiftplan.planning.operations.books import (
    PRE_EVENT,
    Shelved,
    begin,
    book_of,
    books,
    finish,
    open_runs,
    run_named,
    runs,
    shelf,
    walked,
)
from shiftplan.planning.operations.brief_markdown import brief_markdown, write_brief
from shiftplan.planning.operations.briefing import brief
from shiftplan.planning.operations.incident_markdown import incident_markdown, write_incident_report
from shiftplan.planning.operations.incident_report import incident_report
from shiftplan.planning.operations.incidents import (
    calm_of,
    cards,
    close_incident,
    declare,
    incident,
    incident_named,
    incidents,
    severities,
)
from shiftplan.planning.operations.knowing import facts_at_hand, facts_for, facts_of, readiness_findings
from shiftplan.planning.operations.leading import (
    aloud,
    decide,
    give_update,
    log_line,
    note_step,
    set_incident_step,
    set_severity,
    set_title,
    take_seat,
    update_text,
)
from shiftplan.planning.operations.live_desk import live_desk, newest_log, write_log
from shiftplan.planning.operations.owing import Owed, owing
from shiftplan.planning.operations.stepping import BEFORE_THE_SALE, Place, note, set_step
from shiftplan.planning.operations.surge import surge

__all__ = [
    "BEFORE_THE_SALE",
    "PRE_EVENT",
    "Owed",
    "Place",
    "Shelved",
    "absent",
    "actuals",
    "aloud",
    "begin",
    "book_of",
    "books",
    "brief",
    "brief_markdown",
    "calm_of",
    "cards",
    "close_incident",
    "decide",
    "declare",
    "facts_at_hand",
    "facts_for",
    "facts_of",
    "finish",
    "give_update",
    "incident",
    "incident_markdown",
    "incident_named",
    "incident_report",
    "incidents",
    "live_desk",
    "log_line",
    "newest_log",
    "note",
    "note_step",
    "open_runs",
    "owing",
    "readiness_findings",
    "record_reading",
    "rostered",
    "run_named",
    "runs",
    "set_incident_step",
    "set_severity",
    "set_step",
    "set_title",
    "severities",
    "shelf",
    "slot_of_reading",
    "surge",
    "take_seat",
    "update_text",
    "walked",
    "write_brief",
    "write_incident_report",
    "write_log",
]
