"""The model as free MPS, so that any other solver can check the value and the bound."""

from pathlib import Path
from typing import Any

from ortools.linear_solver.python.model_builder_helper import ModelBuilderHelper
from scipy import sparse

from shiftplan.rota.breaks.relaxation import bounding
from shiftplan.rota.model import Model


def mps_text(model: Model) -> str:
    """Free MPS; choices are integer, movable breaks as in `bounding`; the constant is the offset."""
    helper = ModelBuilderHelper()
    rows = bounding(model)
    arrays: list[Any] = [
        rows.lower,
        rows.upper,
        rows.cost,
        rows.low,
        rows.high,
        sparse.csr_matrix(rows.matrix),
    ]
    helper.fill_model_from_sparse_data(*arrays)
    for column in range(model.whole):
        helper.set_var_integrality(column, True)  # noqa: FBT003 - a C++ signature
    helper.set_objective_offset(model.constant)
    text: str = helper.export_to_mps_string()
    return text


def write(model: Model, path: Path) -> None:
    """Write the model; raises OSError."""
    path.write_text(mps_text(model), encoding="utf-8")
