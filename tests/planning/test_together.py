"""Several processes on one folder, some of them killed: the history, made again from its beginning, gives
exactly what is in the folder; no edit is lost, none counts twice.
"""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain import editing
from shiftplan.domain.edit import Edit, states
from shiftplan.domain.edit_history import Doing
from shiftplan.domain.editing import applied
from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.rota import Cell, Rota
from shiftplan.journal import Journal
from shiftplan.planning.under_way import SUFFIX

ROOT = Path(__file__).parents[2]
DIE = """
import os, sys
from pathlib import Path
from shiftplan import files, planning
from shiftplan.planning import under_way
from tests.planning.test_together import leave
folder, at = Path(sys.argv[1]), sys.argv[2]
opened = planning.open_plan(folder)
write, replace, leave_turn = files.write_edited, Path.replace, under_way.UnderWay.__exit__
def dying_write(*given):
    if at == "before the files":
        os._exit(9)
    stamps = write(*given)
    if at == "after the files":
        os._exit(9)
    return stamps
def dying_replace(path, target):
    found = replace(path, target)
    if at == "between the files" and target.name == "rota.csv":
        os._exit(9)
    return found
def dying_exit(*given):
    if at == "after the history":
        os._exit(9)
    return leave_turn(*given)
files.write_edited, Path.replace, under_way.UnderWay.__exit__ = dying_write, dying_replace, dying_exit
planning.carry_out(opened, leave(opened), "li")
"""


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    return planning.open_plan(planning.make_plan("small", tmp_path / "plan"))


def at(opened: planning.OpenPlan, agent: int, day: int = 0) -> Cell:
    return Cell(opened.plan.agents[agent].id, opened.plan.grid.dates[day])


def leave(opened: planning.OpenPlan) -> Edit:
    """An edit of two files: the shift goes, the leave comes."""
    return editing.give(opened.plan, opened.rota or Rota(), [at(opened, 0)], AvailabilityKind.LEAVE, "li's")


def replayed(start: planning.OpenPlan) -> planning.OpenPlan:
    """The plan after every move of the history, in the order in which they were made."""
    history = planning.history(start)
    edits = {step.number: step.edit for step in history.steps}
    lines = [line.what for line in Journal(start.folder).audit.lines()]
    plan, rota = start.plan, start.rota or Rota()
    for words in (line.split() for line in lines if line.startswith("edit ")):
        edit = edits[int(words[1])]
        edit = edit.back if words[2] == Doing.UNDO else edit
        assert edit.misfits(plan, rota) == ()
        plan, rota = applied(edit, plan, rota)
    return planning.OpenPlan(start.folder, plan, rota, (), start.stamps)


def same(one: planning.OpenPlan, other: planning.OpenPlan) -> None:
    rotas = [each.rota or Rota() for each in (one, other)]
    assert rotas[0].assignments == rotas[1].assignments
    assert rotas[0].locks == rotas[1].locks
    entries = [Counter(each.plan.availability) for each in (one, other)]
    assert entries[0] == entries[1]


def crowd(folder: Path, name: str, edits: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.planning.editing_crowd", str(folder), name, str(edits)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def told(process: "subprocess.Popen[str]") -> list[str]:
    out, _ = process.communicate(timeout=500)
    return [line for line in out.splitlines() if not line.startswith("met")]


def test_edits_of_several_at_once_are_all_kept_once(opened: planning.OpenPlan) -> None:
    crowds = [crowd(opened.folder, name, 10) for name in ("li", "wu", "zhao")]
    lines = [line for process in crowds for line in told(process)]
    assert all(process.returncode == 0 for process in crowds)
    assert len(lines) > 10
    moves = [line.what for line in Journal(opened.folder).audit.lines()]
    assert Counter(f"edit {number} {what}" for what, number in map(str.split, lines)) == Counter(moves)
    same(planning.open_plan(opened.folder), replayed(opened))


@pytest.mark.parametrize("seed", range(2))
def test_kill_9_among_several_loses_nothing_and_doubles_nothing(opened: planning.OpenPlan, seed: int) -> None:
    crowds = [crowd(opened.folder, f"{name}{seed}", 12) for name in ("li", "wu")]
    assert crowds[0].stdout is not None
    first = [crowds[0].stdout.readline() for _ in range(4 + seed)]
    crowds[0].kill()
    lines = [*(line for line in first if not line.startswith("met")), *told(crowds[0]), *told(crowds[1])]
    after = planning.open_plan(opened.folder)
    where = next(cell for cell in states(after.plan, after.rota or Rota(), [at(opened, 7, 2)]))
    edit = editing.locking(after.plan, after.rota or Rota(), [where], lock=True)
    last = planning.carry_out(after, edit, "zhao")
    moves = Counter(line.what for line in Journal(opened.folder).audit.lines())
    said = Counter(f"edit {number} {what}" for what, number in (line.split() for line in lines if line))
    said[f"edit {last.numbers[0]} do"] += 1
    assert not said - moves
    assert (moves - said).total() <= 1  # at most the one that was on its way
    assert set(moves.values()) == {1} or all(" do" not in what for what, n in moves.items() if n > 1)
    same(planning.open_plan(opened.folder), replayed(opened))
    assert not list(opened.folder.glob(f".*{SUFFIX}"))


@pytest.mark.parametrize(
    ("moment", "kept"),
    [
        ("before the files", False),
        ("between the files", True),
        ("after the files", True),
        ("after the history", True),
    ],
)
def test_whoever_writes_next_finishes_what_a_killed_one_began(
    opened: planning.OpenPlan, moment: str, *, kept: bool
) -> None:
    start = opened
    opened = planning.carry_out(opened, setting(opened, at(opened, 0)), "wu").opened
    done = subprocess.run([sys.executable, "-c", DIE, str(opened.folder), moment], cwd=ROOT, check=False)
    assert done.returncode == 9
    assert list(opened.folder.glob(f".*{SUFFIX}"))
    after = planning.carry_out(opened, setting(opened, at(opened, 1)), "wu").opened
    steps = planning.history(after).steps
    assert [step.who for step in steps] == (["wu", "li", "wu"] if kept else ["wu", "wu"])
    assert (at(opened, 0) in after.plan.blocked) == kept
    assert (at(opened, 0) in (after.rota or Rota()).by_cell) != kept
    same(planning.open_plan(opened.folder), replayed(start))
    same(after, planning.open_plan(opened.folder))
    assert not list(opened.folder.glob(f".*{SUFFIX}"))


def setting(opened: planning.OpenPlan, where: Cell) -> Edit:
    return editing.set_shift(opened.plan, opened.rota or Rota(), [where], "late")


def test_a_note_that_is_none_is_in_nobodys_way(opened: planning.OpenPlan) -> None:
    (opened.folder / f".abc{SUFFIX}").write_text("half a no", "utf-8")
    planning.carry_out(opened, setting(opened, at(opened, 0)), "wu")
    assert not list(opened.folder.glob(f".*{SUFFIX}"))


def test_a_shift_on_a_day_that_another_has_just_made_leave_is_reported(opened: planning.OpenPlan) -> None:
    """The leave is in one file, the shift would be in the other."""
    before = planning.open_plan(opened.folder)
    planning.carry_out(opened, leave(opened), "li")
    edit = editing.locking(before.plan, before.rota or Rota(), [at(before, 0)], lock=True)
    with pytest.raises(planning.FitsNoLonger):
        planning.carry_out(before, edit, "wu")
