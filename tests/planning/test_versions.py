"""What was published: who confirmed it, what differs between versions, and the way back."""

import os
import stat
from pathlib import Path
from random import Random

import pytest

from shiftplan import files, planning
from shiftplan.domain import editing
from shiftplan.domain.editing import applied
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.errors import BadInput, NoRota, StorageFailed
from shiftplan.journal import Journal, login_name
from shiftplan.planning import versions
from shiftplan.planning.versions import Keeping


@pytest.fixture
def fresh(tmp_path: Path) -> planning.OpenPlan:
    return planning.open_plan(planning.make_plan("small", tmp_path / "plan"))


@pytest.fixture
def opened(fresh: planning.OpenPlan) -> planning.OpenPlan:
    """The small plan with a shift of two people on the first day, published once."""
    first = setting(fresh, 0, 0, "mid")
    done = setting(first, 1, 0, "mid")
    publish(done, "first")
    return done


def setting(opened: planning.OpenPlan, agent: int, day: int, shift: str) -> planning.OpenPlan:
    where = Cell(opened.plan.agents[agent].id, opened.plan.grid.dates[day])
    edit = editing.set_shift(opened.plan, opened.rota or Rota(), [where], shift)
    return planning.carry_out(opened, edit, "li").opened


def publish(opened: planning.OpenPlan, note: str = "") -> files.Published:
    return planning.publish(opened, planning.need_of(opened.plan), note, "agreed")


def shelf(opened: planning.OpenPlan, name: str) -> Path:
    return opened.folder / "published" / name


def test_a_version_says_who_when_and_how_short(opened: planning.OpenPlan) -> None:
    (only,) = versions.versions(opened)
    judgement = planning.judge(opened.plan, planning.need_of(opened.plan), opened.rota or Rota())
    assert only.notice is not None
    assert (only.notice.who, only.notice.note, only.keeping) == (login_name(), "first", Keeping.WHOLE)
    assert only.notice.hours_short == pytest.approx(judgement.shortage_agent_hours, abs=0.01)
    audit = [line for line in Journal(opened.folder).audit.lines() if line.what.startswith("publish v0001")]
    assert [(line.who, line.what.endswith("first")) for line in audit] == [(login_name(), True)]


def test_anyone_may_read_what_was_published_whatever_the_habit_of_the_login(
    fresh: planning.OpenPlan,
) -> None:
    made = setting(fresh, 0, 0, "mid")
    old = os.umask(0o077)
    try:
        publish(made, "for *all*")
    finally:
        os.umask(old)
    assert stat.S_IMODE(shelf(made, "").stat().st_mode) & 0o755 == 0o755
    names = sorted(path.name for path in shelf(made, "").iterdir())
    assert names == ["v0001.csv", "v0001.toml", "v0001.txt"]
    assert {stat.S_IMODE(shelf(made, name).stat().st_mode) for name in names} == {0o644}
    text = shelf(made, "v0001.txt").read_text()
    assert "note: for *all*" in text
    assert made.plan.agents[0].name in text


def test_a_folder_closed_to_others_is_told(fresh: planning.OpenPlan) -> None:
    publish(setting(fresh, 0, 0, "mid"))
    assert files.closed_folder(Path(fresh.folder.anchor)) is None
    above = files.closed_folder(fresh.folder.parent)
    fresh.folder.chmod(0o700)
    closed = above or fresh.folder.resolve()
    assert files.closed_folder(fresh.folder / "published") == closed
    assert str(closed) in str(planning.out_of_reach(fresh))


def random_rota(plan: planning.OpenPlan, random: Random) -> Rota:
    """Shifts, locks and moved breaks at random; now and then two shifts in one cell."""
    works, locks = [], []
    for agent in plan.plan.agents:
        for day in plan.plan.grid.dates:
            for _ in range(random.choice((0, 0, 1, 1, 1, 2))):
                shift = random.choice(plan.plan.shifts)
                breaks = tuple(60 * (1 + number) for number in range(random.choice((0, 1))))
                queue = random.choice(agent.queues)
                works.append(Assignment(agent=agent.id, day=day, shift=shift.id, queue=queue, breaks=breaks))
            if random.random() < 0.2:
                locks.append(Cell(agent.id, day))
    return Rota.of(works, locks)


@pytest.mark.parametrize("seed", range(20))
def test_the_difference_carried_out_on_the_old_version_is_the_new_one(
    fresh: planning.OpenPlan, seed: int
) -> None:
    random = Random(seed)
    old, new = random_rota(fresh, random), random_rota(fresh, random)
    edit = versions.differences(fresh.plan, old, new)
    assert applied(edit, fresh.plan, Rota.of(old.assignments))[1] == Rota.of(new.assignments)
    assert applied(edit.back, fresh.plan, Rota.of(new.assignments))[1] == Rota.of(old.assignments)
    assert not versions.differences(fresh.plan, old, Rota.of(old.assignments)).cells
    same = {cell for cell in old.by_cell if old.by_cell[cell] == new.by_cell.get(cell)}
    doubled = [one for one in edit.cells if max(len(one.before.works), len(one.after.works)) > 1]
    assert not same & {one.cell for one in edit.cells} - {one.cell for one in doubled}


def test_breaks_alone_are_no_news(fresh: planning.OpenPlan) -> None:
    made = setting(fresh, 0, 0, "mid").rota or Rota()
    one = made.assignments[0]
    rested = Rota.of([one.model_copy(update={"breaks": (60,)})])
    (change,) = versions.differences(fresh.plan, made, rested).cells
    assert not versions.is_new_to(fresh.plan, change)
    moved = Rota.of([one.model_copy(update={"shift": "late"})])
    (change,) = versions.differences(fresh.plan, made, moved).cells
    assert versions.is_new_to(fresh.plan, change)


def test_confirmations_are_kept_and_can_be_taken_back(opened: planning.OpenPlan) -> None:
    one, two = (agent.id for agent in opened.plan.agents[:2])
    first = versions.version_of(opened, "last")
    assert (first.people, first.missing) == ((one, two), (one, two))
    assert versions.confirm(opened, first, [one, one]).missing == (two,)
    (kept,) = versions.version_of(planning.open_plan(opened.folder), "1").confirmed
    assert (kept.agent, kept.who) == (one, login_name())
    assert versions.confirm(opened, versions.version_of(opened, "1"), [one], received=False).confirmed == ()
    whats = [line.what for line in Journal(opened.folder).audit.lines()]
    assert whats[-2:] == [f"published v0001 confirmed {one}", f"published v0001 not confirmed {one}"]


def test_who_is_not_concerned_has_nothing_to_confirm(opened: planning.OpenPlan) -> None:
    one, _, three = (agent.id for agent in opened.plan.agents[:3])
    with pytest.raises(BadInput, match="no shift in v0001"):
        versions.confirm(opened, versions.version_of(opened, "1"), [one, three])
    assert versions.version_of(opened, "1").confirmed == ()


def test_who_has_lost_the_only_shift_is_to_confirm_as_well(opened: planning.OpenPlan) -> None:
    gone = Cell(opened.plan.agents[1].id, opened.plan.grid.dates[0])
    edit = editing.clear(opened.plan, opened.rota or Rota(), [gone])
    publish(planning.carry_out(opened, edit).opened)
    assert versions.version_of(opened, "2").people == tuple(agent.id for agent in opened.plan.agents[:2])


def test_a_number_that_comes_again_has_no_confirmations(opened: planning.OpenPlan) -> None:
    first = versions.version_of(opened, "1")
    versions.confirm(opened, first, first.people)
    for path in shelf(opened, "").iterdir():
        path.unlink()
    publish(setting(opened, 2, 1, "mid"))
    assert versions.version_of(opened, "1").confirmed == ()


def test_the_way_back_is_an_edit_that_can_be_undone(opened: planning.OpenPlan) -> None:
    then, later = opened.rota, setting(setting(opened, 0, 0, "late"), 3, 1, "mid")
    _, edit = versions.reverting(later, "v0001")
    done = planning.carry_out(later, edit).opened
    assert done.rota == then
    assert planning.open_plan(opened.folder).rota == then
    assert planning.undo(done).opened.rota == later.rota
    assert planning.redo(later).opened.rota == then


@pytest.mark.parametrize("ruin", [b"agent,date\n", b"\xff\xfe\x00", b"agent,date,shift,queue,locked\n"])
def test_a_version_edited_outside_is_listed_but_not_taken(opened: planning.OpenPlan, ruin: bytes) -> None:
    shelf(opened, "v0001.csv").write_bytes(ruin)
    (only,) = versions.versions(opened)
    assert only.keeping in {Keeping.EDITED, Keeping.BROKEN}
    assert only.notice is not None
    with pytest.raises(BadInput, match="edited outside"):
        versions.reverting(opened, "1")


def test_a_version_without_its_notice_is_not_taken_either(opened: planning.OpenPlan) -> None:
    shelf(opened, "v0001.toml").unlink()
    assert versions.versions(opened)[0].keeping is Keeping.UNKNOWN
    with pytest.raises(BadInput, match="nobody can tell"):
        versions.reverting(opened, "1")


@pytest.mark.parametrize("name", ["v0002", "0", "", "-1", "../x", "9" * 5000])
def test_a_version_that_is_not_there_is_a_sentence(opened: planning.OpenPlan, name: str) -> None:
    with pytest.raises(BadInput, match="there is no version"):
        versions.rota_named(opened, name)


def test_nothing_was_published(fresh: planning.OpenPlan) -> None:
    assert versions.versions(fresh) == ()
    with pytest.raises(BadInput, match="nothing was published yet"):
        versions.version_of(fresh, "last")
    with pytest.raises(NoRota):
        versions.rota_named(fresh, versions.NOW)


def test_a_full_disk_leaves_neither_a_version_nor_a_line(
    opened: planning.OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = setting(opened, 1, 0, "late")
    before = {path.name: path.read_bytes() for path in shelf(opened, "").iterdir()}
    lines = Journal(opened.folder).audit.lines()

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("shiftplan.files.atomic.os.write", full)
        with pytest.raises(StorageFailed, match="the disk is full"):
            publish(changed)
    assert {path.name: path.read_bytes() for path in shelf(opened, "").iterdir()} == before
    assert Journal(opened.folder).audit.lines() == lines
