"""Queueing formulas on plain numbers: contacts an hour and seconds in, frozen values out."""

from shiftplan.queueing.models import chat, erlang_a, erlang_b, erlang_c
from shiftplan.queueing.performance import DEFINITIONS, Performance, ServiceLevels
from shiftplan.queueing.required import Goal, Required, agents_for

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
