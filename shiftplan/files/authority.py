"""Who may approve how much, from TOML: the plan's own table first, else the one that ships."""

from pathlib import Path

from shiftplan.domain.parcel import Authority
from shiftplan.files.toml_values import read_value
from shiftplan.resources import shipped

WHERE = Path("afterwards") / "authority.toml"


def read_authority(plan_folder: Path | None = None) -> Authority:
    """The table; raises BadPlan with every fault."""
    own = plan_folder / WHERE if plan_folder else None
    return read_value(Authority, own if own and own.exists() else shipped("configs") / WHERE)
