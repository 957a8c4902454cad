"""The rota engine: covers the need with people's shifts, keeps every rule, proves how good it is."""

from pathlib import Path

from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.rota import mps
from shiftplan.rota.assemble import model_of
from shiftplan.rota.limits import Limits
from shiftplan.rota.mending import Task
from shiftplan.rota.on_the_day import mend, solve
from shiftplan.rota.problem import Problem

__all__ = ["Limits", "Task", "export_model", "mend", "solve"]


def export_model(plan: Plan, need: Need, start: Rota | None, path: Path) -> None:
    """Write the model that `solve` works on as free MPS; raises OSError when the file cannot be written."""
    mps.write(model_of(Problem(plan, need, start or Rota())), path)
