"""The debrief of a plan: gathered, its lessons decided, written, and taken into the next plan."""

from shiftplan.planning.debriefing.deciding import add_note, decide, decided
from shiftplan.planning.debriefing.due import latest_span
from shiftplan.planning.debriefing.gathering import debrief
from shiftplan.planning.debriefing.report import markdown, write_report
from shiftplan.planning.debriefing.sentences import DECISIONS, lesson_text

__all__ = [
    "DECISIONS",
    "add_note",
    "debrief",
    "decide",
    "decided",
    "latest_span",
    "lesson_text",
    "markdown",
    "write_report",
]
