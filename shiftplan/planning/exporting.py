"""Handing the rota out."""

from pathlib import Path

from shiftplan import files
from shiftplan.domain.need import Need
from shiftplan.planning.opening import OpenPlan, rota_of
from shiftplan.planning.stages import need_of

FORMATS = ("csv", "toml")


def export(opened: OpenPlan, format: str, out: Path, need: Need | None = None) -> tuple[Path, ...]:  # noqa: A002 - the word that people type
    """Write the rota of a plan into the folder `out` as `csv` or `toml`; the files written."""
    rota = rota_of(opened)
    return files.export_rota(opened.plan, need or need_of(opened.plan), rota, format, out)
