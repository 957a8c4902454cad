"""Laws of handing over: nothing open is lost, and no signature covers what it did not see."""

import os
import signal
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shiftplan import planning
from shiftplan.domain.handover import Side, Signature
from shiftplan.domain.record import EventRecord
from shiftplan.errors import BadInput
from shiftplan.operations.handover import SIGNATURE
from shiftplan.planning.operations import cases, handing_over, handover
from shiftplan.planning.operations.common import journal_of
from tests.operations.plans import far_plan
from tests.planning.test_handover import NIGHT, own_form

START = datetime(2094, 11, 10, 0, 30, tzinfo=UTC)  # 08:30 in Shanghai
DEEDS = st.sampled_from(["add", "done", "pass", "give", "reopen", "read", "sign", "skip", "change", "wait"])
STEPS = st.lists(st.tuples(DEEDS, st.integers(1, 4), st.integers(10, 300)), max_size=14)


def new_plan(folder: Path) -> planning.OpenPlan:
    far_plan(folder)
    own_form(folder, "times = []", 'times = ["08:00", "16:00", "00:00"]')
    with (folder / "shifts.toml").open("a", encoding="utf-8") as shifts:
        shifts.write(NIGHT)
    return planning.open_plan(folder)


def carry_out(opened: planning.OpenPlan, deed: str, number: int, now: datetime) -> None:
    """One thing that somebody does; what is refused changes nothing."""
    side = Side.GIVING if number % 2 else Side.TAKING
    shown = handover.handover(opened, now=now)
    acts = {
        "add": lambda: cases.add_case(opened, f"case at {now}", owner="Li", now=now),
        "done": lambda: cases.finish_case(opened, number, now=now),
        "pass": lambda: cases.pass_case_on(opened, number, "finance", now=now),
        "give": lambda: cases.give_case(opened, number, "Wang", now=now),
        "reopen": lambda: cases.reopen_case(opened, number, now=now),
        "read": lambda: [
            handing_over.read_back(opened, None, view.point.id, now=now) for view in shown.unread
        ],
        "sign": lambda: handing_over.sign(opened, None, side, f"lead {number}", now=now),
        "skip": lambda: handing_over.skip_handover(opened, None, "quiet", now=now),
        "change": lambda: handing_over.note_change(opened, f"rule {number}", now=now),
        "wait": lambda: None,
    }
    try:
        acts[deed]()
    except BadInput:
        return


@settings(max_examples=12)
@given(STEPS)
def test_nothing_open_is_lost_between_handovers(steps: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        opened, now = new_plan(Path(folder) / "plan"), START
        for deed, number, minutes in steps:
            now += timedelta(minutes=minutes)
            carry_out(opened, deed, number, now)
        still_open = {f"cases.{case.number}" for case in cases.cases(opened, now) if case.open}
        found = handover.handovers(opened, now)
        following = next((turn for turn in found.turns if turn.boundary.at > found.now), None)
        assert following is not None
        shown = handover.handover(opened, following.boundary.at, now)
        assert {view.point.id for view in shown.points if view.point.section == "cases"} == still_open
        for record in journal_of(opened).events.all(SIGNATURE):
            assert_covers_only_what_was_there(opened, record)


def assert_covers_only_what_was_there(opened: planning.OpenPlan, record: EventRecord) -> None:
    """Every case under a signature was open when it was given, and reads as it read then."""

    signed = Signature.model_validate_json(record.content)
    then = {f"cases.{case.number}" for case in cases.cases(opened, record.at) if case.open}
    assert {point.id for point in signed.sheet.points if point.section == "cases"} <= then


CHILD = """
import sys
from datetime import datetime
from pathlib import Path
from shiftplan import planning
from shiftplan.domain.handover import Side, Signature
from shiftplan.planning.operations import handing_over
opened = planning.open_plan(Path(sys.argv[1]))
for number in range(1000):
    handing_over.sign(opened, None, Side.GIVING, f"lead {number}", now=datetime.fromisoformat(sys.argv[2]))
    print(number, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 3])
def test_kill_9_while_signing_loses_no_signature_that_was_acknowledged(
    tmp_path: Path, acknowledged: int
) -> None:
    opened = new_plan(tmp_path / "plan")
    now = START + timedelta(hours=15)
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(opened.folder), now.isoformat()], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    seen = [child.stdout.readline() for _ in range(acknowledged)]
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    shown = handover.handover(opened, now=now + timedelta(minutes=1))
    names = [one.signature.name for one in shown.marks.signed]
    assert names[: len(seen)] == [f"lead {line.strip()}" for line in seen]
    assert all(one.signature.sheet.points for one in shown.marks.signed)
