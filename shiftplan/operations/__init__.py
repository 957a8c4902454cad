"""Playbooks, actuals and the plan in; what to do now out. Pure functions, rich values."""

from shiftplan.operations.facts import Facts
from shiftplan.operations.figure_words import figure_words
from shiftplan.operations.incident import IncidentView, incident
from shiftplan.operations.names import Standing, colour_name, kind_name, role_name, standing_name
from shiftplan.operations.step import ChapterView, LineView, StepView, TimerView
from shiftplan.operations.surge import counting, surge
from shiftplan.operations.surge_view import ActionView, QueueSurge, SurgeView
from shiftplan.operations.walk import Run, Walk, walk

__all__ = [
    "ActionView",
    "ChapterView",
    "Facts",
    "IncidentView",
    "LineView",
    "QueueSurge",
    "Run",
    "Standing",
    "StepView",
    "SurgeView",
    "TimerView",
    "Walk",
    "colour_name",
    "counting",
    "figure_words",
    "incident",
    "kind_name",
    "role_name",
    "standing_name",
    "surge",
    "walk",
]
