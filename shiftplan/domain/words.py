"""The names of the domain's own words in the reader's language."""

from datetime import date

from shiftplan.domain.estimate import Cause, Routing, Staffed
from shiftplan.domain.explanation import Hindrance
from shiftplan.domain.finding import Severity
from shiftplan.domain.need import Binding
from shiftplan.domain.outcome import Doing, Status
from shiftplan.domain.people import AvailabilityKind, ContractKind
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.domain.queue import Model, Shape
from shiftplan.domain.rules import RuleKind
from shiftplan.domain.service import Clock, ServiceDefinition
from shiftplan.domain.staffing import Method
from shiftplan.domain.sweep import Input
from shiftplan.language import Message, printable, say

DEFINITIONS: dict[ServiceDefinition, Message] = {
    ServiceDefinition.ANSWERED_OF_OFFERED: say("answered within the time, of all offered"),
    ServiceDefinition.VIRTUAL_WAIT: say("wait of somebody who never gives up, within the time"),
    ServiceDefinition.ANSWERED_OR_GONE_OF_OFFERED: say("answered or gone within the time, of all offered"),
    ServiceDefinition.ANSWERED_OF_OFFERED_LESS_GONE_WITHIN: say(
        "answered within the time, of all offered less those gone within it"
    ),
    ServiceDefinition.ANSWERED_OF_ANSWERED: say("answered within the time, of all answered"),
}

STATUSES: dict[Status, Message] = {
    Status.OPTIMAL: say("proved best"),
    Status.FEASIBLE: say("time is up, the best so far is kept"),
    Status.INFEASIBLE: say("the rules and locks exclude each other"),
    Status.UNKNOWN: say("time is up, nothing found yet"),
    Status.STOPPED: say("stopped by you"),
}

DOINGS: dict[Doing, Message] = {
    Doing.BOUND: say("proving a bound"),
    Doing.CUTS: say("raising a bound"),
    Doing.WHOLE: say("all at once"),
    Doing.COOLING: say("walk, cooling"),
    Doing.WALK: say("short walk"),
    Doing.PEOPLE: say("some people"),
    Doing.DAYS: say("some days"),
    Doing.MIXED: say("people and days"),
    Doing.ROSTERS: say("whole rosters"),
}
"""What the search does now, short enough for the panel beside it."""

TERMS: dict[str, Message] = {
    "shortage": say("shortage"),
    "deep_shortage": say("deep shortage"),
    "surplus": say("surplus"),
    "overtime": say("overtime"),
    "undertime": say("hours below contract"),
    "wish": say("wishes not met"),
    "nights": say("uneven nights"),
    "weekends": say("uneven weekends"),
    "peaks": say("uneven peaks"),
    "hours": say("uneven hours"),
    "labour_cost": say("labour cost"),
    "rotation": say("earlier next day"),
    "start_change": say("moved starts"),
    "heads": say("head count rules"),
    "squads": say("no squad senior"),
    "bonds": say("ties not kept"),
    "patterns": say("turns not kept"),
    "sessions": say("sessions missed"),
    "change": say("changed shifts"),
    "disturbed": say("people disturbed"),
}

SCENARIOS: dict[str, Message] = {"low": say("low"), "base": say("base"), "high": say("high")}


def scenario_name(name: str) -> str:
    """A scenario in the reader's language; one of the plan's own goes by its own name."""
    return str(SCENARIOS.get(name, printable(name)))


WEEKDAYS = (say("Mon"), say("Tue"), say("Wed"), say("Thu"), say("Fri"), say("Sat"), say("Sun"))


def day_name(day: date) -> str:
    """A day as people write it: `11-10 Wed`, `11-10 周三`."""
    return f"{day:%m-%d} {WEEKDAYS[day.weekday()]}"


UNITS: dict[str, Message] = {
    "agent-hours": say("agent-hours"),
    "hours": say("hours"),
    "wishes": say("wishes"),
    "pairs": say("pairs"),
    "scored agent-hours": say("scored hours"),
    "person-hours": say("person-hours"),
    "blocks": say("blocks of 8 h"),
    "yuan": say("yuan"),
    "steps": say("steps back"),
    "days": say("days"),
    "people": say("people"),
    "cells": say("cells"),
}

SEVERITIES: dict[Severity, Message] = {
    Severity.ERROR: say("error"),
    Severity.WARNING: say("warning"),
    Severity.NOTE: say("note"),
}

PHASES: dict[PhaseKind, Message] = {
    PhaseKind.ORDINARY: say("ordinary days"),
    PhaseKind.WARM_UP: say("warm-up"),
    PhaseKind.DEPOSIT: say("deposit"),
    PhaseKind.SPOT: say("spot opening"),
    PhaseKind.MAIN: say("main day"),
    PhaseKind.ENCORE: say("encore"),
    PhaseKind.AFTER_SALE: say("after-sale wave"),
}

BINDINGS: dict[Binding, Message] = {
    Binding.TARGET: say("service target"),
    Binding.ABANDON: say("share that leaves"),
    Binding.BACKLOG: say("carried-over queue"),
    Binding.OPENING: say("first minutes of the opening"),
    Binding.OCCUPANCY: say("occupancy cap"),
    Binding.MINIMUM: say("minimum staffing"),
    Binding.DEADLINE: say("deadline"),
    Binding.NOTHING: say("no contacts"),
}

METHODS: dict[Method, Message] = {
    Method.FORWARD: say("the queue is carried from slot to slot"),
    Method.SIPP: say("each slot as a steady state of its own"),
}

INPUTS: dict[Input, Message] = {
    Input.CONTACTS: say("contacts"),
    Input.AHT: say("handling time"),
    Input.PATIENCE: say("patience"),
    Input.BOT: say("bot share"),
    Input.SHRINKAGE: say("shrinkage"),
}

CLOCKS: dict[Clock, Message] = {
    Clock.WAIT: say("until an agent takes it"),
    Clock.FIRST_REPLY: say("until the first reply is typed"),
}

SHAPES: dict[Shape, Message] = {
    Shape.EXPONENTIAL: say("exponential"),
    Shape.DETERMINISTIC: say("the same for all"),
    Shape.LOGNORMAL: say("lognormal"),
    Shape.HYPEREXPONENTIAL: say("hyper-exponential"),
}

MODELS: dict[Model, Message] = {
    Model.ERLANG_C: say("Erlang C, nobody gives up"),
    Model.ERLANG_A: say("Erlang A, people give up"),
    Model.CHAT: say("chat with several windows, people give up"),
    Model.DEFERRED: say("deferred work, done by a deadline"),
}

ROUTINGS: dict[Routing, Message] = {
    Routing.LEAST_LOADED: say("to the least busy"),
    Routing.FIXED: say("dealt in turn"),
}

STAFFED: dict[Staffed, Message] = {
    Staffed.ROTA: say("people of the rota"),
    Staffed.NEED: say("agents of the need"),
}

CAUSES: dict[Cause, Message] = {
    Cause.PATIENCE_SHAPE: say("patience varies otherwise than exponentially"),
    Cause.HANDLING_SHAPE: say("handling times vary otherwise than exponentially"),
    Cause.DISPERSION: say("contacts swing more than by chance"),
    Cause.ROUTING: say("contacts wait for one agent"),
    Cause.CROSS_TRAINED: say("help between queues"),
    Cause.BREAKS: say("breaks"),
    Cause.PEOPLE: say("people on shift are not those of the need"),
    Cause.STEADY_STATE: say("the formula takes each slot as a steady state"),
    Cause.APPROXIMATION: say("what the formula leaves out"),
}

KINDS: dict[AvailabilityKind, Message] = {
    AvailabilityKind.LEAVE: say("leave"),
    AvailabilityKind.UNAVAILABLE: say("not available"),
    AvailabilityKind.ABSENT: say("absent"),
    AvailabilityKind.TRAINING: say("training"),
    AvailabilityKind.WISH_ON: say("wishes to work"),
    AvailabilityKind.WISH_OFF: say("wishes a day off"),
    AvailabilityKind.ONLY_SHIFT: say("only this shift"),
    AvailabilityKind.NOT_SHIFT: say("not this shift"),
}

HINDRANCES: dict[Hindrance, Message] = {
    Hindrance.SKILL: say("does not serve the queue"),
    Hindrance.LEAVE: say("on leave or absent"),
    Hindrance.EMPLOYED: say("not employed then"),
    Hindrance.NO_SHIFT: say("no shift reaches it"),
    Hindrance.LAW: say("the law or a protecting rule forbids it"),
    Hindrance.LOCK: say("locked"),
    Hindrance.REST: say("too near to another shift"),
    Hindrance.HOURS: say("hours or days are used up"),
    Hindrance.CONTRACT: say("contract, turn of shifts or colleagues"),
    Hindrance.QUEUE: say("serves another queue then"),
    Hindrance.BREAK: say("in a break then"),
    Hindrance.DEARER: say("could come, but is worth more elsewhere"),
    Hindrance.HELPS: say("could come, and the rota would be better"),
}

RULE_KINDS: dict[RuleKind, Message] = {
    RuleKind.LAW: say("law"),
    RuleKind.LOCAL: say("local law"),
    RuleKind.DEFAULT: say("our default"),
}

CONTRACTS: dict[ContractKind, Message] = {
    ContractKind.FULL_TIME: say("full-time"),
    ContractKind.PART_TIME: say("part-time"),
    ContractKind.TEMP: say("temp"),
    ContractKind.INTERN: say("intern"),
    ContractKind.SPECIAL: say("averaged hours"),
}


def percent(share: float) -> str:
    """A share as it was promised, with all its digits: 0.8 is 80%, 0.995 is 99.5% and never 100%."""
    return f"{100 * share:.10g}%"
