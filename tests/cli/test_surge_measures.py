"""`shiftplan surge PLAN`: the ranked measures, apply and stand-down."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from shiftplan import language, planning
from shiftplan.cli.entry import run
from shiftplan.planning.operations import common
from tests.planning import relief_case as case


@pytest.fixture
def say(shop: Path, capsys: pytest.CaptureFixture[str]):
    """Run `shiftplan surge PLAN …` in English; the exit code, stdout and stderr."""
    before = language.current()

    def shiftplan(*words: str) -> tuple[int, str, str]:
        code = run(["--lang", "en", "surge", str(shop), *words])
        out, err = capsys.readouterr()
        return code, out, err

    yield shiftplan
    language.use(before)


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Red at eleven; the clock stands at two minutes past."""
    opened = case.shop(tmp_path / "plan")
    now: datetime = case.red(opened)
    monkeypatch.setattr(common, "now_in", lambda *_: now)
    return opened.folder


def test_measures_stand_with_points_cost_and_people(say) -> None:
    code, out, _ = say()
    assert code == 0
    assert "apply ID\n1. " in out
    assert "call 1 in from standby, 11:35–13:35 · 售前 · orange · standby_in:presale" in out
    assert "   costs: ¥40 of pay, ¥" in out
    assert "150 % pay" in out
    assert "   11:35–13:35: 备勤一" in out
    assert [out.count(text) for text in ("Call standby in", "Tell the manager", "standby_in:presale")] == [
        0,
        1,
        1,
    ]
    assert out.index("level: red") < out.index("standby_in:presale") < out.index("Tell the manager")
    assert "{" not in out
    assert "A point: one more of 100 contacts of the next 120 min" in out
    assert "If nothing is done: " in out
    data = json.loads(say("--json")[1])
    found = {one["id"]: one for one in data["measures"]}
    assert found["standby_in:presale"]["people"][0]["agent"] == "s1"
    assert found["standby_in:presale"]["points"] > 0
    assert found["tell_manager"]["points"] is None
    assert data["in_force"] == []
    assert (data["counted"]["horizon_minutes"], data["counted"]["within_seconds"]) == (120, 180)
    assert data["counted"]["backlog"][0]["known"] in {"read", "first_reply"}
    first = found["standby_in:presale"]
    assert first["points"] == pytest.approx(first["points_soon"] + min(first["points_later"], 0))
    assert first["net_yuan"] == pytest.approx(first["worth_yuan"] - first["pay_yuan_in_horizon"])


def test_apply_and_stand_down(say, shop: Path) -> None:
    told = json.loads(say("apply", "standby_in", "--json")[1])
    assert (told["taken"], told["version"], told["id"]) == (True, 2, "standby_in:presale")
    assert told["law"][0]["may_work_minutes_more"] > 0
    assert "in force, the first to stand down first:" in say()[1]
    code, out, err = say("stand-down")
    assert code == 0
    assert out.startswith("[11:02] Back to plan: call 1 in from standby")
    assert "published as v0003, only these cells" in err
    told_last = planning.published(planning.open_plan(shop))
    first = planning.versions.versions(planning.open_plan(shop))[0].rota
    assert told_last is not None
    assert told_last.assignments == first.assignments
    assert json.loads(say("--json")[1])["in_force"] == []


def test_a_dry_run_writes_nothing(say, shop: Path) -> None:
    before = {path: path.read_bytes() for path in shop.rglob("*.csv")}
    code, out, err = say("apply", "after_sale_helps:presale:most", "--without", "售后一", "--dry-run")
    assert code == 0
    assert "would take: lend 1 to 售前 until 13:15" in err
    assert "售后二" in out
    assert "售后一" not in out
    assert {path: path.read_bytes() for path in shop.rglob("*.csv")} == before
    assert json.loads(say("--json")[1])["in_force"] == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("apply",), "apply needs the measure"),
        (("apply", "stand_by"), "there is no such measure: stand_by"),
        (("apply", "extend_shift"), "extend_shift is not possible now"),
        (("apply", "standby_in", "--without", "nobody"), "nobody is called nobody"),
        (("stand-down",), "nothing is in force"),
        (("stand-down", "windows_up"), "nothing is in force"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(say, words: tuple[str, ...], sentence: str) -> None:
    code, _, err = say(*words)
    assert code == 2
    assert sentence in err
    assert "Traceback" not in err
