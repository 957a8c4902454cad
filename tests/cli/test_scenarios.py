"""`shiftplan scenarios`, as it is typed."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from shiftplan import planning
from shiftplan.cli.entry import run
from tests.planning.copies.conftest import snapshot, work


@pytest.fixture
def plan(tmp_path: Path) -> str:
    folder = planning.make_plan("small", tmp_path / "plan")
    work(folder, ("s02", 0, "mid"))
    return str(folder)


def said(capsys: pytest.CaptureFixture[str], plan: str, *words: str, code: int = 0, lang: str = "en") -> str:
    assert run(["--lang", lang, "scenarios", plan, *words]) == code
    out = capsys.readouterr()
    return out.out if code == 0 else out.err


def data(capsys: pytest.CaptureFixture[str], plan: str, *words: str) -> Any:
    return json.loads(said(capsys, plan, *words, "--json"))["copies"]


def test_from_nothing_to_an_adopted_plan(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "scenarios" in said(capsys, plan)
    before = snapshot(Path(plan))
    said(capsys, plan, "add", "two temps more", "--more", "2", "--note", "ask the agency")
    said(capsys, plan, "add", "open at 0:00", "--open", "0:00")
    said(capsys, plan, "add", "both", "--scenario", "high", "--from", "two temps more")
    assert snapshot(Path(plan)) == before
    text = said(capsys, plan)
    assert all(word in text for word in ("the plan", "2 more temps", "ask the agency", "11-11 00:00", "high"))
    rows = {row["name"]: row for row in data(capsys, plan, "solve", "Two Temps More", "--seconds", "1")}
    solved = rows["two temps more"]
    assert solved["figures"]["violations"] == 0
    assert solved["figures"]["gap"] is not None
    assert solved["figures_fresh"]
    assert rows["both"]["figures"] is None
    assert [one["kind"] for one in rows["both"]["changes"]] == ["people", "scenario"]
    simulated = data(capsys, plan, "simulate", "two temps more", "--replications", "2", "--day", "2027-11-11")
    (service,) = (row["service"] for row in simulated if row["service"])
    assert 0 < service["share"] <= 1
    assert service["days"] == ["2027-11-11"]
    said(capsys, plan, "adopt", "two temps more")
    opened = planning.open_plan(Path(plan))
    assert len(opened.plan.agents) == 10
    assert opened.rota == planning.open_plan(Path(plan, "scenarios", "two-temps-more")).rota
    assert "changed since" in said(capsys, plan, "adopt", "both", code=1)
    said(capsys, plan, "drop", "both")
    assert [row["name"] for row in data(capsys, plan)] == [None, "two temps more", "open at 0:00"]


def test_judging_makes_the_figures_fresh(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, plan, "add", "base")
    assert "*" in said(capsys, plan)
    rows = data(capsys, plan, "judge")
    assert [row["figures_fresh"] for row in rows] == [True, True]
    assert rows[0]["figures"]["value"] == rows[1]["figures"]["value"]
    assert rows[1]["figures"]["changed"] == 0
    assert "*" not in said(capsys, plan)


def test_any_command_opens_a_copy(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    made = data(capsys, plan, "add", "base")[0]["folder"]
    assert [row["name"] for row in data(capsys, made)] == [None, "base"]
    assert run(["--lang", "en", "check", made, "--json"]) in (0, 1)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("add", ""), "needs a name"),
        (("add", "x" * 501), "500"),
        (("add", "x", "--more", "lots"), "more people"),
        (("add", "x", "--scenario", "hihg"), "scenario hihg"),
        (("add", "x", "--from", "nobody"), "no what-if copies"),
        (("add", "x", "--overtime", "4"), "nobody's week"),
        (("add", "x", "--open", "25:00"), "25:00"),
        (("add", "x", "--train", "s02=presale"), "already"),
        (("adopt", "nobody"), "no what-if copies"),
        (("solve",), "no what-if copies"),
        (("simulate", "../.."), "no what-if copies"),
        (("fly",), "fly"),
    ],
)
def test_a_sentence_and_nothing_written(
    plan: str, words: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(Path(plan))
    told = said(capsys, plan, *words, code=2)
    assert sentence in told
    assert "Traceback" not in told
    assert snapshot(Path(plan)) == before
    assert not Path(plan, "scenarios").exists()


def test_a_hostile_name_is_shown_and_never_obeyed(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    name = "\x1b[31m../../[bold]\u202eevil"
    said(capsys, plan, "add", name)
    text = said(capsys, plan)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert list(Path(plan, "scenarios").iterdir())
    said(capsys, plan, "drop", name)
    assert [row["name"] for row in data(capsys, plan)] == [None]


def test_both_languages(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, plan, "add", "多两人", "--more", "2", lang="zh")
    text = said(capsys, plan, lang="zh")
    assert all(word in text for word in ("计划本身", "多 2 名临时工", "缺口时"))


def test_ctrl_c_keeps_what_is_found(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, plan, "add", "a")
    said(capsys, plan, "add", "b")
    command = [sys.executable, "-m", "shiftplan", "--lang", "en", "scenarios", plan, "solve"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        while "solving" not in process.stderr.readline():
            pass
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=120)
    assert process.returncode == 4
    assert "the plan" in out
