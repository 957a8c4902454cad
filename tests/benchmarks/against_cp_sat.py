"""The engine beside one plain CP-SAT model of the same plan, cold, for the same time on the same cores.

    python -m tests.benchmarks.against_cp_sat [--seconds 60] [--workers 2] [--seed 1] CASE …

A CASE is a plan folder, or AGENTSxDAYSxSEED for a team of `synthetic_team` (`30x14x1`). One JSON line a
case; `ratio` is CP-SAT's value by the engine's. Both values are those of the independent judge. CP-SAT gets
the model's own rows, coefficients and amounts in ten-thousandths since it counts in integers, and its time
begins when its model is made; movable breaks are put where they cost least once it has ended.
"""

import argparse
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

import numpy as np
from ortools.sat.python import cp_model

from shiftplan import planning
from shiftplan.checks import judge
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.rota import Limits, solve
from shiftplan.rota.assemble import model_of
from shiftplan.rota.backend import Rows
from shiftplan.rota.breaks.relaxation import relaxation
from shiftplan.rota.breaks.settling import settled
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Problem
from shiftplan.rota.translate import rota_of
from tests.benchmarks.synthetic.make import make

SCALE, CENTS = 10_000, 100
FAR = 2**50


def case(name: str, folder: Path) -> tuple[Plan, Need]:
    """The plan and need of a case."""
    if not Path(name).is_dir():
        agents, days, seed = map(int, name.split("x"))
        name = str(make(agents, days, seed, folder / name))
    plan = planning.open_plan(Path(name)).plan
    return plan, planning.need_of(plan)


def by_engine(plan: Plan, need: Need, limits: Limits) -> dict[str, Any]:
    began = monotonic()
    outcome = solve(plan, need, None, limits, lambda progress: None, lambda: False)
    return _told(plan, need, outcome.rota, outcome.bound, monotonic() - began)


def by_cp_sat(plan: Plan, need: Need, limits: Limits) -> dict[str, Any]:
    problem = Problem(plan, need, Rota())
    model = model_of(problem)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = limits.seconds
    solver.parameters.num_workers = limits.workers
    solver.parameters.random_seed = limits.seed
    asked, choices = _asked(relaxation(model))
    began = monotonic()
    status = solver.solve(asked)
    seconds = monotonic() - began
    found = status in {cp_model.OPTIMAL, cp_model.FEASIBLE}
    rota = _rota(problem, model, [solver.value(one) for one in choices]) if found else None
    bound = solver.best_objective_bound / (SCALE * CENTS) + model.constant
    return _told(plan, need, rota, bound, seconds)


def _asked(rows: Rows) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    """The rows as a CP-SAT model, and its choices."""
    asked, width = cp_model.CpModel(), len(rows.cost)
    unit = np.where(np.arange(width) < rows.whole, 1, SCALE)
    lower = np.rint(rows.lower * unit).astype(np.int64)
    upper = np.ceil(rows.upper * unit - 1e-6).astype(np.int64)
    columns = [asked.new_int_var(int(a), int(b), "") for a, b in zip(lower, upper, strict=True)]
    weight = np.rint(rows.cost * SCALE * CENTS / unit).astype(np.int64)
    asked.minimize(cp_model.LinearExpr.weighted_sum(columns, weight.tolist()))
    factor = np.where(np.arange(width) < rows.whole, SCALE, 1)
    for row in range(len(rows.low)):
        span = slice(rows.matrix.indptr[row], rows.matrix.indptr[row + 1])
        at = rows.matrix.indices[span]
        values = np.rint(rows.matrix.data[span] * factor[at]).astype(np.int64)
        taken = cp_model.LinearExpr.weighted_sum([columns[i] for i in at], values.tolist())
        asked.add_linear_constraint(taken, _side(rows.low[row]), _side(rows.high[row]))
    return asked, columns[: rows.whole]


def _side(value: float) -> int:
    return round(max(-FAR / SCALE, min(FAR / SCALE, value)) * SCALE)


def _rota(problem: Problem, model: Model, chosen: list[int]) -> Rota:
    draft = model.draft(np.array(chosen, dtype=np.float64))
    return rota_of(problem, model, settled(model, draft, np.arange(model.whole)))


def _told(plan: Plan, need: Need, rota: Rota | None, bound: float | None, seconds: float) -> dict[str, Any]:
    if rota is None:
        return {"value": None, "bound": bound, "seconds": round(seconds, 1)}
    found = judge(plan, need, rota)
    return {
        "value": round(found.objective, 2),
        "bound": None if bound is None else round(bound, 2),
        "seconds": round(seconds, 1),
        "hard_violations": found.hard_violations,
        "shortage_agent_hours": round(found.shortage_agent_hours, 2),
    }


def pair(name: str, limits: Limits) -> dict[str, Any]:
    """Both on one case; the bound of either holds for both."""
    with TemporaryDirectory() as folder:
        plan, need = case(name, Path(folder))
    ours, theirs = by_engine(plan, need, limits), by_cp_sat(plan, need, limits)
    both = ours["value"] and theirs["value"]
    ratio = round(theirs["value"] / ours["value"], 4) if both else None
    return {"case": name, "seconds": limits.seconds, "engine": ours, "cp_sat": theirs, "ratio": ratio}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="+", metavar="CASE")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    for name in asked.cases:
        limits = Limits(seconds=asked.seconds, workers=asked.workers, seed=asked.seed)
        print(json.dumps(pair(name, limits)), flush=True)


if __name__ == "__main__":
    main()
