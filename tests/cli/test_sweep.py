"""`shiftplan sweep`: assumptions side by side."""

import json
import shutil
from pathlib import Path

import pytest

from shiftplan import language, planning
from shiftplan.cli import entry
from shiftplan.domain.staffing import Method
from shiftplan.domain.sweep import Sweep
from shiftplan.resources import shipped


@pytest.fixture(autouse=True)
def english() -> None:
    language.use("en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped("configs") / "templates" / "small", tmp_path / "plan"))


@pytest.fixture(scope="module")
def truth() -> Sweep:
    plan = planning.open_plan(shipped("configs") / "templates" / "small").plan
    return planning.sweep(plan, method=Method.SIPP)


def run(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> tuple[int, str, str]:
    code = entry.run(["--lang", "en", "sweep", str(folder), *words])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_the_table_has_a_line_for_every_assumption(
    capsys: pytest.CaptureFixture[str], folder: Path, truth: Sweep
) -> None:
    code, out, _ = run(capsys, folder, "--method", "sipp")
    assert code == 0
    for row in truth.rows:
        assert row.figures is not None
        line = next(line for line in out.splitlines() if line.startswith(str(row.label)))
        assert f"{row.figures.agent_hours:,.1f}" in line
        assert f"{row.figures.cost_yuan:,.0f}" in line
        assert f"{row.figures.peak_at:%m-%d %H:%M}" in line
    assert "yuan at 35 an hour on shift: our default, no fact" in out
    assert "of the rows above, scenario high moves the agent-hours most" in out
    assert "strongest first: " in out


def test_json_has_the_same(capsys: pytest.CaptureFixture[str], folder: Path, truth: Sweep) -> None:
    code, out, _ = run(capsys, folder, "--method", "sipp", "--json")
    assert code == 0
    found = json.loads(out)
    assert [row["key"] for row in found["rows"]] == [row.key for row in truth.rows]
    assert [row["agent_hours"] for row in found["rows"]] == [row.figures.agent_hours for row in truth.rows]
    assert found["moves_most"] == "high"
    assert found["yuan_per_agent_hour_is_default"]
    assert [one["elasticity"] for one in found["ranking"]] == [row.elasticity for row in truth.ranking]


def test_a_price_of_the_plan_is_not_called_ours(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    path = folder / "plan.toml"
    path.write_text(path.read_text("utf-8") + "\n[staffing]\nyuan_per_agent_hour = 50\n", "utf-8")
    _, out, _ = run(capsys, folder, "--method", "sipp")
    assert "yuan at 50 an hour on shift, as the plan says" in out
    assert "each slot as a steady state" in out


def test_own_variants_are_rows_and_one_out_of_reach_says_why(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    words = ("--variant", "contacts=+20%", "--variant", "contacts=*1000", "--method", "sipp")
    code, out, _ = run(capsys, folder, *words)
    assert code == 0
    assert any(line.startswith("contacts +20 %") and "%" in line[20:] for line in out.splitlines())
    code, out, _ = run(capsys, folder, "--variant", "shrinkage=*10", "--method", "sipp", "--json")
    assert code == 0
    last = json.loads(out)["rows"][-1]
    assert last["agent_hours"] is None
    assert "shrinkage would be 150%, nothing would be left" in last["failure"]


@pytest.mark.parametrize(
    ("variant", "sentence"),
    [
        ("", "names no input"),
        ("speed=+10%", "names no input; read “speed”"),
        ("aht", "is no change"),
        ("aht=+ten%", "“+ten%” is no change"),
        ("aht=nan", "is no change"),
        ("aht=300", "must say by how much handling time changes"),
        ("aht=+300", "must say by how much handling time changes"),
        ("contacts=-100%", "leaves nothing"),
        ("contacts=*1e9", "is no change"),
        ("bot=1", "write a share below 1"),
        ("bot=120%", "write a share below 1"),
        ("patience=0", "write seconds of patience above 0"),
        ("aht=+10%\x1b[31m", "\\x1b"),
    ],
)
def test_a_variant_that_cannot_be_read_is_a_sentence_and_exit_2(
    variant: str, sentence: str, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    code, out, err = run(capsys, folder, "--variant", variant)
    assert (code, out) == (2, "")
    assert sentence in err
    assert "\x1b" not in err
