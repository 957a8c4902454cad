"""The plan: everything a rota is made from, as read from a plan folder."""

from datetime import date
from functools import cached_property
from hashlib import sha256

from pydantic import Field

from shiftplan.domain.base import Frozen
from shiftplan.domain.cover_rules import CoverRule, Scored
from shiftplan.domain.event import Event
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.history import History
from shiftplan.domain.on_the_day import AS_PLANNED
from shiftplan.domain.people import (
    NARROWING,
    WISHES,
    Agent,
    Availability,
    AvailabilityKind,
    Contract,
    Tier,
)
from shiftplan.domain.playbook import Role
from shiftplan.domain.priority import weights_of
from shiftplan.domain.queue import Queue
from shiftplan.domain.rota import Assignment, Cell
from shiftplan.domain.rules import Rules
from shiftplan.domain.session import Session
from shiftplan.domain.shift import Break, BreakKind, ShiftTemplate
from shiftplan.domain.staffing import Staffing
from shiftplan.domain.teamwork import Bond, Pattern, Squad
from shiftplan.domain.traffic import Forecast
from shiftplan.domain.weights import Weights

STANDARD_PRODUCTIVITY = {Tier.T0: 0.40, Tier.T1: 0.53, Tier.T2: 0.70, Tier.T3: 1.00, Tier.T4: 1.15}
STANDARD_SCENARIOS = {"low": 0.8, "base": 1.0, "high": 1.3}
TOLD_TO_PEOPLE = {"name", "note"}
"""Fields that a rota does not depend on: a name put right must not make the rota look outdated."""


class Settings(Frozen):
    """What `plan.toml` says, resolved: presets read, overrides applied."""

    name: str
    grid: TimeGrid
    event: Event
    queues: tuple[Queue, ...] = Field(min_length=1)
    contracts: tuple[Contract, ...] = Field(min_length=1)
    rules: Rules
    rule_preset: str = "china"
    weights: Weights = Weights()
    staffing: Staffing = Staffing()
    scenario: str = "base"
    scenarios: dict[str, float] = STANDARD_SCENARIOS
    productivity: dict[Tier, float] = STANDARD_PRODUCTIVITY
    statutory_days: tuple[date, ...] = ()
    owners: dict[Role, str] = Field(default_factory=dict)
    shortage_first: bool = False  # no other goal outweighs a shortage, however small
    cover: tuple[CoverRule, ...] = ()
    scored: tuple[Scored, ...] = ()
    bonds: tuple[Bond, ...] = ()
    squads: tuple[Squad, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    sessions: tuple[Session, ...] = ()

    @property
    def stated(self) -> tuple[Frozen, ...]:
        """What the plan says of cover and of who works with whom, all together."""
        return (*self.cover, *self.scored, *self.bonds, *self.squads, *self.patterns, *self.sessions)


class Plan(Frozen):
    """A plan as read. Ids are unique and every id that is used is defined: `files/` sees to it."""

    settings: Settings
    agents: tuple[Agent, ...]
    availability: tuple[Availability, ...] = ()
    shifts: tuple[ShiftTemplate, ...]
    forecast: Forecast
    history: tuple[History, ...] = ()

    @property
    def grid(self) -> TimeGrid:
        return self.settings.grid

    @cached_property
    def weights(self) -> Weights:
        """What a unit of each goal costs in a rota's value; shortage is raised where it comes first."""
        return weights_of(self)

    @cached_property
    def agent(self) -> dict[str, Agent]:
        return {agent.id: agent for agent in self.agents}

    @cached_property
    def shift(self) -> dict[str, ShiftTemplate]:
        return {shift.id: shift for shift in self.shifts}

    @cached_property
    def queue(self) -> dict[str, Queue]:
        return {queue.id: queue for queue in self.settings.queues}

    @cached_property
    def contract(self) -> dict[str, Contract]:
        return {contract.id: contract for contract in self.settings.contracts}

    @cached_property
    def before(self) -> dict[str, History]:
        """What people have behind them; nothing for those of whom nothing is said."""
        told = {past.agent: past for past in self.history}
        return {agent.id: told.get(agent.id, History(agent=agent.id)) for agent in self.agents}

    @cached_property
    def _worked(self) -> dict[tuple[object, ...], ShiftTemplate]:
        return {}

    def worked(self, assignment: Assignment) -> ShiftTemplate:
        """The shift as the assignment has it: its start, its breaks at their places, its sessions, and what
        the day made of it.

        Where the assignment has not as many breaks as the template, they lie as the template says.
        """
        inside = assignment.breaks, assignment.sessions, assignment.on_the_day
        kind = assignment.shift, assignment.start, *inside
        if kind not in self._worked:
            self._worked[kind] = _worked(self.shift[assignment.shift], assignment)
        return self._worked[kind]

    def contract_of(self, agent: Agent) -> Contract:
        return self.contract[agent.contract]

    @cached_property
    def blocked(self) -> dict[Cell, Availability]:
        """Cells on which somebody cannot work, with the reason."""
        return {Cell(entry.agent, entry.day): entry for entry in self.availability if entry.blocks}

    @cached_property
    def narrowed(self) -> dict[Cell, frozenset[str]]:
        """The shifts that may be worked on cells of which an entry says so; of two `only_shift` either."""
        only: dict[Cell, set[str]] = {}
        barred: dict[Cell, set[str]] = {}
        for entry in self.availability:
            if entry.kind in NARROWING:
                into = only if entry.kind is AvailabilityKind.ONLY_SHIFT else barred
                into.setdefault(Cell(entry.agent, entry.day), set()).add(entry.shift or "")
        every = set(self.shift)
        return {
            cell: frozenset(only.get(cell, every) - barred.get(cell, set())) for cell in {**only, **barred}
        }

    @property
    def wishes(self) -> tuple[Availability, ...]:
        return tuple(entry for entry in self.availability if entry.kind in WISHES)

    def rules_digest(self) -> str:
        """A short fingerprint of everything but the need that a rota must obey or aims at; names are not."""
        given = (self.settings.rules, self.settings.weights, *self.agents, *self.availability, *self.shifts)
        parts = (*given, *self.settings.contracts, *self.history, *self.settings.stated)
        texts = [part.model_dump_json(exclude=TOLD_TO_PEOPLE, exclude_defaults=True) for part in parts]
        if self.settings.shortage_first:
            texts.append("shortage_first")
        text = "\n".join([*texts, *map(str, self.settings.statutory_days)])
        return sha256(text.encode()).hexdigest()[:12]


def _worked(template: ShiftTemplate, assignment: Assignment) -> ShiftTemplate:
    shift = template if assignment.start is None else template.at(assignment.start)
    as_told = len(assignment.breaks) == len(shift.breaks)
    places = assignment.breaks if as_told else (pause.after_minutes for pause in shift.breaks)
    shift = shift.with_breaks(places)
    sessions = tuple(
        Break(
            after_minutes=max(0, one.minute - shift.start_minute),
            minutes=one.minutes,
            paid=True,
            kind=BreakKind.SESSION,
        )
        for one in assignment.sessions
    )
    shift = shift.model_copy(update={"breaks": shift.breaks + sessions, "start_until": None})
    return shift if assignment.on_the_day is AS_PLANNED else shift.on_the_day(assignment.on_the_day)
