"""Who has a plan open: told, believed while there are signs of life, by no clock but one's own."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from shiftplan.domain.presence import sitting_text
from shiftplan.errors import StorageFailed
from shiftplan.files import presence as signs
from shiftplan.planning.machine import Machine, is_running
from shiftplan.planning.presence import BEAT_SECONDS, STALE_SECONDS, Presence, others_at

AT = datetime(2027, 10, 20, 6, 2, tzinfo=UTC)
ELSEWHERE = Machine("till-2", "another machine", 4711, "1")
CHILD = """
import sys
from pathlib import Path
from shiftplan.planning.presence import Presence
presence = Presence(Path(sys.argv[1]), login="li")
presence.come()
print("here", flush=True)
sys.stdin.read()
presence.leave()
"""


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sit(tmp_path: Path, clock: Clock) -> Callable[..., Presence]:
    def make(login: str, machine: Machine | None = None) -> Presence:
        return Presence(tmp_path, machine, login, lambda: AT, clock)

    return make


def logins(presence: Presence) -> list[str]:
    return [one.login for one in presence.others()]


def age(folder: Path, login: str, seconds: float) -> None:
    """Make a sign look as if the disk had got it so many seconds ago."""
    (path,) = (folder / signs.FOLDER).glob(f"{login}@*")
    written = path.stat().st_mtime - seconds
    os.utime(path, (written, written))


def test_two_windows_see_each_other_and_not_themselves(sit: Callable[..., Presence], tmp_path: Path) -> None:
    mine, theirs, again = sit("wu"), sit("li", ELSEWHERE), sit("wu")
    for presence in (mine, theirs):
        presence.come()
    assert (logins(mine), logins(theirs)) == (["li"], ["wu"])
    again.come()
    assert sorted(logins(mine)) == ["li", "wu"]  # two windows of one login count too
    (name,) = (path.name for path in (tmp_path / signs.FOLDER).glob("li@*"))
    assert name.startswith("li@till-2-4711-")
    theirs.leave()
    again.leave()
    assert logins(mine) == []
    mine.leave()
    assert not (tmp_path / signs.FOLDER).exists()


def test_who_has_it_open_is_a_sentence(sit: Callable[..., Presence]) -> None:
    mine, theirs = sit("wu"), sit("李\x1b娜", ELSEWHERE)
    theirs.come()
    (found,) = mine.others()
    zone = ZoneInfo("Asia/Shanghai")
    assert str(sitting_text(found, "wu", zone, AT)) == "李\\x1b娜 has this plan open since 14:02 on till-2"
    assert "since 10-20 14:02" in str(sitting_text(found, "wu", zone, AT.replace(day=30)))
    own = found.model_copy(update={"login": "wu"})
    assert "another window" in str(sitting_text(own, "wu", zone, AT))


def test_no_sign_for_some_minutes_is_not_believed_and_cleaned_up(
    sit: Callable[..., Presence], clock: Clock, tmp_path: Path
) -> None:
    mine, theirs = sit("wu"), sit("li", ELSEWHERE)
    mine.come()
    theirs.come()
    assert logins(mine) == ["li"]
    for _ in range(20):
        clock.now += BEAT_SECONDS
        theirs.come()
        assert logins(mine) == ["li"]
    clock.now += STALE_SECONDS + 1
    assert logins(mine) == []
    assert list((tmp_path / signs.FOLDER).glob("li@*")) == []
    theirs.come()  # it was only asleep
    assert logins(mine) == ["li"]


def test_an_old_sign_is_not_believed_at_first_sight(
    sit: Callable[..., Presence], clock: Clock, tmp_path: Path
) -> None:
    theirs = sit("li", ELSEWHERE)
    theirs.come()
    age(tmp_path, "li", STALE_SECONDS + 5)
    mine = sit("wu")
    mine.come()
    assert logins(mine) == []
    assert list((tmp_path / signs.FOLDER).glob("li@*"))  # not yet removed: it may be a clock that is wrong
    clock.now += STALE_SECONDS + 1
    assert logins(mine) == []
    assert not list((tmp_path / signs.FOLDER).glob("li@*"))


@pytest.mark.parametrize("ahead", [-7200.0, 7200.0])
def test_clocks_that_differ_make_nobody_older_or_younger(
    sit: Callable[..., Presence], clock: Clock, tmp_path: Path, ahead: float
) -> None:
    """A drive that keeps the time of the writer's host, two hours off: the count is believed, and its end."""
    mine, theirs = sit("wu"), sit("li", ELSEWHERE)
    mine.come()
    theirs.come()
    age(tmp_path, "li", -ahead)
    mine.others()
    for _ in range(3):
        clock.now += BEAT_SECONDS
        theirs.come()
        age(tmp_path, "li", -ahead)
        assert logins(mine) == ["li"]
    clock.now += STALE_SECONDS + 1
    assert logins(mine) == []


def test_a_killed_process_of_this_machine_is_not_believed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CHILD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "here\n"
        assert [one.login for one in others_at(tmp_path)] == ["li"]
        assert [one.pid for one in others_at(tmp_path)] == [child.pid]
        child.kill()
        child.wait()
    assert list((tmp_path / signs.FOLDER).glob("li@*"))
    assert others_at(tmp_path) == ()
    assert not (tmp_path / signs.FOLDER).exists()


def test_a_later_process_of_the_same_number_is_another(sit: Callable[..., Presence]) -> None:
    here = Machine.here()
    assert is_running(here.pid, here.began)
    assert is_running(here.pid, "")
    gone = Machine(here.host, here.system, here.pid, "1")
    sit("li", gone).come()
    assert logins(sit("wu")) == [] or not here.began


def test_what_is_no_sign_is_left_alone(sit: Callable[..., Presence], tmp_path: Path) -> None:
    folder = tmp_path / signs.FOLDER
    folder.mkdir()
    for name, content in {
        "a.toml": b"login = ",
        "b.toml": b"\xff\xfe",
        "c.txt": b"",
        "d.toml": b"x = 1",
    }.items():
        (folder / name).write_bytes(content)
    mine = sit("wu")
    mine.come()
    assert mine.others() == ()
    mine.leave()
    assert len(list(folder.iterdir())) == 4


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_says_so(sit: Callable[..., Presence], tmp_path: Path) -> None:
    sit("li", ELSEWHERE).come()
    mode = tmp_path.stat().st_mode
    (tmp_path / signs.FOLDER).chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        mine = sit("wu")
        with pytest.raises(StorageFailed):
            mine.come()
        assert logins(mine) == ["li"]
    finally:
        (tmp_path / signs.FOLDER).chmod(mode)


def test_a_disk_that_refuses_is_a_sentence_and_others_are_seen(
    sit: Callable[..., Presence], monkeypatch: pytest.MonkeyPatch
) -> None:
    sit("li", ELSEWHERE).come()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    mine = sit("wu")
    monkeypatch.setattr(Path, "write_text", refuse)
    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(StorageFailed, match="no permission"):
        mine.come()
    assert logins(mine) == ["li"]
