"""Handing the rota out."""

from pathlib import Path

from shiftplan import files
from shiftplan.domain.need import Need
from shiftplan.errors import NoRota
from shiftplan.language import say, typed
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.stages import need_of

FORMATS = ("csv", "toml")


def export(opened: OpenPlan, format: str, out: Path, need: Need | None = None) -> tuple[Path, ...]:  # noqa: A002
    """Write the rota of a plan into the folder `out` as `csv` or `toml`; the files written."""
    if opened.rota is None:
        raise NoRota(
            say("{plan} has no rota yet", plan=str(opened.folder)),
            say("solve it first: shiftplan solve {plan}", plan=typed(opened.folder)),
        )
    return files.export_rota(opened.plan, need or need_of(opened.plan), opened.rota, format, out)
