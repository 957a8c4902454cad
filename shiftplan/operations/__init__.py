"""Playbooks, actuals and the plan in; what to do now out. Pure functions, rich values."""

from shiftplan.operations.calm import Calm, calm
from shiftplan.operations.facts import Facts
from shiftplan.operations.figure_words import figure_words, figures_said
from shiftplan.operations.incident import (
    COMMANDER,
    Entry,
    IncidentView,
    SeatView,
    incident,
    title_of,
)
from shiftplan.operations.names import Standing, colour_name, kind_name, role_name, standing_name
from shiftplan.operations.step import ChapterView, LineView, StepView, TimerView
from shiftplan.operations.surge import counting, surge
from shiftplan.operations.surge_view import ActionView, QueueSurge, SurgeView
from shiftplan.operations.walk import Run, Walk, walk

__all__ = [
    "COMMANDER",
    "ActionView",
    "Calm",
    "ChapterView",
    "Entry",
    "Facts",
    "IncidentView",
    "LineView",
    "QueueSurge",
    "Run",
    "SeatView",
    "Standing",
    "StepView",
    "SurgeView",
    "TimerView",
    "Walk",
    "calm",
    "colour_name",
    "counting",
    "figure_words",
    "figures_said",
    "incident",
    "kind_name",
    "role_name",
    "standing_name",
    "surge",
    "title_of",
    "walk",
]
