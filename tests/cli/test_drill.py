"""`shiftplan drill`, in real time at a very high speed, and its list, pause, report and refusals."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from shiftplan.cli import drilling
from shiftplan.cli.entry import run
from shiftplan.planning import drills
from tests.planning.drills.conftest import shop as shop  # noqa: PLC0414 - a shop with a rota


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command: exit code, stdout, stderr."""

    def tell(*words: object) -> tuple[int, str, str]:
        try:
            code = run([str(word) for word in words])
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return tell


def test_a_drill_runs_to_its_end_and_reports(shop: Path, tell: Callable, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(drilling, "POLL_SECONDS", 0.05)
    code, out, _ = tell(
        "drill", shop, "--scenario", "misprice", "--speed", 3600, "--hours", 1.5, "--headless"
    )
    assert code == 0
    assert "A screenshot goes round" in out
    assert "presale" in out or "售前" in out
    assert "# Drill misprice\\-1110" in out or "# Drill misprice-1110" in out
    assert "E2 would fit" in out
    (one,) = drills.drills(shop)
    assert one.over()
    assert not (shop / "journal.db").exists()


def test_as_json_each_step_is_a_line(shop: Path, tell: Callable, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(drilling, "POLL_SECONDS", 0.05)
    code, out, _ = tell("drill", shop, "--scenario", "flood", "--speed", 3600, "--hours", 1, "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [lines[0]["kind"], lines[-1]["kind"]] == ["begun", "report"]
    steps = [line for line in lines if line["kind"] == "step"]
    assert sum(len(step["rows"]) for step in steps) == 12
    assert steps[-1]["over"]
    assert lines[-1]["declared_minutes"] is None


def test_stopped_it_pauses_and_goes_on_later(shop: Path, tell: Callable, monkeypatch: pytest.MonkeyPatch):
    def stop(_: float) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(drilling.time, "sleep", stop)
        code, _, err = tell("drill", shop, "--scenario", "flood", "--hours", 1, "--headless")
    assert code == 4
    assert "continue flood-1110" in err
    code, out, _ = tell("drill", shop, "list")
    assert "paused at 11-10 19:0" in out
    monkeypatch.setattr(drilling, "POLL_SECONDS", 0.05)
    code, out, _ = tell("drill", shop, "continue", "--speed", 3600, "--headless")
    assert code == 0
    assert "the drill is not over yet" not in out


def test_list_report_and_drop(shop: Path, tell: Callable, tmp_path: Path):
    assert "no drills yet" in tell("drill", shop)[1]
    one = drills.begin(shop, "flood")
    drills.pause(one)
    (listed,) = json.loads(tell("drill", shop, "list", "--json")[1])
    assert (listed["name"], listed["running"], listed["declares"]) == ("flood-1110", False, "E3")
    file = tmp_path / "report.md"
    assert tell("drill", shop, "report", "flood-1110", "--output", file)[0] == 0
    assert "E3 would fit" in file.read_text("utf-8")
    assert json.loads(tell("drill", shop, "report", "--json")[1])["scenario"]["id"] == "flood"
    assert {one["id"] for one in json.loads(tell("drill", shop, "scenarios", "--json")[1])} >= {"flood"}
    assert tell("drill", shop, "drop", "flood-1110")[0] == 0
    assert drills.drills(shop) == ()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--scenario", "flod"), "the nearest is flood"),
        (("--scenario", "flood", "--speed", "0"), "times as fast"),
        (("--scenario", "flood", "--start", "tonight"), "is no date and time"),
        (("--scenario", "flood", "--start", "2027-11-10T20:00+08:00"), "has a zone"),
        (("list", "--scenario", "flood"), "one after the other"),
        (("pause", "nowhere"), "this plan has no drills yet"),
    ],
)
def test_what_cannot_be_is_one_sentence(shop: Path, tell: Callable, words: tuple[str, ...], said: str):
    code, out, err = tell("drill", shop, *words, "--headless")
    assert (code, out) == (2, "")
    assert said in err
