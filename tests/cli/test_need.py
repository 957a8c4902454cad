"""`shiftplan need`: the plan's need as tables and JSON."""

import json
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from shiftplan import language, planning
from shiftplan.cli import entry
from shiftplan.domain.need import Need
from shiftplan.resources import shipped

PROMISED = {"start", "queue", "contacts", "need", "rule_of_thumb", "service_level", "abandon"}


@pytest.fixture(autouse=True)
def english() -> None:
    language.use("en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped("configs") / "templates" / "small", tmp_path / "plan"))


@pytest.fixture
def truth(folder: Path) -> Need:
    return planning.need_of(planning.open_plan(folder).plan)


def run(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> tuple[int, str, str]:
    code = entry.run(["--lang", "en", "need", str(folder), *words])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def rows(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> list[dict[str, Any]]:
    code, out, _ = run(capsys, folder, *words, "--json")
    assert code == 0
    found: list[dict[str, Any]] = json.loads(out)
    return found


def test_json_has_a_row_for_every_slot_and_queue(
    capsys: pytest.CaptureFixture[str], folder: Path, truth: Need
) -> None:
    found = rows(capsys, folder)
    assert len(found) == truth.grid.slots * len(truth.queues)
    assert all(row.keys() >= PROMISED for row in found)
    first = truth.queues[0]
    own = [row for row in found if row["queue"] == first.queue]
    assert [row["need"] for row in own] == list(first.need)
    assert [row["service_level"] for row in own] == list(first.service_level)
    assert own[1]["start"] == f"{truth.grid.moment(1):%Y-%m-%d %H:%M}"
    assert {row["service_level_definition"] for row in own} == {first.definition}
    assert [row["binding"] for row in own] == list(first.binding)


def test_a_day_and_a_queue_narrow_it(capsys: pytest.CaptureFixture[str], folder: Path, truth: Need) -> None:
    day, queue = truth.grid.dates[1], truth.queues[0].queue
    found = rows(capsys, folder, "--day", f"{day}", "--queue", queue)
    assert len(found) == truth.grid.per_day
    assert {row["start"][:10] for row in found} == {f"{day}"}
    assert {row["queue"] for row in found} == {queue}


def test_the_scenario_can_be_chosen(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    base, high = (rows(capsys, folder, "--scenario", name) for name in ("base", "high"))
    assert sum(row["need"] for row in high) > sum(row["need"] for row in base)


def test_the_summary_has_a_line_a_day_and_queue(
    capsys: pytest.CaptureFixture[str], folder: Path, truth: Need
) -> None:
    code, out, _ = run(capsys, folder)
    assert code == 0
    lines = out.splitlines()
    for day in truth.grid.dates:
        assert sum(line.startswith(f"{day:%m-%d}") for line in lines) == len(truth.queues)
    peak = max(truth.queues[0].need)
    assert any(f"{peak:.2f}" in line for line in lines)
    assert f"{truth.agent_hours:,.1f} agent-hours" in out
    assert "counted as answered within the time, of all offered" in out
    assert "steady state" in out


def test_a_day_is_shown_slot_by_slot(capsys: pytest.CaptureFixture[str], folder: Path, truth: Need) -> None:
    day = truth.grid.dates[0]
    _, out, _ = run(capsys, folder, "--day", f"{day}")
    assert sum(line.startswith(f"{day:%m-%d}") for line in out.splitlines()) == truth.grid.per_day * len(
        truth.queues
    )
    assert "decided by" in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--queue", "nope"), "there is no queue nope"),
        (("--scenario", "nope"), "there is no scenario nope"),
        (("--day", "yesterday"), "yesterday"),
    ],
)
def test_misuse_is_a_sentence_and_exit_2(
    words: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    code, out, err = run(capsys, folder, *words, "--json")
    assert (code, out) == (2, "")
    assert sentence in err


def test_a_day_outside_the_plan_is_refused(
    capsys: pytest.CaptureFixture[str], folder: Path, truth: Need
) -> None:
    after = truth.grid.dates[-1] + timedelta(days=1)
    code, _, err = run(capsys, folder, "--day", f"{after}")
    assert code == 2
    assert f"{after} is outside the plan, which runs from {truth.grid.start}" in err


def test_a_folder_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, err = run(capsys, tmp_path / "nowhere")
    assert (code, out) == (2, "")
    assert "nowhere" in err
