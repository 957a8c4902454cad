"""What is told at the kick-off meeting of a sale: goals, phases, days, who leads, risks, absences, owners."""

from datetime import date, datetime

from shiftplan.domain.base import Frozen
from shiftplan.domain.people import AvailabilityKind, Tier
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.domain.playbook import Role
from shiftplan.domain.queue import Queue
from shiftplan.language import Message


class Goal(Frozen):
    """What is promised on a queue, and what comes: contacts of the main day, the most in an hour (before the
    bot's share), the most standard agents needed at once.
    """

    queue: Queue
    contacts: float
    peak: float
    peak_at: datetime
    most_needed: float


class TeamLine(Frozen):
    """A team: how many of which tier, and the queues they serve."""

    name: str
    people: int
    tiers: dict[Tier, int]
    queues: tuple[str, ...]


class PhaseLine(Frozen):
    name: str
    kind: PhaseKind
    start: datetime
    end: datetime
    opening: bool
    contacts: float


class Lead(Frozen):
    """Who leads a shift: the people of the highest tier that is on it."""

    shift: str
    hours: str
    tier: Tier
    names: tuple[str, ...]
    others: int


class DayLine(Frozen):
    """A day in agent-hours of a standard agent: needed, on the rota, short; `people` with shifts."""

    day: date
    contacts: float
    needed: float
    there: float
    short: float
    people: int
    leads: tuple[Lead, ...] = ()


class Risk(Frozen):
    """A stretch of slots that is short; `lever` is the cheapest that was found, or what is in the way."""

    queue: str
    begin: datetime
    end: datetime
    agent_hours: float
    deepest: float
    lever: Message | None = None


class Away(Frozen):
    """Days on which somebody cannot work, of one kind and on end."""

    name: str
    team: str
    kind: AvailabilityKind
    first: date
    last: date


class Owner(Frozen):
    role: Role
    name: str


class Said(Frozen):
    """An item of the checklist that the meeting tells, with how it stands and what was noted."""

    text: str
    whose: Message
    standing: Message
    notes: tuple[str, ...]


class Brief(Frozen):
    """`decided` is what was settled about the shortages, `promises` the incentive, targets and fair shifts;
    `overdue` what the checklist still asks for. `broken` counts rules that the rota breaks. `made` is local
    wall time.
    """

    plan: str
    event: str
    main_day: date
    made: datetime
    zone: str
    scenario: str
    goals: tuple[Goal, ...]
    teams: tuple[TeamLine, ...]
    phases: tuple[PhaseLine, ...]
    days: tuple[DayLine, ...]
    risks: tuple[Risk, ...]
    short_hours: float
    broken: int
    away: tuple[Away, ...]
    owners: tuple[Owner, ...]
    promises: tuple[Said, ...]
    decided: tuple[Said, ...]
    overdue: tuple[Said, ...]
    has_rota: bool
