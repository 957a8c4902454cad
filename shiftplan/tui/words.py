"""The app's words for values of the domain, and how it writes numbers and times."""

from datetime import date, datetime

from shiftplan.domain.event import PhaseKind
from shiftplan.domain.need import Binding
from shiftplan.domain.outcome import Status
from shiftplan.domain.queue import ServiceDefinition
from shiftplan.language import printable, say

SCENARIOS = {"low": say("low"), "base": say("base"), "high": say("high")}
PHASES = {
    PhaseKind.ORDINARY: say("ordinary days"),
    PhaseKind.WARM_UP: say("warm-up"),
    PhaseKind.DEPOSIT: say("deposit"),
    PhaseKind.SPOT: say("spot sale"),
    PhaseKind.MAIN: say("main day"),
    PhaseKind.ENCORE: say("encore"),
    PhaseKind.AFTER_SALE: say("after-sale"),
}
BINDINGS = {
    Binding.TARGET: say("service target"),
    Binding.OCCUPANCY: say("occupancy cap"),
    Binding.MINIMUM: say("minimum staffing"),
    Binding.NOTHING: say("no contacts"),
}
DEFINITIONS = {
    ServiceDefinition.ANSWERED_OF_OFFERED: say("answered in time, of all who came"),
    ServiceDefinition.VIRTUAL_WAIT: say("would wait no longer, of all who came"),
    ServiceDefinition.ANSWERED_OR_GONE_OF_OFFERED: say("answered or gone in time, of all who came"),
    ServiceDefinition.ANSWERED_OF_OFFERED_LESS_GONE_WITHIN: say("answered in time, less those gone in time"),
    ServiceDefinition.ANSWERED_OF_ANSWERED: say("answered in time, of those answered"),
}
STATUSES = {
    Status.OPTIMAL: say("proved best"),
    Status.FEASIBLE: say("time is up, the best found is kept"),
    Status.INFEASIBLE: say("no rota can exist"),
    Status.UNKNOWN: say("nothing found in time"),
    Status.STOPPED: say("stopped"),
}
WEEKDAYS = (say("Mon"), say("Tue"), say("Wed"), say("Thu"), say("Fri"), say("Sat"), say("Sun"))


def scenario(name: str) -> str:
    return str(SCENARIOS.get(name, printable(name)))


def weekday(day: date) -> str:
    return str(WEEKDAYS[day.weekday()])


def day(value: date) -> str:
    """`11/10 Wed`."""
    return f"{value:%m/%d} {weekday(value)}"


def moment(value: datetime) -> str:
    """`11/10 Wed 20:00`."""
    return f"{day(value.date())} {value:%H:%M}"


def hours(value: float) -> str:
    """`14.5 h`."""
    return f"{value:,.1f} h"


def percent(value: float, digits: int = 0) -> str:
    return f"{value * 100:.{digits}f}%"
