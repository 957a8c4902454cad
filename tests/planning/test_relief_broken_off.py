"""Somebody is killed while taking a measure, or standing it down: whoever comes next finds it whole, or not
at all, and the rota, the version, the log and what is in force say the same.
"""

import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest

from shiftplan import files, planning
from shiftplan.domain.day_log import LogKind
from shiftplan.domain.edit import Edit
from shiftplan.domain.relief_taken import EVENT, STOOD_DOWN, TAKEN, StoodDown, Taken
from shiftplan.errors import BadInput
from shiftplan.journal import Journal
from shiftplan.journal.store import Store
from shiftplan.planning.operations.day_log import day_log
from shiftplan.planning.operations.relief import begun, broken_off
from shiftplan.planning.operations.relief.applying import apply_choice
from shiftplan.planning.operations.relief.choosing import choice_named
from shiftplan.planning.operations.relief.in_force import in_force
from shiftplan.planning.operations.relief.standing_down import back, take_back
from shiftplan.planning.operations.relief.telling import carry_and_tell
from tests.planning import relief_case as case
from tests.planning.relief_case import at

MEASURE = "standby_in:presale"
MOST_STEPS = 40
Act = Callable[[Path], object]
"""Takes a measure of the plan in this folder, or stands it down."""


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    return case.shop(tmp_path / "plan")


def taking(opened: planning.OpenPlan) -> Act:
    choice = choice_named(opened, MEASURE, at(11))
    return lambda folder: apply_choice(planning.open_plan(folder), choice, at(11), "li")


def standing_down(opened: planning.OpenPlan) -> Act:
    """The measure is taken at once."""
    taking(opened)(opened.folder)
    shown = back(planning.open_plan(opened.folder), MEASURE, at(11, 40))
    return lambda folder: take_back(planning.open_plan(folder), shown, at(11, 40), "li")


def killed(act: Act, folder: Path, armed: Callable[[], None]) -> bool:
    """Whether a child of this process was killed (-9) on its way, by what `armed` put there."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    try:
        armed()
        act(folder)
    finally:
        os._exit(0)


def at_step(step: int) -> None:
    """Killed there: before or after a transaction of the journal, or before a file is replaced."""
    left = iter(range(step))

    def on_the_way() -> None:
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    writing = Store.writing

    @contextmanager
    def counted(store: Store) -> Iterator[object]:
        on_the_way()
        with writing(store) as connection:
            yield connection
        on_the_way()

    Store.writing = counted  # type: ignore[method-assign,assignment] # in the child alone
    sys.addaudithook(lambda name, _: on_the_way() if name == "os.rename" else None)


def untold() -> None:
    """Killed when the rota has changed, before its version is there."""

    def edit_alone(opened: planning.OpenPlan, edit: Edit, _: str, who: str | None) -> NoReturn:
        planning.carry_out(opened, edit, who)
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    vars(begun)["carry_and_tell"] = edit_alone  # in the child alone


def events(opened: planning.OpenPlan) -> list[str]:
    return [one.subject for one in Journal(opened.folder).events.all(EVENT)]


def telling(folder: Path) -> tuple[object, ...]:
    """What each of those who tell of measures says: the rota, what people were told, what holds, the log."""
    again = planning.open_plan(folder)
    told = planning.published(again)
    assert again.rota is not None
    assert told is not None
    assert again.rota.assignments == told.assignments
    log = day_log(again, now=at(12), kinds=[LogKind.RELIEF])
    return (
        again.rota.assignments,
        files.versions(folder),
        [one.taken.action for one in in_force(again, at(11, 41))],
        [str(one.what) for one in log],
    )


@pytest.mark.parametrize("doing", [taking, standing_down])
def test_killed_at_any_step_it_is_whole_or_nothing_once(
    opened: planning.OpenPlan, tmp_path: Path, doing: Callable[[planning.OpenPlan], Act]
) -> None:
    act, whole, found = doing(opened), tmp_path / "whole", []
    shutil.copytree(opened.folder, whole)
    before = telling(whole)
    act(whole)
    after = telling(whole)
    for step in range(MOST_STEPS):
        folder = tmp_path / f"step-{step}"
        shutil.copytree(opened.folder, folder)
        if not killed(act, folder, partial(at_step, step)):
            break
        broken_off.finish(planning.open_plan(folder), at(11, 41))
        found.append(telling(folder))
        assert broken_off.finish(planning.open_plan(folder), at(11, 42)) == ()
        assert telling(folder) == found[-1]
    assert set(map(str, found)) == {str(before), str(after)}
    assert len(found) > 6


def test_of_two_who_come_at_once_one_makes_it_whole(opened: planning.OpenPlan) -> None:
    versions = files.versions(opened.folder)
    assert killed(taking(opened), opened.folder, untold)
    ready = threading.Barrier(2)
    done: list[Taken | StoodDown] = []

    def come() -> None:
        again = planning.open_plan(opened.folder)
        ready.wait()
        done.extend(broken_off.finish(again, at(11, 5)))

    both = [threading.Thread(target=come) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert [one.action for one in done] == [MEASURE]
    assert (events(opened), len(files.versions(opened.folder))) == ([TAKEN], len(versions) + 1)
    (holds,) = in_force(planning.open_plan(opened.folder), at(11, 5))
    assert (holds.who, holds.taken.number) == ("li", 1)


class Killed(BaseException):
    """No handler of the program runs."""


def stopped(monkeypatch: pytest.MonkeyPatch, act: Act, folder: Path) -> None:
    """The act by this process, which runs on, ended before the rota changed."""

    def stop(*_: object) -> NoReturn:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(begun, "carry_and_tell", stop)
        with pytest.raises(Killed):
            act(folder)


def test_who_is_still_at_it_is_left_alone(opened: planning.OpenPlan, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped(monkeypatch, taking(opened), opened.folder)
    assert broken_off.broken_off(opened, at(11, 5)) == ()
    assert broken_off.finish(opened, at(11, 5)) == ()
    assert events(opened) == []


def test_who_was_taken_for_dead_does_not_do_it_twice(
    opened: planning.OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that slept while it took a measure: another has finished it before it wakes."""

    def slept(*given: object) -> object:
        done = carry_and_tell(*given)  # type: ignore[arg-type] # as it is called
        with monkeypatch.context() as patch:
            patch.setattr(broken_off, "is_running", lambda pid, began: False)
            assert len(broken_off.finish(planning.open_plan(opened.folder), at(11, 20))) == 1
        return done

    monkeypatch.setattr(begun, "carry_and_tell", slept)
    with pytest.raises(BadInput, match="somebody else has finished it"):
        taking(opened)(opened.folder)
    assert events(opened) == [TAKEN]


def test_what_others_did_meanwhile_is_not_taken_for_it(
    opened: planning.OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before the rota changed; then somebody else stood the same measure down."""
    stopped(monkeypatch, standing_down(opened), opened.folder)
    again = planning.open_plan(opened.folder)
    take_back(again, back(again, MEASURE, at(11, 40)), at(11, 40), "mei")
    monkeypatch.setattr(broken_off, "is_running", lambda pid, began: False)
    assert broken_off.finish(planning.open_plan(opened.folder), at(11, 45)) == ()
    assert events(opened) == [TAKEN, STOOD_DOWN]


def test_a_standing_down_undone_has_the_measure_in_force_again(opened: planning.OpenPlan) -> None:
    standing_down(opened)(opened.folder)
    again = planning.open_plan(opened.folder)
    assert in_force(again, at(11, 45)) == ()
    undone = planning.undo(again, who="li").opened
    assert [one.taken.action for one in in_force(undone, at(11, 45))] == [MEASURE]


def test_notes_of_the_program_are_no_lines_of_the_log(
    opened: planning.OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(day_log(opened, now=at(12)))
    stopped(monkeypatch, taking(opened), opened.folder)
    monkeypatch.setattr(broken_off, "is_running", lambda pid, began: False)
    broken_off.finish(opened, at(11, 5))
    assert len(day_log(opened, now=at(12))) == before
