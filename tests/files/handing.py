"""Handing a rota out at one moment, for tests of the files."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from shiftplan import files
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota

NOW = datetime(2027, 10, 21, 8, 0, tzinfo=UTC)


def handout(plan: Plan, rota: Rota, **more: Any) -> files.Handout:
    return files.Handout(**{"plan": plan, "rota": rota, "now": NOW, **more})


def export(plan: Plan, need: Need, rota: Rota, form: str, out: Path) -> tuple[Path, ...]:
    """The files written, of a whole rota."""
    return files.export_rota(handout(plan, rota, need=need), form, out)


def told(rota: Rota, version: int = 1) -> files.Published:
    return files.Published(version=version, rota=rota, notice=None)
