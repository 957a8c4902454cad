"""Adopting: the plan is then the copy's, what it replaced is kept, undo knows, and a kill loses nothing."""

import subprocess
import sys
from pathlib import Path
from random import Random
from time import sleep

import pytest

from shiftplan import planning
from shiftplan.domain import editing
from shiftplan.domain.adjusting import MorePeople, OtherScenario
from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.errors import BadInput, StorageFailed
from shiftplan.files import adoption
from shiftplan.planning.copies import Copy, PlanChanged, add_copy, adopt
from tests.planning.copies.conftest import snapshot, work

ROOT = Path(__file__).parents[3]


@pytest.fixture
def other(shop: Path) -> Copy:
    """A copy with two people more and another scenario, where one of them works."""
    made = add_copy(shop, "two more", [MorePeople(count=2), OtherScenario(name="high")])
    work(made.folder, ("more-1", 1, "mid"), ("s02", 0, "late"))
    return made


def stand(folder: Path) -> tuple[Plan, Rota | None]:
    """What a plan says, and its rota."""
    opened = planning.open_plan(folder)
    return opened.plan, opened.rota


def test_the_plan_is_then_the_copys_and_the_copy_stays(shop: Path, other: Copy) -> None:
    before = snapshot(shop)
    theirs = stand(other.folder)
    opened = adopt(other)
    assert (opened.plan, opened.rota) == theirs == stand(other.folder)
    kept = {path.read_bytes() for path in (shop / "replaced").iterdir()}
    assert {before["plan.toml"], before["agents.csv"], before["rota.csv"]} <= kept
    assert not adoption.under_way(shop)


def test_undo_takes_the_rota_back_and_redo_brings_it_again(shop: Path, other: Copy) -> None:
    mine, theirs = stand(shop)[1], stand(other.folder)[1]
    opened = adopt(other)
    step = planning.history(opened).steps[-1]
    assert "two more" in step.edit.note
    back = planning.undo(opened).opened
    assert back.rota is not None
    assert mine is not None
    assert back.rota.assignments == mine.assignments
    again = planning.redo(back).opened
    assert theirs is not None
    assert again.rota is not None
    assert again.rota.assignments == theirs.assignments


def test_leave_given_in_the_copy_comes_with_it_and_goes_with_undo(shop: Path) -> None:
    mine, made = stand(shop), add_copy(shop, "away")
    opened = planning.open_plan(made.folder)
    ill = Cell("s03", opened.plan.grid.dates[2])
    given = editing.give(opened.plan, opened.rota or Rota(), [ill], AvailabilityKind.ABSENT, "ill")
    planning.carry_out(opened, given)
    adopted = adopt(made)
    assert ill in adopted.plan.blocked
    assert planning.undo(adopted).opened.plan == mine[0]


def test_a_plan_changed_since_is_refused_until_one_says_so(shop: Path, other: Copy) -> None:
    work(shop, ("s04", 1, "mid"))
    before = snapshot(shop)
    with pytest.raises(PlanChanged, match=r"rota\.csv") as caught:
        adopt(other)
    assert caught.value.changed == ("rota.csv",)
    assert snapshot(shop) == before
    assert adopt(other, anyway=True).rota == stand(other.folder)[1]


def test_a_copy_without_a_rota_is_not_adopted(shop: Path) -> None:
    made = add_copy(shop, "bare")
    (made.folder / "rota.csv").unlink()
    with pytest.raises(BadInput):
        adopt(made)


def test_the_version_told_to_people_stays_known(shop: Path, other: Copy) -> None:
    opened = planning.open_plan(shop)
    planning.publish(opened, planning.need_of(opened.plan), "told", "agreed")
    version = (stand(shop)[1] or Rota()).facts
    adopted = adopt(other, anyway=True)
    assert adopted.rota is not None
    if adopted.rota.facts and version:
        assert adopted.rota.facts.version == version.version
    assert (shop / "published" / "v0001.csv").exists()


@pytest.mark.parametrize("after", ["stage", "write"])
def test_what_was_broken_off_is_finished_on_the_next_open(
    shop: Path, other: Copy, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped before anything is written, and after the files but before the history is kept."""
    theirs = stand(other.folder)
    writes = adoption.write

    def stopped(plan: Path, told: adoption.Adoption) -> None:
        if after == "write":
            writes(plan, told)
        raise KeyboardInterrupt

    monkeypatch.setattr(adoption, "write", stopped)
    with pytest.raises(KeyboardInterrupt):
        adopt(other)
    monkeypatch.undo()
    assert adoption.under_way(shop)
    edits = len(planning.history(planning.open_plan(shop)).steps)
    assert stand(shop) == theirs
    assert not adoption.under_way(shop)
    assert len(planning.history(planning.open_plan(shop)).steps) == edits == 3


def test_half_written_files_are_finished_too(
    shop: Path, other: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = stand(other.folder)

    def half(plan: Path, told: adoption.Adoption) -> None:
        name = min(told.after)
        (plan / name).write_bytes((other.folder / name).read_bytes())
        raise KeyboardInterrupt

    monkeypatch.setattr(adoption, "write", half)
    with pytest.raises(KeyboardInterrupt):
        adopt(other)
    monkeypatch.undo()
    assert stand(shop) == theirs


def test_a_change_in_between_wins_and_nothing_is_lost(
    shop: Path, other: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(adoption, "write", stopped)
    with pytest.raises(KeyboardInterrupt):
        adopt(other)
    monkeypatch.undo()
    text = (shop / "plan.toml").read_text("utf-8")
    (shop / "plan.toml").write_text(text.replace("小店双11", "另一家店"), "utf-8")
    opened = planning.open_plan(shop)
    assert opened.plan.settings.name == "另一家店"
    assert [one.code for one in opened.findings] == ["adoption_given_up"]
    assert len(opened.plan.agents) == 8
    assert list((shop / "replaced").glob("adopting-*/new/agents.csv"))


def test_a_disk_that_refuses_changes_nothing(
    shop: Path, other: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, history = snapshot(shop), planning.history(planning.open_plan(shop)).steps

    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(adoption, "build_folder", refuse)
    with pytest.raises(StorageFailed):
        adopt(other)
    monkeypatch.undo()
    assert snapshot(shop) == before
    assert planning.history(planning.open_plan(shop)).steps == history


@pytest.mark.parametrize("seed", range(3))
def test_kill_9_while_adopting_leaves_one_of_the_copies(shop: Path, other: Copy, seed: int) -> None:
    back = add_copy(shop, "as it was")
    ends = [stand(other.folder), stand(back.folder)]
    command = [sys.executable, "-m", "tests.planning.copies.adopting_child", str(shop)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        process.stdout.read(2 + seed)
        sleep(Random(seed).random() / 20)
        process.kill()
    now = stand(shop)
    assert now in ends
    assert not adoption.under_way(shop)
    opened = planning.open_plan(shop)
    assert planning.undo(opened).opened.rota is not None
