"""`solve`: from a plan and its need to an outcome."""

from collections.abc import Callable, Collection
from time import monotonic
from typing import NamedTuple

import numpy as np

from shiftplan import machine_code
from shiftplan.domain.finding import Finding
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Outcome, Progress, Status
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.rota.assemble import builder_of
from shiftplan.rota.bound import relax
from shiftplan.rota.budget import Budget
from shiftplan.rota.crew import Crew
from shiftplan.rota.demands import demands
from shiftplan.rota.desk import Desk
from shiftplan.rota.draft import Draft
from shiftplan.rota.explain.foresight import foresee
from shiftplan.rota.explain.scene import Scene
from shiftplan.rota.jobs import Whole
from shiftplan.rota.limits import Limits
from shiftplan.rota.model import Model
from shiftplan.rota.precheck import precheck
from shiftplan.rota.problem import Problem
from shiftplan.rota.running import Ears, Run
from shiftplan.rota.sessions.better import with_better_times
from shiftplan.rota.translate import draft_of, rota_of

TINY = 3000
"""Choices up to which one quick try in this process comes before the workers."""
TINIEST = 600
"""The same where workers have something better to do at once."""
TINY_SECONDS = 0.8


def solve(
    plan: Plan,
    need: Need,
    start: Rota | None,
    limits: Limits,
    report: Callable[[Progress], None],
    stop: Callable[[], bool],
    *,
    without: Collection[str] = (),
    published: Rota | None = None,
    standing: bool = False,
) -> Outcome:
    """Find a good rota and prove how good.

    Locked cells of `start` stay as they are; the rest of it is where the search begins. `stop` is asked ten
    times a second; the best so far is kept. `without` names rules to leave out, for tests of the judge;
    `published` is what people were told, for the goals of least change. With `standing` what is in locked
    cells stays even against a rule, which is told.
    Takes `limits.workers` processes besides this one and a second more than `limits.seconds` at most.

    Raises:
        SolverFailed: a worker process died.

    """
    began = monotonic()
    report(Progress(seconds=0.0, phase="reading"))
    problem = Problem(plan, need, start or Rota(), published, standing)
    if stop() and not problem.start.assignments:
        return Outcome(status=Status.STOPPED, seconds=monotonic() - began)
    with Crew(limits.workers, limits.seed) as crew:
        if problem.cells.size > TINY:
            crew.begin()  # they load while the model is made
        return _searched(problem, Budget(limits, began, eager=standing), crew, Asked(report, stop, without))


class Asked(NamedTuple):
    """What the caller of a solve wants besides."""

    report: Callable[[Progress], None]
    stop: Callable[[], bool]
    without: Collection[str]


def _searched(problem: Problem, budget: Budget, crew: Crew, asked: Asked) -> Outcome:
    build = builder_of(problem, asked.without)
    model = build.model()
    checked = precheck(problem, build, model)
    if checked.findings:
        return _impossible(budget, checked.findings)
    model = checked.model
    ears = Ears(asked.report, asked.stop, lambda draft: rota_of(problem, model, draft))
    run = Run(model, checked.base, budget, ears)
    run.begin_from(_warm(problem, model, checked.base))
    _keep_base(run)
    if not asked.stop():
        _quick_try(run)
        _early_walk(run)
    if not run.proven:
        run.begin(crew)  # the workers are at it while what is certain is counted
    told = (*checked.told, *(() if problem.standing else foresee(Scene(problem, build))))
    del build  # as large as the model, and not needed any more
    asked.report(Progress(seconds=budget.elapsed, phase="reading", findings=told))
    if not run.proven:
        run.run(crew)
    outcome = _outcome(run, ears, told)
    return outcome if problem.standing else with_better_times(problem, outcome, asked.without)


def _impossible(budget: Budget, findings: tuple[Finding, ...]) -> Outcome:
    return Outcome(status=Status.INFEASIBLE, seconds=budget.elapsed, findings=findings)


def _warm(problem: Problem, model: Model, base: Draft) -> Draft | None:
    """The choices of the start; people whose part breaks a rule begin from their locks instead."""
    if not problem.start.assignments:
        return None
    draft = draft_of(problem, model, problem.start)
    broken = np.unique(model.agent[model.violated(draft)])
    theirs = np.isin(model.owner[: model.whole], broken)
    return draft.like(np.where(theirs, base.chosen, draft.chosen))


def _keep_base(run: Run) -> None:
    """What meets the demands by itself is a rota to fall back on; nobody at work is none."""
    for search in run.searches:
        if len(demands(search.model)):
            search.offer(search.base)


def _quick_try(run: Run) -> None:
    """Parts that are tiny are solved before processes could start."""
    for search in run.searches:
        model = search.model
        if model.whole == 0:
            search.offer(search.base)
            search.prove(search.value)
        elif model.whole <= (TINIEST if run.budget.eager else TINY):
            seconds = None if run.budget.by_work else min(TINY_SECONDS, run.budget.left)
            found = Whole(search.best, seconds, run.budget.limits.seed).run(
                Desk(model, run.budget.limits.seed)
            )
            search.offer(found.draft)
            search.prove(found.bound)
            if len(model.conditional):  # the whole model proves nothing then
                search.prove(relax(model, TINY_SECONDS).bound)


def _early_walk(run: Run) -> None:
    """Something better may be there before the workers are; not while machine code must be made first."""
    if run.proven or not run.budget.eager or not (machine_code.is_there() or run.budget.by_work):
        return
    before = run.value
    for search in run.searches:
        search.walk_here()
    if run.value != before:
        run.tell()


def _outcome(run: Run, ears: Ears, told: tuple[Finding, ...]) -> Outcome:
    best = run.best
    if run.proven:
        status = Status.OPTIMAL
    elif run.stopped:
        status = Status.STOPPED
    else:
        status = Status.UNKNOWN if best is None else Status.FEASIBLE
    return Outcome(
        status=status,
        seconds=run.budget.elapsed,
        bound=run.bound,
        rota=None if best is None else ears.show(best),
        objective=run.value,
        parts=len(run.parts),
        findings=told,
    )
