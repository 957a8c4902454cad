"""The severities of incidents from TOML: the plan's own copy first, else the one that ships."""

from pathlib import Path

from shiftplan.domain.incident_events import Severities
from shiftplan.files.toml_values import read_value
from shiftplan.resources import shipped

WHERE = Path("incidents") / "severity.toml"


def read_severities(plan_folder: Path | None = None) -> Severities:
    """The levels; raises BadPlan with every fault."""
    own = plan_folder / WHERE if plan_folder else None
    return read_value(Severities, own if own and own.exists() else shipped("configs") / WHERE)
