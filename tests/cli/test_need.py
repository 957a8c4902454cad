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
from shiftplan.domain.staffing import Method
from shiftplan.resources import shipped

PROMISED = {
    "start",
    "queue",
    "contacts",
    "online",
    "need",
    "rule_of_thumb",
    "service_level",
    "service_level_definition",
    "worst_instant",
    "waiting",
    "first_reply_seconds",
    "abandon",
    "occupancy",
    "binding",
    "method",
}


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
    for name in ("binding", "worst_instant", "waiting", "first_reply_seconds"):
        assert [row[name] for row in own] == list(getattr(first, name))
    assert {row["method"] for row in own} == {"forward"}


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
    assert "until an agent takes it, counted as answered within the time, of all offered" in out
    assert "the queue is carried from slot to slot" in out
    assert "exponential" in out


def test_a_day_is_shown_slot_by_slot(capsys: pytest.CaptureFixture[str], folder: Path, truth: Need) -> None:
    day = truth.grid.dates[0]
    _, out, _ = run(capsys, folder, "--day", f"{day}")
    assert sum(line.startswith(f"{day:%m-%d}") for line in out.splitlines()) == truth.grid.per_day * len(
        truth.queues
    )
    assert "decided by" in out


def test_a_day_without_an_opening_shows_no_steps(
    capsys: pytest.CaptureFixture[str], folder: Path, truth: Need
) -> None:
    quiet = {*truth.grid.dates} - {step.start.date() for step in truth.queues[0].steps}
    _, out, _ = run(capsys, folder, "--day", f"{min(quiet)}")
    assert "step alone" not in out


def test_a_day_with_an_opening_shows_its_steps_of_five_minutes(
    capsys: pytest.CaptureFixture[str], folder: Path, truth: Need
) -> None:
    first = truth.queues[0]
    day = first.steps[0].start
    _, out, _ = run(capsys, folder, "--day", f"{day:%Y-%m-%d}")
    below = out[out.index("step alone") :].splitlines()
    for step in first.steps:
        line = next(line for line in below if line.startswith(f"{step.start:%H:%M}"))
        assert line.endswith(f"{step.service_level:.1%}")
        assert f" {step.online} " in line


def test_the_method_can_be_chosen(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    plan = planning.open_plan(folder).plan
    sipp = planning.need_of(plan, method=Method.SIPP)
    found = rows(capsys, folder, "--method", "sipp")
    assert {row["method"] for row in found} == {"sipp"}
    assert [row["online"] for row in found] == [n for one in sipp.queues for n in one.online]
    _, out, _ = run(capsys, folder, "--method", "sipp")
    assert "each slot as a steady state of its own; right after an opening this is optimistic" in out


def test_both_methods_side_by_side_with_what_sipp_delivers(
    capsys: pytest.CaptureFixture[str], folder: Path, truth: Need
) -> None:
    plan = planning.open_plan(folder).plan
    sipp = planning.need_of(plan, method=Method.SIPP)
    real = planning.delivered(plan, sipp)
    found = rows(capsys, folder, "--compare")
    assert [row["forward_online"] for row in found] == [n for one in truth.queues for n in one.online]
    assert [row["sipp_online"] for row in found] == [n for one in sipp.queues for n in one.online]
    assert [row["sipp_delivered"] for row in found] == [x for one in real.queues for x in one.service_level]
    assert any(row["sipp_delivered"] < row["sipp_promised"] - 0.01 for row in found)
    _, out, _ = run(capsys, folder, "--compare")
    assert f"{truth.agent_hours:,.1f} agent-hours forward, {sipp.agent_hours:,.1f} by sipp" in out
    _, day, _ = run(capsys, folder, "--compare", "--day", f"{truth.grid.dates[0]}")
    assert sum(line.startswith(f"{truth.grid.dates[0]:%m-%d}") for line in day.splitlines()) == 48


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--queue", "nope"), "there is no queue nope"),
        (("--scenario", "nope"), "there is no scenario nope"),
        (("--day", "yesterday"), "yesterday"),
        (("--method", "guess"), "guess"),
        (("--compare", "--method", "sipp"), "leave out --method"),
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


def test_a_target_is_shown_with_all_its_digits(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    path = folder / "plan.toml"
    path.write_text(path.read_text("utf-8").replace("share = 0.8 ", "share = 0.995 ", 1), "utf-8")
    _, out, _ = run(capsys, folder, "--method", "sipp")
    assert "99.5% in 18 s" in out
