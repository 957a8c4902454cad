"""Drills: a day of the plan played into a folder of its own, faster than it will go, for a team to practise.

A drill's folder is a plan folder with a journal and a clock of its own; nothing in it counts on the day.
"""

from shiftplan.planning.drills.beginning import begin, scenarios
from shiftplan.planning.drills.feeding import Fed, feed
from shiftplan.planning.drills.report_text import report_data, report_markdown
from shiftplan.planning.drills.reporting import report
from shiftplan.planning.drills.store import OneDrill, drill_at, drill_named, drills, drop, go_on, pause

__all__ = [
    "Fed",
    "OneDrill",
    "begin",
    "drill_at",
    "drill_named",
    "drills",
    "drop",
    "feed",
    "go_on",
    "pause",
    "report",
    "report_data",
    "report_markdown",
    "scenarios",
]
