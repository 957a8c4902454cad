"""The least change: a walk from what people were told, in this process, with nearly everything locked.

A repair is small and in a hurry: starting workers and proving a bound would take longer than the walk.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from time import monotonic

import numpy as np

from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Outcome, Progress, Status
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.rota.assemble import builder_of
from shiftplan.rota.builder import Builder
from shiftplan.rota.draft import Draft
from shiftplan.rota.limits import Limits
from shiftplan.rota.model import Model
from shiftplan.rota.precheck import precheck
from shiftplan.rota.problem import Problem
from shiftplan.rota.rules.locks import CODE
from shiftplan.rota.translate import draft_of, rota_of
from shiftplan.rota.valuing import Valuer

Value = Callable[[Rota], float | None]
HOT, COOL = 0.24, 0.016
"""Of what one agent too few costs in a slot."""
CHUNK = 4_000
MOST_STEPS = 160_000
"""Moves after which the walk gains nothing more (100 people, everybody open on two days)."""


@dataclass(frozen=True)
class Task:
    """`start` is what is left of `told`, with locks; on a cell of `yielding` a day off may be given, and
    nothing else. `finish` has the last word: it is handed the best rota and what others cost (None: a rule
    is broken).
    """

    start: Rota
    told: Rota
    yielding: Collection[Cell]
    finish: Callable[[Rota, Value], Rota]


def mend(
    plan: Plan,
    need: Need,
    task: Task,
    limits: Limits,
    report: Callable[[Progress], None],
    stop: Callable[[], bool],
) -> Outcome:
    """The best rota that the walk meets within `limits.seconds`; no bound is proved."""
    began = monotonic()
    report(Progress(seconds=0.0, phase="reading"))
    problem = Problem(plan, need, task.start, task.told)
    build = builder_of(problem)
    _only_yield(build, task)
    checked = precheck(problem, build, build.model())
    if checked.findings:
        return Outcome(status=Status.INFEASIBLE, seconds=monotonic() - began, findings=checked.findings)
    best = _walked(problem, checked.model, limits, began, report, stop)
    if best is None:
        return Outcome(status=Status.UNKNOWN, seconds=monotonic() - began)
    value = Valuer(problem, checked.model, task.start).value
    rota = task.finish(rota_of(problem, checked.model, best), value)
    status = Status.STOPPED if stop() else Status.FEASIBLE
    return Outcome(status=status, seconds=monotonic() - began, rota=rota, objective=value(rota))


def _only_yield(build: Builder, task: Task) -> None:
    problem = build.problem
    for cell in task.yielding:
        at, assignment = problem.cell(cell), task.start.by_cell.get(cell)
        if at is not None:
            choices = problem.cells[at].ravel()
            told = None if assignment is None else problem.choice(assignment)
            build.forbid(choices[choices != (-1 if told is None else told)], CODE)


def _walked(
    problem: Problem,
    model: Model,
    limits: Limits,
    began: float,
    report: Callable[[Progress], None],
    stop: Callable[[], bool],
) -> Draft | None:
    """The best draft of a walk that cools while the time goes by."""
    from shiftplan.rota.walk import Walk  # noqa: PLC0415 - the compiler takes a second to load

    walk = Walk(model, limits.seed)
    walk.begin(draft_of(problem, model, problem.start))
    grid, weights = problem.plan.grid, problem.plan.settings.weights
    unit, begun, steps = weights.deep_shortage * grid.hours, monotonic(), 0
    share = 0.0
    while share < 1 and not stop():
        heat = unit * HOT * (COOL / HOT) ** share
        walk.run(CHUNK, heat, heat)
        steps += CHUNK
        gone = (monotonic() - begun) / max(0.1, limits.seconds - (begun - began))
        share = max(gone, steps / MOST_STEPS)
        best = None if np.isinf(walk.best_value) else walk.best_value
        report(Progress(seconds=monotonic() - began, phase="improve", best=best))
    return walk.best
