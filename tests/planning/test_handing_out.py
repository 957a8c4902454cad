"""What calendars were given is kept, so that later ones can take it back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from shiftplan import planning
from shiftplan.domain import editing
from shiftplan.domain.rota import Cell, Rota
from shiftplan.errors import StorageFailed
from shiftplan.planning.exporting import Wanted, export, preview_export

NOON = datetime(2027, 11, 1, 4, tzinfo=UTC)
ICS = Wanted("ics")


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    """One person works on the first day; nothing was published."""
    return put(planning.open_plan(planning.make_plan("small", tmp_path / "plan")), "mid")


def put(opened: planning.OpenPlan, shift: str) -> planning.OpenPlan:
    """The shift of the first person on the first day; "" takes it away."""
    plan, rota = opened.plan, opened.rota or Rota()
    cells = [Cell(plan.agents[0].id, plan.grid.dates[0])]
    edit = editing.set_shift(plan, rota, cells, shift) if shift else editing.clear(plan, rota, cells)
    return planning.carry_out(opened, edit, "li").opened


def events(paths: tuple[Path, ...]) -> list[tuple[str, int, str]]:
    """UID, sequence and status of every entry written, read by another library."""
    found = [event for path in paths for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]
    return [(str(one["uid"]), int(one["sequence"]), str(one["status"])) for one in found]


def kept(opened: planning.OpenPlan) -> list[str]:
    return sorted(path.name for path in (opened.folder / "handed_out").glob("*"))


def test_a_shift_handed_out_but_never_published_is_cancelled_by_the_next_calendars(
    opened: planning.OpenPlan, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    ((uid, first, _),) = events(export(opened, ICS, out, now=NOON))
    moved = put(opened, "late")
    assert events(export(moved, ICS, out, now=NOON + timedelta(hours=1))) == [(uid, first + 1, "CONFIRMED")]
    gone = put(moved, "")
    assert events(export(gone, ICS, out, now=NOON + timedelta(hours=2))) == [(uid, first + 2, "CANCELLED")]
    back = put(gone, "mid")
    assert events(export(back, ICS, out, now=NOON + timedelta(hours=3))) == [(uid, first + 3, "CONFIRMED")]


def test_only_what_is_new_to_calendars_is_kept(opened: planning.OpenPlan, tmp_path: Path) -> None:
    preview_export(opened, ICS, tmp_path, now=NOON)
    export(opened, Wanted("csv"), tmp_path, planning.need_of(opened.plan), NOON)
    assert kept(opened) == []
    export(opened, ICS, tmp_path, now=NOON)
    export(opened, ICS, tmp_path, now=NOON + timedelta(hours=1))
    assert kept(opened) == ["20271101T040000Z.csv"]


def test_what_was_published_is_not_kept_twice(opened: planning.OpenPlan, tmp_path: Path) -> None:
    planning.publish(opened, planning.need_of(opened.plan))
    export(opened, ICS, tmp_path)
    assert kept(opened) == []


def test_a_kept_file_that_is_damaged_hinders_nothing(opened: planning.OpenPlan, tmp_path: Path) -> None:
    export(opened, ICS, tmp_path, now=NOON)
    shelf = opened.folder / "handed_out"
    (shelf / "20271101T040000Z.csv").write_bytes(b"\x00\xff nothing")
    (shelf / "notes.csv").write_text("mine", "utf-8")
    ((_, sequence, status),) = events(export(opened, ICS, tmp_path, now=NOON + timedelta(hours=1)))
    assert (sequence, status) == (0, "CONFIRMED")


def test_a_plan_folder_that_cannot_be_written_is_told_and_the_calendars_are_there(
    opened: planning.OpenPlan, tmp_path: Path
) -> None:
    (opened.folder / "handed_out").write_text("in the way", "utf-8")
    with pytest.raises(StorageFailed, match="the calendars are written, but the plan cannot keep"):
        export(opened, ICS, tmp_path / "out", now=NOON)
    assert len(list((tmp_path / "out").iterdir())) == 1
