"""Hours of rest between the end of a shift and the start of the next, also across a day off.

A shift holds its person from its start to its end plus the rest; two that overlap so exclude each other.
Intervals on a line: the largest sets that exclude each other are those that hold one start point, and
rows for these (at most one of the set) are the tightest there are. The last shift before the plan rules out
what begins too soon after it.
"""

from shiftplan.domain.past import last_end
from shiftplan.rota.builder import Builder

CODE = "rest_hours_between_shifts"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    cells = problem.cells[agent]
    for days, shifts in problem.cliques:
        build.row(cells[days, shifts].ravel(), 1.0, high=1, code=CODE, agent=agent)
    ended = last_end(problem.plan, problem.plan.agents[agent])
    if ended is not None:
        build.forbid(cells[problem.begins < ended + problem.rule(CODE) * 60], CODE)
