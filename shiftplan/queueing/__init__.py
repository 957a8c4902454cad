"""Queueing formulas on plain numbers: contacts an hour and seconds in, frozen values out."""

from shiftplan.queueing.goal import Goal
from shiftplan.queueing.levels import DEFINITIONS, ServiceLevels
from shiftplan.queueing.models import chat, erlang_a, erlang_b, erlang_c
from shiftplan.queueing.performance import Performance
from shiftplan.queueing.required import Required, agents_for

__all__ = [
    "DEFINITIONS",
    "Goal",
    "Performance",
    "Required",
    "ServiceLevels",
    "agents_for",
    "chat",
    "erlang_a",
    "erlang_b",
    "erlang_c",
]
