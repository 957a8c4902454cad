"""A plan with a short rota, and copies of it, made without a solver."""

import shutil
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain import editing
from shiftplan.domain.rota import Cell, Rota
from shiftplan.planning.copies import Copy


def work(folder: Path, *shifts: tuple[str, int, str]) -> planning.OpenPlan:
    """Give people (by id, day number and shift) work by hand."""
    opened = planning.open_plan(folder)
    for agent, day, shift in shifts:
        where = Cell(agent, opened.plan.grid.dates[day])
        edit = editing.set_shift(opened.plan, opened.rota or Rota(), [where], shift)
        opened = planning.carry_out(opened, edit, "li").opened
    return opened


def snapshot(folder: Path) -> dict[str, bytes]:
    """The plan's own files and those it replaced, but not its copies."""
    files = (path for path in folder.rglob("*") if path.is_file() and "scenarios" not in path.parts)
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in files if path.suffix in (".csv", ".toml")
    }


def as_copy(copy: Copy, folder: Path) -> planning.OpenPlan:
    """A copy as it would open alone, somewhere else."""
    return planning.open_plan(Path(shutil.copytree(copy.folder, folder)))


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The small plan; s02 and s04 work on its first day."""
    folder = planning.make_plan("small", tmp_path / "shop")
    work(folder, ("s02", 0, "mid"), ("s04", 0, "late"))
    return folder
