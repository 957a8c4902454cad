"""One call to a solver: arrays in, values, duals and what was proved out. Solvers come through MathOpt."""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from ortools.math_opt import (
    callback_pb2,
    model_parameters_pb2,
    model_pb2,
    parameters_pb2,
    result_pb2,
    solution_pb2,
)
from ortools.math_opt.core.python import solver
from pybind11_abseil.status import StatusNotOk
from scipy import sparse

from shiftplan.rota.problem import Floats, Ints

ROWS_AT_ONCE = 1000
ACCURACY = 3e-5
"""Of the first-order method, relative; its duals are checked, so that a rough end costs tightness only."""


class Engine(Enum):
    HIGHS = parameters_pb2.SOLVER_TYPE_HIGHS
    GLOP = parameters_pb2.SOLVER_TYPE_GLOP
    PDLP = parameters_pb2.SOLVER_TYPE_PDLP
    CP_SAT = parameters_pb2.SOLVER_TYPE_CP_SAT
    SCIP = parameters_pb2.SOLVER_TYPE_GSCIP


@dataclass(frozen=True)
class Rows:
    """Minimise cost·v, low ≤ matrix·v ≤ high, lower ≤ v ≤ upper; the first `whole` columns are integer."""

    cost: Floats
    lower: Floats
    upper: Floats
    matrix: sparse.csr_array
    low: Floats
    high: Floats
    whole: int


@dataclass(frozen=True)
class Answer:
    """`values` when a solution was found; `optimal` and `infeasible` are proofs."""

    values: Floats | None
    duals: Floats | None
    bound: float
    optimal: bool
    infeasible: bool


def solve(  # noqa: PLR0917 - a solver's own settings
    rows: Rows,
    seconds: float | None,
    engine: Engine = Engine.HIGHS,
    hint: Floats | None = None,
    gap: float = 1e-6,
    seed: int = 1,
    options: dict[str, str | int | float] | None = None,
    nodes: int | None = None,
) -> Answer:
    """Solve `rows` for at most `seconds` and `nodes` of the search tree; a relaxation when `whole` is 0."""
    parameters = _parameters(seconds, engine, gap, seed, options or {})
    if nodes is not None:
        parameters.node_limit = nodes
    try:
        result = solver.solve(
            to_proto(rows),
            engine.value,
            parameters_pb2.SolverInitializerProto(),
            parameters,
            _hinted(hint),
            None,
            callback_pb2.CallbackRegistrationProto(),
            None,
            None,
        )
    except StatusNotOk:  # such as HiGHS' interior point method ending without a verdict
        return Answer(None, None, -np.inf, optimal=False, infeasible=False)
    return _answer(result)


def to_proto(rows: Rows) -> model_pb2.ModelProto:
    """The rows as a MathOpt model."""
    width = len(rows.cost)
    proto = model_pb2.ModelProto()
    proto.variables.ids.extend(range(width))
    proto.variables.lower_bounds.extend(rows.lower.tolist())
    proto.variables.upper_bounds.extend(rows.upper.tolist())
    proto.variables.integers.extend((np.arange(width) < rows.whole).tolist())
    priced = np.nonzero(rows.cost)[0]
    proto.objective.linear_coefficients.ids.extend(priced.tolist())
    proto.objective.linear_coefficients.values.extend(rows.cost[priced].tolist())
    proto.linear_constraints.ids.extend(range(len(rows.low)))
    proto.linear_constraints.lower_bounds.extend(rows.low.tolist())
    proto.linear_constraints.upper_bounds.extend(rows.high.tolist())
    _fill(proto, rows.matrix)
    return proto


def _fill(proto: model_pb2.ModelProto, matrix: sparse.csr_array) -> None:
    """Row by row in pieces: all entries at once as Python numbers would take a gigabyte at 300 × 21."""
    matrix.sort_indices()
    height, into = matrix.shape[0], proto.linear_constraint_matrix
    for first in range(0, height, ROWS_AT_ONCE):
        last = min(first + ROWS_AT_ONCE, height)
        inside = slice(matrix.indptr[first], matrix.indptr[last])
        numbers: Ints = np.repeat(np.arange(first, last), np.diff(matrix.indptr[first : last + 1]))
        into.row_ids.extend(numbers.tolist())
        into.column_ids.extend(matrix.indices[inside].tolist())
        into.coefficients.extend(matrix.data[inside].tolist())


def _parameters(
    seconds: float | None, engine: Engine, gap: float, seed: int, options: dict[str, str | int | float]
) -> parameters_pb2.SolveParametersProto:
    parameters = parameters_pb2.SolveParametersProto()
    if seconds is not None:
        parameters.time_limit.FromMilliseconds(max(1, int(seconds * 1000)))
    if engine is not Engine.PDLP:
        parameters.random_seed = seed
    if engine is not Engine.GLOP and engine is not Engine.PDLP:
        parameters.relative_gap_tolerance = gap
    if engine is not Engine.HIGHS:
        parameters.threads = 1
    if engine is Engine.PDLP:
        _set_accuracy(parameters, ACCURACY)
    kinds = {str: "string_options", int: "int_options", float: "double_options"}
    for name, value in options.items():
        getattr(parameters.highs, kinds[type(value)])[name] = value
    return parameters


def _set_accuracy(parameters: parameters_pb2.SolveParametersProto, accuracy: float) -> None:
    criteria = parameters.pdlp.termination_criteria.simple_optimality_criteria
    criteria.eps_optimal_absolute = criteria.eps_optimal_relative = accuracy


def _hinted(hint: Floats | None) -> model_parameters_pb2.ModelSolveParametersProto:
    asked = model_parameters_pb2.ModelSolveParametersProto()
    if hint is not None:
        proto = asked.solution_hints.add()
        proto.variable_values.ids.extend(range(len(hint)))
        proto.variable_values.values.extend(hint.tolist())
    return asked


def _answer(result: result_pb2.SolveResultProto) -> Answer:
    reason = result.termination.reason
    solution = result.solutions[0] if result.solutions else None
    has_values = (
        solution is not None
        and solution.primal_solution.feasibility_status == solution_pb2.SOLUTION_STATUS_FEASIBLE
    )
    has_duals = solution is not None and solution.HasField("dual_solution")
    return Answer(
        values=np.array(solution.primal_solution.variable_values.values) if solution and has_values else None,
        duals=np.array(solution.dual_solution.dual_values.values) if solution and has_duals else None,
        bound=result.termination.objective_bounds.dual_bound,
        optimal=reason == result_pb2.TERMINATION_REASON_OPTIMAL,
        infeasible=reason == result_pb2.TERMINATION_REASON_INFEASIBLE,
    )
