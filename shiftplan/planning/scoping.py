"""Solving a part of a rota: all else is held for the search only, and comes back as it stood."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from shiftplan.domain import work
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Outcome, Progress, Status
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota, RotaFacts
from shiftplan.domain.scope import Scope
from shiftplan.domain.weights import Weights
from shiftplan.errors import BadInput
from shiftplan.files.faults import near_hint
from shiftplan.language import say
from shiftplan.planning.filling import days_that_help, only_helping, short_slots
from shiftplan.planning.keeping_published import as_published
from shiftplan.planning.naming import agents_named, days_named
from shiftplan.planning.solving import facts_of
from shiftplan.planning.stages import judge

if TYPE_CHECKING:
    from shiftplan.rota import Limits


def scope_of(
    plan: Plan,
    *,
    days: str = "",
    week: str = "",
    team: str = "",
    agents: str = "",
    fill: bool = False,
    told: bool = False,
) -> Scope:
    """What somebody typed as a scope; a week is told by any of its days. Raises `BadInput`."""
    when = {*(days_named(plan, days) if days else ()), *(_week(plan, week) if week else ())}
    whom = {*(agents_named(plan, agents) if agents else ()), *(_team(plan, team) if team else ())}
    people = tuple(agent for agent in plan.agent if agent in whom)
    return Scope(days=tuple(sorted(when)), agents=people, fill=fill, told=told)


def _week(plan: Plan, word: str) -> tuple[date, ...]:
    named = days_named(plan, word)
    return tuple(day for week in work.weeks(plan) if set(week) & set(named) for day in week)


def _team(plan: Plan, name: str) -> tuple[str, ...]:
    members = tuple(agent.id for agent in plan.agents if agent.team == name)
    if not members or not name:
        teams = {agent.team for agent in plan.agents if agent.team}
        raise BadInput(
            say("there is no team {read}", read=name),
            near_hint(name, teams),
        )
    return members


def solve_within(
    plan: Plan,
    need: Need,
    start: Rota,
    scope: Scope,
    limits: "Limits",
    report: Callable[[Progress], None],
    stop: Callable[[], bool],
    *,
    told: Rota | None = None,
) -> Outcome:
    """Solve within a scope; cells outside it, and own locks, come back as they stand in `start`.

    With `scope.told` each cell that is not as in `told` costs. A rule that the cells outside break is told,
    and no reason to refuse. The facts claim no bound, for that holds within the scope only.
    """
    from shiftplan import rota as engine  # noqa: PLC0415 - ortools takes a third of a second to load

    published = told if scope.told else None
    part = _Part(plan, need, start, scope)

    def tell(progress: Progress) -> None:
        found = progress.rota and part.back(progress.rota)
        report(progress.model_copy(update={"rota": found}))

    outcome = engine.solve(
        _pricing(plan) if published else plan,
        need,
        part.begun(published),
        limits,
        tell,
        stop,
        published=published,
        standing=not scope.whole,
    )
    if outcome.rota is None:
        return outcome
    found = part.back(outcome.rota)
    facts = facts_within(plan, need, outcome.model_copy(update={"rota": found}), start, scope)
    return outcome.model_copy(update={"rota": found.model_copy(update={"facts": facts})})


class _Part:
    """What of a rota is held while the rest is searched for."""

    def __init__(self, plan: Plan, need: Need, start: Rota, scope: Scope) -> None:
        self._plan, self._need, self._start, self._scope = plan, need, start, scope
        self._short = short_slots(plan, need, start) if scope.fill else frozenset()
        self.held = self._holds()

    def _holds(self) -> frozenset[Cell]:
        held = self._scope.holds(self._plan, self._start)
        if not self._scope.fill:
            return held
        useful = days_that_help(self._plan, self._short)
        every = {Cell(agent, day) for agent in self._plan.agent for day in self._plan.grid.dates}
        return held | {cell for cell in every if cell.day not in useful}

    def begun(self, told: Rota | None) -> Rota:
        """Where the search begins, all that is held locked."""
        begin = self._start if told is None else self._nearer(told)
        return Rota.of(begin.assignments, self._start.locks | self.held)

    def _nearer(self, told: Rota) -> Rota:
        """The rota as it is, or with its open cells as they were told: whichever is better."""
        as_told = as_published(self._plan, self._start, told)
        inside = [one for one in as_told.assignments if one.cell not in self.held]
        other = Rota.of([*inside, *self._held_work()], self._start.locks)
        return min(self._start, other, key=lambda rota: self._worth(rota, told))

    def _worth(self, rota: Rota, told: Rota) -> tuple[int, float]:
        judgement = judge(self._plan, self._need, rota, told)
        return judgement.hard_violations, judgement.objective

    def _held_work(self) -> list[Assignment]:
        return [one for one in self._start.assignments if one.cell in self.held]

    def back(self, found: Rota) -> Rota:
        """What was found, with all that is held, and the locks, as they stood."""
        free = [one for one in found.assignments if one.cell not in self.held]
        rota = Rota.of([*free, *self._held_work()], self._start.locks)
        return only_helping(self._plan, self._short, self._start, rota) if self._scope.fill else rota


def facts_within(plan: Plan, need: Need, outcome: Outcome, start: Rota, scope: Scope) -> RotaFacts:
    """The facts of a rota of which a part was solved: its value as judged, no bound."""
    if (scope.whole and not scope.told) or outcome.rota is None:
        return facts_of(plan, need, outcome, start)
    value = judge(plan, need, outcome.rota).objective
    whole = outcome.model_copy(update={"status": Status.FEASIBLE, "objective": value, "bound": None})
    return facts_of(plan, need, whole, start)


def _pricing(plan: Plan) -> Plan:
    """The plan itself where its weights price changes; else with the usual prices."""
    weights, usual = plan.settings.weights, Weights()
    if weights.change or weights.disturbed:
        return plan
    priced = weights.model_copy(update={"change": usual.change, "disturbed": usual.disturbed})
    settings = plan.settings.model_copy(update={"weights": priced})
    return plan.model_copy(update={"settings": settings})
