"""The form of a handover from TOML: the plan's own copy first, else the one that ships."""

from pathlib import Path

from shiftplan.domain.handover import Form
from shiftplan.files.toml_values import read_value
from shiftplan.resources import shipped

WHERE = Path("handover") / "form.toml"


def read_form(plan_folder: Path | None = None) -> Form:
    """The form; raises BadPlan with every fault."""
    own = plan_folder / WHERE if plan_folder else None
    return read_value(Form, own if own and own.exists() else shipped("configs") / WHERE)
