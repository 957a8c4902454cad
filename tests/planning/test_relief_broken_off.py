"""Somebody is killed while taking a measure: whoever comes next finds it whole, or not at all."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from shiftplan import files, planning
from shiftplan.domain.edit import Edit
from shiftplan.domain.relief_taken import EVENT
from shiftplan.journal import Journal
from shiftplan.planning.operations.day_log import day_log
from shiftplan.planning.operations.relief import applying, broken_off
from shiftplan.planning.operations.relief.applying import apply
from shiftplan.planning.operations.relief.in_force import in_force
from shiftplan.planning.operations.relief.telling import carry_and_tell
from tests.planning import relief_case as case
from tests.planning.relief_case import at

MEASURE = "standby_in:presale"


class Killed(BaseException):
    """No handler of the program runs, as after kill -9."""


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    return case.shop(tmp_path / "plan")


def dead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broken_off, "is_running", lambda pid, began: False)


def killed(
    opened: planning.OpenPlan, monkeypatch: pytest.MonkeyPatch, until: Callable[..., Any]
) -> planning.OpenPlan:
    """The plan as the next one opens it, after `until` did its part of carrying the measure out."""

    def on_the_way(*given: Any) -> None:
        until(*given)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(applying, "carry_and_tell", on_the_way)
        with pytest.raises(Killed):
            apply(opened, MEASURE, now=at(11), who="li")
    return planning.open_plan(opened.folder)


def nothing(*_: Any) -> None:
    return None


def edit_alone(opened: planning.OpenPlan, edit: Edit, note: str, who: str) -> None:
    planning.carry_out(opened, edit, who)


def taken(opened: planning.OpenPlan) -> int:
    return len(Journal(opened.folder).events.all(EVENT))


def test_killed_before_the_rota_changed_nothing_was_done(
    opened: planning.OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = killed(opened, monkeypatch, nothing)
    dead(monkeypatch)
    assert broken_off.finish(again, at(11, 5)) == ()
    assert (taken(again), in_force(again, at(11, 5))) == (0, ())
    assert broken_off.broken_off(again, at(11, 5)) == ()


def test_killed_after_the_edit_it_is_told_and_in_force(
    opened: planning.OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = files.versions(opened.folder)
    again = killed(opened, monkeypatch, edit_alone)
    assert files.versions(opened.folder) == versions
    dead(monkeypatch)
    (found,) = broken_off.finish(again, at(11, 5))
    assert (found.action, found.number) == (MEASURE, 1)
    assert len(files.versions(opened.folder)) == len(versions) + 1
    (holds,) = in_force(planning.open_plan(opened.folder), at(11, 5))
    assert (holds.taken.action, holds.who) == (MEASURE, "li")
    assert broken_off.finish(planning.open_plan(opened.folder), at(11, 6)) == ()
    assert taken(opened) == 1


def test_killed_after_the_version_it_is_not_told_twice(
    opened: planning.OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = killed(opened, monkeypatch, carry_and_tell)
    versions = files.versions(opened.folder)
    dead(monkeypatch)
    (found,) = broken_off.finish(again, at(11, 5))
    assert found.version == max(versions)
    assert files.versions(opened.folder) == versions


def test_who_is_still_at_it_is_left_alone(opened: planning.OpenPlan, monkeypatch: pytest.MonkeyPatch) -> None:
    again = killed(opened, monkeypatch, edit_alone)
    assert broken_off.finish(again, at(11, 5)) == ()
    assert taken(again) == 0


def test_notes_of_the_program_are_no_lines_of_the_log(
    opened: planning.OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(day_log(opened, now=at(12)))
    again = killed(opened, monkeypatch, nothing)
    dead(monkeypatch)
    broken_off.finish(again, at(11, 5))
    assert len(day_log(again, now=at(12))) == before
