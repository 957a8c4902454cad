"""Edits on a plan folder: files and memory agree, history survives, nobody's work is written over."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from shiftplan import planning
from shiftplan.domain import editing
from shiftplan.domain.edit import Edit, EditKind
from shiftplan.domain.edit_history import Fate
from shiftplan.domain.finding import Severity
from shiftplan.domain.people import Availability, AvailabilityKind
from shiftplan.domain.rota import Cell, Rota
from shiftplan.errors import BadInput, StorageFailed
from shiftplan.files import locking
from shiftplan.journal import Journal
from shiftplan.language import say
from tests.domain.test_edit import random_edit

ROOT = Path(__file__).parents[2]


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    return planning.open_plan(planning.make_plan("small", tmp_path / "plan"))


def cell(opened: planning.OpenPlan, agent: int = 0, day: int = 0) -> Cell:
    return Cell(opened.plan.agents[agent].id, opened.plan.grid.dates[day])


def setting(opened: planning.OpenPlan, where: Cell, shift: str = "late") -> Edit:
    return editing.set_shift(opened.plan, opened.rota or Rota(), [where], shift)


def away(opened: planning.OpenPlan, where: Cell, note: str = "") -> Edit:
    return editing.give(opened.plan, opened.rota or Rota(), [where], AvailabilityKind.LEAVE, note)


def entries(opened: planning.OpenPlan) -> list[Availability]:
    """The entries of availability.csv, in an order of their own."""
    return sorted(opened.plan.availability, key=lambda one: (one.agent, one.day, one.kind, one.note))


def agree(opened: planning.OpenPlan) -> None:
    """What is in memory is what a reader of the folder gets, to the stamps of the files."""
    read = planning.open_plan(opened.folder)
    assert read.rota == opened.rota
    assert entries(read) == entries(opened)
    assert {**read.stamps.digests, "journal.db": None} == {**opened.stamps.digests, "journal.db": None}


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_edited_undone_and_redone_files_and_memory_agree(
    opened: planning.OpenPlan, seed: int
) -> None:
    random, made = Random(seed), 0
    start = opened
    for _ in range(12):
        edit = random_edit(opened.plan, opened.rota or Rota(), random)
        opened = planning.carry_out(opened, edit, "li").opened
        made += bool(edit.cells)
        agree(opened)
        line = planning.history(opened).line
        if len(line.done) > 2 and random.random() < 0.4:
            before = opened
            opened = planning.redo(planning.undo(opened, 2, "li").opened, 2, "li").opened
            assert opened.rota == before.rota
            agree(opened)
    assert len(planning.history(opened).steps) == made
    last = planning.go_to(opened, 0)
    assert (last.opened.rota or Rota()).assignments == (start.rota or Rota()).assignments
    assert entries(last.opened) == entries(start)


def test_other_columns_and_lines_of_availability_stay_as_they_are(opened: planning.OpenPlan) -> None:
    path = opened.folder / "availability.csv"
    agent, day = cell(opened, 3)
    odd = f'工号,日期,类型,mood,备注\r\n{agent},{day},请假,=blue,"two\r\nlines"\r\n\r\ns01,{day},想休,,\r\n'
    path.write_bytes(odd.encode())
    opened = planning.open_plan(opened.folder)
    given = planning.carry_out(opened, away(opened, cell(opened, 1), "=1+1")).opened
    assert path.read_bytes().decode("utf-8-sig") == f"{odd}{cell(opened, 1).agent},{day},leave,,'=1+1\r\n"
    agree(given)
    back = editing.back(given.plan, given.rota or Rota(), [Cell(agent, day)])
    after = planning.carry_out(given, back).opened
    assert "two" not in path.read_bytes().decode("utf-8-sig")
    agree(after)
    agree(planning.undo(after).opened)


def test_the_history_tells_who_did_what_and_what_became_of_it(opened: planning.OpenPlan) -> None:
    here, there = cell(opened), cell(opened, 1, 1)
    opened = planning.carry_out(opened, setting(opened, here), "li").opened
    opened = planning.carry_out(opened, away(opened, there, "wedding"), "wu").opened
    opened = planning.undo(opened, who="wu").opened
    with pytest.raises(BadInput, match="0 edits of yours"):
        planning.undo(opened, who="zhao")
    opened = planning.carry_out(opened, setting(opened, here, "mid"), "li").opened
    history = planning.history(opened)
    assert [(step.number, step.who, step.edit.kind.value) for step in history.steps] == [
        (1, "li", "set"), (2, "wu", "leave"), (3, "li", "set"),
    ]  # fmt: skip
    assert [step.fate for step in history.steps] == [Fate.DONE, Fate.UNDONE, Fate.DONE]
    assert [(move.what.value, move.who) for move in history.steps[1].moves] == [
        ("do", "wu"),
        ("undo", "wu"),
    ]
    assert history.steps[2].edit.cells[0].before.works[0].shift == "late"
    assert [step.number for step in history.only(agent=there.agent)] == [2]
    assert [step.number for step in history.only(day=here.day)] == [1, 3]
    assert [step.number for step in history.only(who="wu")] == [2]
    assert [step.number for step in history.only(kind=EditKind.SET)] == [1, 3]
    audit = [(line.who, line.what) for line in Journal(opened.folder).audit.lines()]
    assert audit == [("li", "edit 1 do"), ("wu", "edit 2 do"), ("wu", "edit 2 undo"), ("li", "edit 3 do")]


def test_the_history_can_be_jumped_through(opened: planning.OpenPlan) -> None:
    rotas = [opened.rota or Rota()]
    for shift in ("late", "mid", "early_a"):
        opened = planning.carry_out(opened, setting(opened, cell(opened), shift)).opened
        rotas.append(opened.rota or Rota())
    for number in (1, 3, 0, 2, 3):
        opened = planning.go_to(opened, number).opened
        assert opened.rota == rotas[number]
        agree(opened)
    opened = planning.carry_out(planning.go_to(opened, 1).opened, setting(opened, cell(opened, 2))).opened
    with pytest.raises(BadInput, match="2"):
        planning.go_to(opened, 2)
    with pytest.raises(BadInput):
        planning.undo(opened, 3)
    with pytest.raises(BadInput):
        planning.redo(opened)
    agree(opened)


def test_an_edit_that_fits_no_longer_is_refused_by_its_cells(opened: planning.OpenPlan) -> None:
    opened = planning.carry_out(opened, setting(opened, cell(opened))).opened
    path = opened.folder / "rota.csv"
    path.write_bytes(path.read_bytes().replace(b"late", b"mid"))
    outside = path.read_bytes()
    again = planning.open_plan(opened.folder)
    with pytest.raises(planning.FitsNoLonger) as caught:
        planning.undo(again)
    assert caught.value.cells == (cell(opened),)
    assert opened.plan.agents[0].name in str(caught.value)
    assert path.read_bytes() == outside
    assert planning.history(again).line.done == (1,)


def test_edits_of_two_people_on_other_cells_are_both_kept(opened: planning.OpenPlan) -> None:
    one, other = cell(opened), cell(opened, 1)
    planning.carry_out(opened, setting(opened, one), "li")
    after = planning.carry_out(opened, setting(opened, other), "wu").opened
    assert {found.cell for found in (after.rota or Rota()).assignments} == {one, other}
    agree(after)


def test_edits_of_two_people_on_one_cell_are_told_not_lost(opened: planning.OpenPlan) -> None:
    first = planning.carry_out(opened, setting(opened, cell(opened)), "li").opened
    with pytest.raises(planning.FitsNoLonger) as caught:
        planning.carry_out(opened, setting(opened, cell(opened), "mid"), "wu")
    (clash,) = caught.value.clashes
    assert clash.touch is not None
    assert (clash.touch.who, clash.touch.edit) == ("li", 1)
    assert [one.works[0].shift for one in (clash.mine, clash.now)] == ["mid", "late"]
    assert clash.before.works == ()
    assert "off → 晚班" in str(caught.value)
    assert "(li, " in str(caught.value)
    agree(first)
    assert len(planning.history(first).steps) == 1


def test_everybody_undoes_what_they_did_themselves(opened: planning.OpenPlan) -> None:
    one, other = cell(opened), cell(opened, 1)
    first = planning.carry_out(opened, setting(opened, one), "li").opened
    second = planning.carry_out(first, setting(first, other), "wu").opened
    back = planning.undo(second, who="li").opened
    assert {found.cell for found in (back.rota or Rota()).assignments} == {other}
    more = planning.carry_out(back, setting(back, cell(back, 2)), "wu").opened
    again = planning.redo(more, who="li").opened
    assert len((again.rota or Rota()).assignments) == 3
    agree(again)
    with pytest.raises(BadInput, match="0 edits of yours") as caught:
        planning.undo(planning.undo(again, who="li").opened, who="li")
    assert "goto" in str(caught.value.hint)


def test_what_another_changed_since_is_not_undone_over_their_head(opened: planning.OpenPlan) -> None:
    mine = planning.carry_out(opened, setting(opened, cell(opened)), "li").opened
    theirs = planning.carry_out(mine, setting(mine, cell(opened), "mid"), "wu").opened
    with pytest.raises(planning.FitsNoLonger, match="edit 1 fits no longer") as caught:
        planning.undo(mine, who="li")  # as a screen does that has not seen wu's edit yet
    assert caught.value.clashes[0].touch is not None
    assert caught.value.clashes[0].touch.who == "wu"
    assert caught.value.opened.rota == theirs.rota
    agree(theirs)


def test_a_disk_that_refuses_leaves_files_and_history_alone(
    opened: planning.OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = planning.carry_out(opened, setting(opened, cell(opened))).opened

    def full(*_: object) -> None:
        raise StorageFailed(say("the disk is full"))

    with monkeypatch.context() as patched:
        patched.setattr(locking, "replace_all", full)
        with pytest.raises(StorageFailed):
            planning.carry_out(opened, setting(opened, cell(opened, 1)))
    agree(opened)
    assert planning.history(opened).line.done == (1,)


def test_what_an_edit_breaks_is_told_with_its_article(opened: planning.OpenPlan) -> None:
    need = planning.need_of(opened.plan)
    nursing = next(agent for agent in opened.plan.agents if agent.protection)
    night = max(opened.plan.shifts, key=lambda shift: shift.end_minute)
    edit = setting(opened, Cell(nursing.id, opened.plan.grid.dates[0]), night.id)
    effect = planning.effect(planning.try_out(opened, edit), need)
    assert any(finding.code == "night" and finding.source for finding in effect.broken)
    assert effect.mended == ()
    assert effect.hours_short < 0
    assert {term.name for term in effect.terms} >= {"deep_shortage"}
    assert planning.open_plan(opened.folder).rota is None  # nothing was written
    back = planning.undo(planning.carry_out(opened, edit).opened)
    assert planning.effect(back, need).mended == effect.broken


@pytest.mark.parametrize("seed", range(2))
def test_kill_9_while_editing_loses_nothing_acknowledged(opened: planning.OpenPlan, seed: int) -> None:
    """The child is killed in the midst; what it told is in the history, and the history can be gone back."""
    command = [sys.executable, "-m", "tests.planning.editing_child", str(opened.folder), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(Random(seed).randint(3, 15))]
        process.kill()
        told += process.stdout.readlines()
    numbers = [int(line) for line in told if line.endswith("\n")]
    after = planning.open_plan(opened.folder)
    done = list(planning.history(after).line.done)
    assert done[: len(numbers)] == numbers
    assert len(done) <= len(numbers) + 1  # at most the one that was on its way
    agree(after)
    assert after.rota is not None


def test_what_breaks_the_law_cannot_be_published_for_any_reason(opened: planning.OpenPlan) -> None:
    nursing = next(agent for agent in opened.plan.agents if agent.protection)
    night = max(opened.plan.shifts, key=lambda shift: shift.end_minute)
    where = Cell(nursing.id, opened.plan.grid.dates[0])
    opened = planning.carry_out(opened, setting(opened, where, night.id)).opened
    with pytest.raises(planning.BreaksRules) as caught:
        planning.publish(opened, planning.need_of(opened.plan), reason="nobody else is there")
    assert {finding.code for finding in caught.value.findings} == {"night"}
    assert not (opened.folder / "published").exists()


def test_what_breaks_another_rule_is_published_with_a_reason_that_is_kept(opened: planning.OpenPlan) -> None:
    blocked = next(entry for entry in opened.plan.availability if entry.blocks)
    opened = planning.carry_out(opened, setting(opened, Cell(blocked.agent, blocked.day))).opened
    need = planning.need_of(opened.plan)
    found = planning.judge(opened.plan, need, opened.rota or Rota()).findings
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    assert [finding.code for finding in errors] == ["availability"]
    with pytest.raises(planning.BreaksRules, match="1"):
        planning.publish(opened, need)
    planning.publish(opened, need, "v1", "she asked to come")
    assert 'reason = "she asked to come"' in (opened.folder / "published" / "v0001.toml").read_text("utf-8")
    told = planning.last_published(opened)
    assert told is not None
    assert told.notice is not None
    assert told.notice.reason == "she asked to come"
    assert (
        Journal(opened.folder)
        .audit.lines()[-1]
        .what.startswith("publish v0001 against availability: she asked")
    )
