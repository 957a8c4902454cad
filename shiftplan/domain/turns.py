"""Turns of days, and which shifts somebody may work: what solver and judge must read alike."""

from datetime import date

from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell
from shiftplan.domain.teamwork import OFF, WORK, Pattern


def pattern_of(plan: Plan, agent: Agent) -> Pattern | None:
    """The turn that an agent works; None without one (or with one that the plan does not know)."""
    return next((pattern for pattern in plan.settings.patterns if pattern.id == agent.pattern), None)


def entry_on(plan: Plan, agent: Agent, pattern: Pattern, day: date) -> str:
    """The turn's entry on a day: a shift's id, `*` or `-`."""
    since = (day - (agent.pattern_start or plan.grid.start)).days
    return pattern.turn[since % len(pattern.turn)]


def off_turn(entry: str, shift: str | None) -> bool:
    """Whether a day with this shift (None: off) is off the turn."""
    if entry == OFF or shift is None:
        return (entry == OFF) != (shift is None)
    return entry not in (WORK, shift)


def can_work(plan: Plan, agent: Agent, day: date) -> bool:
    """Whether anybody may ask them to work on that day: employed, and nothing blocks the day."""
    return agent.employed_on(day) and Cell(agent.id, day) not in plan.blocked


def may_work_shift(plan: Plan, agent: Agent, day: date, shift: str) -> bool:
    """Whether their list of shifts and the entries of that day allow this one."""
    listed = not agent.shifts or shift in agent.shifts
    cell = Cell(agent.id, day)
    return listed and (cell not in plan.narrowed or shift in plan.narrowed[cell])
