"""What others changed comes in with who did it, or that it was done outside."""

from pathlib import Path
from random import Random

import pytest

from shiftplan import files, planning
from shiftplan.domain import editing
from shiftplan.domain.edit import Edit
from shiftplan.domain.edit_history import Doing
from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.rota import Cell, Rota
from shiftplan.planning.arrivals import arrivals, changed_files, signature, told_so_far
from shiftplan.planning.catching_up import caught_up


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    return planning.open_plan(planning.make_plan("small", tmp_path / "plan"))


def cell(opened: planning.OpenPlan, agent: int = 0, day: int = 0) -> Cell:
    return Cell(opened.plan.agents[agent].id, opened.plan.grid.dates[day])


def setting(opened: planning.OpenPlan, where: Cell, shift: str = "late") -> Edit:
    return editing.set_shift(opened.plan, opened.rota or Rota(), [where], shift)


def never(_: float) -> None:
    raise AssertionError


def no_wait(_: float) -> None:
    """The history does not come."""


def test_nothing_came_in(opened: planning.OpenPlan) -> None:
    before = signature(opened.folder)
    assert changed_files(opened) == ()
    assert arrivals(opened, 0, never) is None
    mine = planning.carry_out(opened, setting(opened, cell(opened)), "wu").opened
    assert signature(opened.folder) != before
    assert arrivals(mine, 0, never) is None  # what one wrote oneself is known


def test_each_edit_comes_in_with_who_made_it(opened: planning.OpenPlan) -> None:
    mine = planning.carry_out(opened, setting(opened, cell(opened)), "wu").opened
    since = told_so_far(opened.folder).moves
    theirs = planning.carry_out(mine, setting(mine, cell(opened), "mid"), "li").opened
    leave = editing.give(theirs.plan, theirs.rota or Rota(), [cell(opened, 1, 1)], AvailabilityKind.LEAVE)
    theirs = planning.carry_out(theirs, leave, "zhao").opened
    locks = editing.locking(theirs.plan, theirs.rota or Rota(), [cell(opened, 2), cell(opened, 3)], lock=True)
    theirs = planning.undo(planning.carry_out(theirs, locks, "li").opened, who="li").opened
    theirs = planning.redo(theirs, who="li").opened
    found = arrivals(mine, since, never)
    assert found is not None
    assert [(one.touch.who, one.touch.what, len(one.cells)) for one in found.cells if one.touch] == [
        ("li", Doing.DO, 1), ("zhao", Doing.DO, 1), ("li", Doing.REDO, 2),
    ]  # fmt: skip
    assert [state.works[0].shift for one in found.cells[0].cells for state in (one.before, one.after)] == [
        "late",
        "mid",
    ]
    assert found.now.rota == theirs.rota
    assert found.files == ()
    assert found.same_demand


def test_what_was_edited_outside_is_told_so(opened: planning.OpenPlan) -> None:
    mine = planning.carry_out(opened, setting(opened, cell(opened)), "wu").opened
    path = opened.folder / "rota.csv"
    path.write_bytes(path.read_bytes().replace(b"late", b"mid"))
    waited: list[float] = []
    found = arrivals(mine, told_so_far(opened.folder).moves, waited.append)
    assert found is not None
    assert [one.touch for one in found.cells] == [None]
    assert waited  # the history may come a moment after the files
    assert found.now.plan is mine.plan


@pytest.mark.parametrize("name", ["plan.toml", "agents.csv", "forecast.csv", "shifts.toml"])
def test_other_files_are_named(opened: planning.OpenPlan, name: str) -> None:
    path = opened.folder / name
    old, new = {
        "plan.toml": (b'scenario = "base"', b'scenario = "high"'),
        "agents.csv": (b"s01,", b"s99,"),
        "forecast.csv": (b"\n", b" \n"),
        "shifts.toml": (b"name = ", b"name  = "),
    }[name]
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new, 1))
    if name == "agents.csv":
        availability = opened.folder / "availability.csv"
        availability.write_bytes(availability.read_bytes().replace(b"s01,", b"s02,"))
    found = arrivals(opened, 0, no_wait)
    assert found is not None
    assert name in found.files
    assert found.same_demand == (name in {"forecast.csv", "shifts.toml"})


def test_a_file_half_saved_is_a_fault_and_nothing_else(opened: planning.OpenPlan) -> None:
    path = opened.folder / "plan.toml"
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(files.BadPlan):
        arrivals(opened, 0, no_wait)


@pytest.mark.parametrize("seed", range(4))
def test_what_the_history_tells_is_what_reading_all_again_gives(opened: planning.OpenPlan, seed: int) -> None:
    """Others' edits, locks, undos between one's own: caught up without a reading, to the files' stamps."""
    random, mine = Random(seed), planning.carry_out(opened, setting(opened, cell(opened)), "wu").opened
    since, theirs = told_so_far(opened.folder).moves, mine
    mine = planning.carry_out(mine, setting(mine, cell(opened, 7), "mid"), "wu").opened  # since, but known
    for _ in range(6):
        plan, rota = theirs.plan, theirs.rota or Rota()
        where = cell(opened, random.randrange(4), random.randrange(3))
        made = random.choice(
            [
                editing.set_shift(plan, rota, [where], random.choice(sorted(plan.shift))),
                editing.locking(plan, rota, [where], lock=where not in rota.locks),
                editing.clear(plan, rota, [where]),
            ]
        )
        theirs = planning.carry_out(planning.open_plan(opened.folder), made, "li").opened
    theirs = planning.undo(theirs, who="li").opened
    read = planning.open_plan(opened.folder)
    found = caught_up(mine, since, changed_files(mine))
    assert found is not None
    assert (found.rota, found.plan, found.stamps) == (read.rota, read.plan, read.stamps)
    path = opened.folder / "rota.csv"
    path.write_bytes(path.read_bytes() + b"\r\n")
    assert caught_up(mine, since, changed_files(mine)) is None  # somebody else was at the file too
