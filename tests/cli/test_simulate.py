"""`shiftplan simulate`: what it prints, with which code it ends, how it is stopped."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from shiftplan import planning
from shiftplan.cli.entry import run
from shiftplan.domain.rota import Assignment, Rota

COMMAND = (sys.executable, "-m", "shiftplan", "--lang", "en", "simulate")
QUICK = ("--replications", "3", "--explain", "1")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return planning.make_plan("small", tmp_path / "plan")


def simulate(folder: Path, *words: str) -> int:
    return run(["--lang", "en", "simulate", str(folder), *words])


def with_rota(folder: Path) -> Path:
    opened = planning.open_plan(folder)
    plan = opened.plan
    work = [
        Assignment(agent=agent.id, day=plan.grid.dates[0], shift=plan.shifts[0].id, queue=agent.queues[0])
        for agent in plan.agents
    ]
    planning.save_rota(opened, Rota.of(work))
    return folder


def data(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_without_a_rota_the_need_is_simulated(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate(small, *QUICK) == 0
    shown = capsys.readouterr()
    assert "staffed by the need" in shown.out
    assert "3 replications from seed 1" in shown.out
    assert "simulated" in shown.err


def test_with_a_rota_its_people_serve(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate(with_rota(small), *QUICK, "--json") == 0
    found = data(capsys)
    assert found["staffed"] == "rota"
    assert simulate(small, *QUICK, "--need", "--json") == 0
    assert data(capsys)["staffed"] == "need"


def test_json_has_a_row_a_slot_and_the_causes(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate(with_rota(small), *QUICK, "--json", "--patience-shape", "deterministic") == 0
    found, plan = data(capsys), planning.open_plan(small).plan
    assert len(found["rows"]) == plan.grid.slots * len(plan.settings.queues)
    row = next(row for row in found["rows"] if row["offered"])
    assert 0 <= row["service_level"] <= 1
    assert row["service_level_half_width"] >= 0
    assert {"answered_within_of_answered", "first_reply_seconds", "formula_service_level"} <= set(row)
    causes = {part["cause"] for one in found["differences"] for part in one["parts"]}
    assert "people" in causes


def test_a_day_is_shown_slot_by_slot(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    day = planning.open_plan(small).plan.grid.dates[1]
    assert simulate(small, *QUICK, "--day", str(day), "--explain", "0") == 0
    shown = capsys.readouterr().out
    assert f"{day:%m-%d} 20:00" in shown
    assert f"{planning.open_plan(small).plan.grid.dates[0]:%m-%d} 20:00" not in shown


def test_the_same_seed_prints_the_same(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = []
    for seed in ("1", "1", "2"):
        simulate(small, *QUICK, "--json", "--seed", seed)
        rows.append(data(capsys)["rows"])
    assert rows[0] == rows[1] != rows[2]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--rota",), "no rota yet"),
        (("--queue", "nosuch"), "no queue nosuch"),
        (("--day", "1999-01-01"), "outside the plan"),
        (("--scenario", "nosuch"), "no scenario nosuch"),
        (("--patience-shape", "square"), "square"),
        (("--replications", "0"), "0"),
        (("--json", "--progress", "jsonl"), "choose one"),
    ],
)
def test_what_cannot_be_used_gets_a_sentence(
    small: Path, words: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert simulate(small, *words) == 2
    shown = capsys.readouterr()
    assert sentence in shown.err
    assert not shown.out


def test_in_chinese_too(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "zh", "simulate", str(small), *QUICK]) == 0
    shown = capsys.readouterr()
    assert "重复 3 次" in shown.out
    assert "replications" not in shown.out + shown.err


@pytest.mark.slow
def test_ctrl_c_keeps_what_was_through(small: Path) -> None:
    words = (str(small), "--replications", "10000", "--json")
    with subprocess.Popen(
        [*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stderr
        while "%" not in child.stderr.readline() or "  0%" in child.stderr.readline():
            pass
        os.kill(child.pid, signal.SIGINT)
        out, _ = child.communicate(timeout=60)
    found = json.loads(out)
    assert child.returncode == 4
    assert found["stopped"]
    assert 0 < found["replications"] < 10_000
