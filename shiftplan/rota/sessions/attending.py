"""Sessions in the model: who is on a duty that holds one attends it, and serves nobody meanwhile.

What follows from a day or time that could have been another is conditional: the bound leaves it out.
"""

import numpy as np

from shiftplan.domain.attendance import expected
from shiftplan.domain.when import Force
from shiftplan.rota.builder import COMMON, Builder
from shiftplan.rota.problem import Ints, Problem
from shiftplan.rota.sessions.fitting import attending
from shiftplan.rota.sessions.placing import Placed

CODE = "sessions"


def add_rule(build: Builder) -> None:
    """Whoever is expected at a session that binds works on a duty that holds it."""
    for one in build.problem.placed:
        if one.session.force is Force.RULE:
            agent = build.problem.agent_numbers[one.agent]
            build.row(
                _choices(build.problem, one), 1.0, low=1, code=CODE, agent=agent, conditional=not one.certain
            )


def add(build: Builder) -> None:
    """Each who misses a session costs its weight; so does who is expected but away at the chosen time."""
    problem = build.problem
    for session in problem.plan.settings.sessions:
        here = [one for one in problem.placed if one.session.id == session.id]
        cost = problem.plan.settings.weights.sessions * session.weight
        absent = len(expected(problem.plan, session)) - len(here)
        if absent:
            gone = build.column(absent, cost, COMMON)
            row = build.row([gone], 1.0, low=absent, conditional=session.group)
            build.ladder(row, [gone])
        for one in here:
            agent = problem.agent_numbers[one.agent]
            missed = build.column(1.0, cost, agent)
            choices = _choices(problem, one)
            columns = np.append(choices, missed)
            conditional = session.force is Force.WISH or not one.certain
            row = build.row(columns, 1.0, low=1, agent=agent, conditional=conditional)
            build.ladder(row, [missed])


def _choices(problem: Problem, one: Placed) -> Ints:
    agent = problem.agent_numbers[one.agent]
    found = [int(problem.cells[agent, one.day, duty, post]) for duty, post in attending(problem, one)]
    return np.array(found, dtype=np.int64)
