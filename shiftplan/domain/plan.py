"""The plan: everything a rota is made from, as read from a plan folder."""

from datetime import date
from functools import cached_property
from hashlib import sha256

from pydantic import Field

from shiftplan.domain.base import Frozen
from shiftplan.domain.event import Event
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.people import Agent, Availability, Contract, Tier
from shiftplan.domain.playbook import Role
from shiftplan.domain.queue import Queue
from shiftplan.domain.rota import Cell
from shiftplan.domain.rules import Rules
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.domain.staffing import Staffing
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


class Plan(Frozen):
    """A plan as read. Ids are unique and every id that is used is defined: `files/` sees to it."""

    settings: Settings
    agents: tuple[Agent, ...]
    availability: tuple[Availability, ...] = ()
    shifts: tuple[ShiftTemplate, ...]
    forecast: Forecast

    @property
    def grid(self) -> TimeGrid:
        return self.settings.grid

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

    def contract_of(self, agent: Agent) -> Contract:
        return self.contract[agent.contract]

    @cached_property
    def blocked(self) -> dict[Cell, Availability]:
        """Cells on which somebody cannot work, with the reason."""
        return {Cell(entry.agent, entry.day): entry for entry in self.availability if entry.blocks}

    @property
    def wishes(self) -> tuple[Availability, ...]:
        return tuple(entry for entry in self.availability if not entry.blocks)

    def rules_digest(self) -> str:
        """A short fingerprint of everything but the need that a rota must obey or aims at; names are not."""
        parts = (self.settings.rules, self.settings.weights, *self.agents, *self.availability, *self.shifts)
        texts = [part.model_dump_json(exclude=TOLD_TO_PEOPLE) for part in (*parts, *self.settings.contracts)]
        text = "\n".join([*texts, *map(str, self.settings.statutory_days)])
        return sha256(text.encode()).hexdigest()[:12]
