"""Playbooks, actuals and the plan in; what to do now out. Pure functions, rich values."""

from shiftplan.operations.checklist import ChapterView, ChecklistView, ItemView, checklist
from shiftplan.operations.facts import Facts
from shiftplan.operations.figure_words import figure_words
from shiftplan.operations.incident import IncidentView, StepView, incident
from shiftplan.operations.names import Standing, colour_name, role_name, standing_name
from shiftplan.operations.surge import counting, surge
from shiftplan.operations.surge_view import ActionView, QueueSurge, SurgeView

__all__ = [
    "ActionView",
    "ChapterView",
    "ChecklistView",
    "Facts",
    "IncidentView",
    "ItemView",
    "QueueSurge",
    "Standing",
    "StepView",
    "SurgeView",
    "checklist",
    "colour_name",
    "counting",
    "figure_words",
    "incident",
    "role_name",
    "standing_name",
    "surge",
]
