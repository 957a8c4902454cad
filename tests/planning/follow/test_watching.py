"""A file that somebody else writes is read as it changes, and nothing that was taken is lost."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shiftplan import planning
from shiftplan.files import mappings
from shiftplan.journal import Journal
from shiftplan.planning.operations.follow import Watch, end_following, follow_file, followed, take
from tests.operations.plans import far_plan
from tests.planning.follow.conftest import HEAD, OPENS, Desk, row

FIRST = HEAD + row("20:00", 100)


def test_only_what_is_new_goes_to_the_journal(desk: Desk):
    desk.write(FIRST)
    assert desk.poll()
    desk.write(FIRST + row("20:30", 80))
    assert desk.poll()
    assert not desk.poll()
    desk.write(FIRST + row("20:30", 85) + row("21:00", 70))
    desk.poll()
    assert [(f"{one.start:%H:%M}", one.contacts) for one in desk.rows] == [
        ("20:00", 100), ("20:30", 80), ("20:30", 85), ("21:00", 70),
    ]  # fmt: skip
    assert {one.source for one in desk.rows} == {"千牛导出.csv"}
    assert desk.watch.state.taken == 4


def test_another_watch_of_the_same_file_writes_nothing_again(desk: Desk):
    desk.write(FIRST)
    desk.poll()
    assert Watch(desk.path).poll(desk.opened, desk.now)
    assert len(desk.rows) == 1


def test_half_a_last_line_waits_until_it_is_whole(desk: Desk):
    desk.age = 0.1
    desk.write(FIRST + "2094-11-10 20:30,售前,3")
    desk.poll()
    assert desk.newest == {"20:00": 100}
    desk.write(FIRST + "2094-11-10 20:30,售前,310,22")
    desk.poll()
    assert desk.newest == {"20:00": 100}
    desk.age = 3
    assert desk.poll()
    assert desk.newest == {"20:00": 100, "20:30": 310}
    assert not desk.poll()


@pytest.mark.parametrize("rubbish", [b"", b"\x00\xff\xfe\x01" * 9, "<html>登录已过期</html>\n".encode()])
def test_truncated_or_replaced_by_rubbish_it_loses_nothing_and_goes_on(desk: Desk, rubbish: bytes):
    desk.write(FIRST)
    desk.poll()
    desk.path.write_bytes(rubbish)
    assert desk.poll()
    assert desk.watch.state.findings
    assert desk.newest == {"20:00": 100}
    desk.write(FIRST + row("20:30", 80))
    desk.poll()
    assert desk.watch.state.findings == ()
    assert desk.newest == {"20:00": 100, "20:30": 80}


def test_deleted_and_written_anew_under_another_inode(desk: Desk):
    desk.write(FIRST)
    desk.poll()
    desk.path.unlink()
    assert desk.poll()
    assert str(desk.watch.state.fault.message) == "the file is not there"
    assert not desk.poll()
    fresh = desk.path.with_suffix(".tmp")
    fresh.write_text(FIRST.replace("100", "140"), "utf-8")
    fresh.replace(desk.path)
    desk.poll()
    assert desk.watch.state.fault is None
    assert desk.newest == {"20:00": 140}


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is locked to root")
def test_a_file_that_may_not_be_read_for_a_moment(desk: Desk):
    desk.write(FIRST)
    desk.path.chmod(0)
    assert desk.poll()
    assert "no permission" in str(desk.watch.state.fault.message)
    desk.path.chmod(0o600)
    desk.poll()
    assert (desk.watch.state.fault, desk.newest) == (None, {"20:00": 100})


def test_a_file_that_another_program_locks_for_a_moment(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    desk.write(FIRST)
    with monkeypatch.context() as locked:
        locked.setattr(
            Path, "read_bytes", lambda _: (_ for _ in ()).throw(PermissionError(13, "Permission denied"))
        )
        assert desk.poll()
        assert not desk.poll()
    assert "no permission" in str(desk.watch.state.fault.message)
    desk.poll()
    assert (desk.watch.state.fault, desk.newest) == (None, {"20:00": 100})


def test_a_folder_in_its_place_is_a_fault_that_passes(desk: Desk):
    desk.path.mkdir()
    desk.poll()
    assert "is a folder" in str(desk.watch.state.fault.message)
    desk.path.rmdir()
    desk.write(FIRST)
    desk.poll()
    assert desk.newest == {"20:00": 100}


def test_a_typed_correction_stands_until_the_file_says_something_else(desk: Desk):
    desk.write(FIRST)
    desk.poll()
    planning.operations.record_reading(
        desk.opened, "presale", 150, at=OPENS, now=desk.now + timedelta(minutes=1), who="li"
    )
    desk.write(FIRST + row("20:30", 80))
    desk.poll()
    assert desk.newest["20:00"] == 150
    desk.write(HEAD + row("20:00", 101) + row("20:30", 80))
    desk.poll()
    assert desk.newest["20:00"] == 101


def test_a_slot_that_runs_is_told_again_when_it_has_ended(desk: Desk):
    desk.age = 0
    desk.now = OPENS + timedelta(minutes=10)
    desk.write(FIRST)
    desk.poll()
    desk.now += timedelta(minutes=5)
    desk.write(FIRST + "\n")
    desk.poll()
    assert [one.minutes for one in desk.rows] == [10]
    desk.now = OPENS + timedelta(minutes=31)
    desk.write(FIRST + "\n\n")
    desk.poll()
    assert [one.minutes for one in desk.rows] == [10, 30]


def test_a_file_written_before_its_slot_ended_is_not_taken_for_the_whole(desk: Desk):
    desk.write(FIRST)
    desk.now, desk.age = OPENS + timedelta(minutes=50), 40 * 60
    desk.poll()
    assert [one.minutes for one in desk.rows] == [10]


def test_an_interval_ahead_is_taken_when_it_begins_though_the_file_stands_still(desk: Desk):
    desk.now = OPENS + timedelta(minutes=20)
    desk.write(FIRST + row("20:30", 5))
    desk.poll()
    assert desk.newest == {"20:00": 100}
    assert not desk.poll()
    desk.now += timedelta(minutes=11)
    desk.poll()
    assert desk.newest == {"20:00": 100, "20:30": 5}


def test_the_journal_full_or_gone_is_a_fault_and_the_lines_come_later(desk: Desk):
    desk.write(FIRST)
    (desk.opened.folder / "journal.db").mkdir()
    desk.poll()
    assert desk.watch.state.fault is not None
    (desk.opened.folder / "journal.db").rmdir()
    desk.poll()
    assert desk.newest == {"20:00": 100}


def test_the_machines_zone_changes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        desk.write(FIRST)
        desk.poll()
        assert desk.newest == {"20:00": 100}
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_file_is_remembered_for_the_plan(desk: Desk):
    assert followed(desk.opened.folder) is None
    desk.write(FIRST)
    follow_file(desk.opened, desk.path)
    assert followed(desk.opened.folder) == desk.path
    own = desk.opened.folder / "actuals.csv"
    own.write_text(FIRST, "utf-8")
    follow_file(desk.opened, own)
    assert mappings.read_followed(desk.opened.folder) == "actuals.csv"
    end_following(desk.opened)
    assert followed(desk.opened.folder) is None


def test_a_file_of_this_name_in_the_plan_is_followed_by_itself(desk: Desk):
    (desk.opened.folder / "actuals.csv").write_text(FIRST, "utf-8")
    assert followed(desk.opened.folder) == desk.opened.folder / "actuals.csv"


def test_names_of_queues_are_remembered_for_exports_of_this_form(desk: Desk):
    text = FIRST.replace("售前", "旗舰店A组").encode()
    from shiftplan.files.measured import MeasuredMapping  # noqa: PLC0415

    told = MeasuredMapping(queues={"旗舰店A组": "presale"})
    assert len(take(desk.opened, text, "a.csv", desk.now, told=told).records) == 1
    assert take(desk.opened, text, "b.csv", desk.now).read.unknown == ()


SPANS = ["20:00-20:30", "20:30-21:00", "21:00-21:30", "21:30-22:00"]
steps = st.lists(
    st.one_of(
        st.tuples(st.just("row"), st.sampled_from(SPANS), st.integers(0, 400)),
        st.tuples(
            st.sampled_from(["poll", "half", "rewrite", "shuffle", "empty", "gone", "twice"]),
            st.sampled_from(SPANS),
            st.integers(0, 9),
        ),
    ),
    max_size=14,
)


class Tool:
    """A program of the shop that writes the export in all the ways it should not."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.lines: list[str] = []

    def do(self, what: str, span: str, number: int) -> None:
        getattr(self, what)(span, number)

    def save(self, more: str = "") -> None:
        self.desk.write(HEAD + "".join(self.lines) + more)

    def row(self, span: str, number: int) -> None:
        self.lines.append(row(span, number))
        self.save()

    def poll(self, *_: object) -> None:
        self.desk.poll()

    def half(self, span: str, *_: object) -> None:
        self.save(f"2094-11-10 {span},售前,9")

    def rewrite(self, _: str, number: int) -> None:
        self.lines = [row(span, number + i) for i, span in enumerate(SPANS[:2])]
        self.save()

    def shuffle(self, _: str, number: int) -> None:
        self.lines.sort(key=lambda line: hash((number, line)))
        self.save()

    def empty(self, *_: object) -> None:
        self.desk.write("")

    def gone(self, *_: object) -> None:
        self.desk.path.unlink(missing_ok=True)

    def twice(self, *_: object) -> None:
        self.lines += self.lines[-1:]
        self.save()


@settings(max_examples=40, deadline=None)
@given(steps)
def test_whatever_happens_the_journal_ends_as_the_file_does(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, int]]
):
    room = tmp_path_factory.mktemp("follow")
    desk = Desk(far_plan(room / "plan"), room / "导出.csv")
    desk.age = 0.0
    tool = Tool(desk)
    for what, span, number in steps:
        tool.do(what, span, number)
    tool.save()
    os.utime(desk.path, ns=(1, 1))
    desk.age = 10.0
    desk.poll()
    last = {line[11:16]: float(line.split(",")[2]) for line in tool.lines}
    assert {moment: desk.newest.get(moment) for moment in last} == last
    count = len(desk.rows)
    desk.poll()
    Watch(desk.path, desk.machine).poll(desk.opened, desk.now)
    assert len(desk.rows) == count
    shutil.rmtree(room)


WRITER = """
import os, sys, time
from pathlib import Path
path, head = Path(sys.argv[1]), sys.argv[2].encode()
rows = [f"2094-11-10 {20 + i // 2}:{i % 2 * 3}0,售前,{{}},20\\n".encode() for i in range(4)]
for turn in range(30):
    content = head + b"".join(r.replace(b"{}", str(100 + turn + i).encode()) for i, r in enumerate(rows))
    kind = turn % 5
    if kind == 0:
        path.write_bytes(content)
    elif kind == 1:
        with path.open("wb") as file:
            for i in range(0, len(content), 37):
                file.write(content[i : i + 37]); file.flush(); time.sleep(0.001)
    elif kind == 2:
        other = path.with_suffix(".new"); other.write_bytes(content); other.replace(path)
    elif kind == 3:
        path.unlink(missing_ok=True); time.sleep(0.005); path.write_bytes(content)
    else:
        path.chmod(0); time.sleep(0.005); path.chmod(0o600); os.truncate(path, 20); path.write_bytes(content)
    time.sleep(0.003)
"""


def test_beside_a_program_that_writes_as_it_likes(desk: Desk):
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(desk.path), HEAD])
    watch = Watch(desk.path)
    while writer.poll() is None:
        watch.poll(desk.opened, desk.now)
    assert writer.returncode == 0
    os.utime(desk.path, (time.time() - 60, time.time() - 60))
    watch.poll(desk.opened, desk.now)
    assert watch.state.findings == ()
    assert desk.newest == {"20:00": 129, "20:30": 130, "21:00": 131, "21:30": 132}


FOLLOWER = """
import json, sys
from datetime import datetime
from pathlib import Path
from shiftplan import planning
from shiftplan.planning.operations.follow import Watch
folder, path, now = Path(sys.argv[1]), Path(sys.argv[2]), datetime.fromisoformat(sys.argv[3])
opened, turn = planning.open_plan(folder), 0
watch = Watch(path, lambda: path.stat().st_mtime + 9)
while True:
    turn += 1
    rows = [f"2094-11-10 {time},售前,{turn}" for time in ("20:00", "20:30")]
    path.write_text("\\n".join(["时间,队列,咨询量", *rows, ""]), "utf-8")
    watch.poll(opened, now)
    print(json.dumps(turn), flush=True)
"""


def test_a_kill_takes_nothing_that_was_acknowledged_and_leaves_nothing_half(desk: Desk):
    for _ in range(3):
        child = subprocess.Popen(
            [sys.executable, "-c", FOLLOWER, str(desk.opened.folder), str(desk.path), desk.now.isoformat()],
            stdout=subprocess.PIPE,
            text=True,
        )
        said = [json.loads(child.stdout.readline()) for _ in range(7)][-1]
        child.send_signal(signal.SIGKILL)
        rest = child.stdout.read().split()
        child.wait()
        kept = [one.contacts for one in desk.rows]
        assert max(kept) >= max([said, *map(int, rest)])
        assert kept[-2] == kept[-1]
    assert Journal(desk.opened.folder).audit.lines()


def test_a_poll_in_a_plan_of_its_own_folder_writes_only_the_journal(tmp_path: Path):
    folder = far_plan(tmp_path / "plan")
    (folder / "actuals.csv").write_text(FIRST, "utf-8")
    before = {path.name for path in folder.iterdir()}
    watch = Watch(folder / "actuals.csv")
    watch.poll(planning.open_plan(folder), OPENS + timedelta(hours=1))
    assert {path.name for path in folder.iterdir()} - before <= {
        "journal.db",
        "journal.db-wal",
        "journal.db-shm",
    }
