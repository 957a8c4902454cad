"""Random teams as plan folders: the same bytes by seed, sound, with more work than the people can do."""

import subprocess
import sys
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain.finding import Severity
from shiftplan.domain.outcome import Outcome
from shiftplan.domain.people import Tier
from shiftplan.rota import Limits, solve
from tests.benchmarks.synthetic.calibrate import factor
from tests.benchmarks.synthetic.make import main, make

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(60, 14, 3, tmp_path_factory.mktemp("teams") / "60x14")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_arguments_give_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    first, again, other = (
        contents(make(8, 7, seed, tmp_path / name)) for seed, name in ((1, "a"), (1, "b"), (2, "c"))
    )
    assert first == again
    assert first["agents.csv"] != other["agents.csv"]
    assert first["forecast.csv"] != other["forecast.csv"]


def test_the_plan_opens_without_a_fault(team: Path) -> None:
    opened = planning.open_plan(team)
    assert not [one for one in opened.findings if one.severity is Severity.ERROR]
    assert (len(opened.plan.agents), opened.plan.grid.days) == (60, 14)


def test_it_has_what_teams_have(team: Path) -> None:
    plan = planning.open_plan(team).plan
    people, settings = plan.agents, plan.settings
    seniors = sum(agent.tier is Tier.T4 for agent in people)
    assert 60 / 9 < seniors < 60 / 7  # one in eight
    assert {agent.contract for agent in people} == {"full", "part", "temp", "intern"}
    assert 0.45 < sum(len(agent.queues) == 2 for agent in people) / 60 < 0.75
    assert 0.02 < len(plan.blocked) / (60 * 14) < 0.06
    assert len(plan.shifts) == 9
    assert sum(len(shift.starts) > 1 for shift in plan.shifts) == 2
    assert any(shift.crosses_midnight for shift in plan.shifts)
    assert any(pause.first < pause.last for shift in plan.shifts for pause in shift.breaks)
    assert all((settings.cover, settings.scored, settings.bonds, settings.squads, settings.sessions))
    assert len(plan.history) == 60
    assert plan.wishes


def test_days_have_peaks_and_the_main_day_is_the_highest(team: Path) -> None:
    plan = planning.open_plan(team).plan
    presale = plan.forecast.contacts["base"]["presale"]
    days = [sum(presale[plan.grid.of_day(day)]) for day in range(plan.grid.days)]
    main_day = plan.grid.day_index(plan.settings.event.day)
    assert main_day is not None
    assert days.index(max(days)) == main_day
    assert max(presale) > 3 * sum(presale) / len(presale)


def test_as_many_contacts_as_leave_some_of_the_work_undone(team: Path) -> None:
    """The need could not be raised without more of it left undone than is meant."""
    plan = planning.open_plan(team).plan
    assert factor(plan, planning.need_of(plan)) == pytest.approx(1, abs=0.05)


def test_a_small_team_is_solved(tmp_path: Path) -> None:
    plan = planning.open_plan(make(8, 7, 1, tmp_path / "team")).plan
    need = planning.need_of(plan)
    limits = Limits(seconds=15, workers=1)
    outcome: Outcome = solve(plan, need, None, limits, lambda progress: None, lambda: False)
    assert outcome.rota is not None
    judged = planning.judge(plan, need, outcome.rota)
    assert judged.hard_violations == 0
    assert judged.objective == pytest.approx(outcome.objective)


def test_as_a_script_from_anywhere(tmp_path: Path) -> None:
    script = ROOT / "tests" / "benchmarks" / "synthetic_team.py"
    words = ("--agents", "9", "--days", "7", "--seed", "5", "--out", str(tmp_path / "team"))
    run = subprocess.run(
        [sys.executable, str(script), *words], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == str(tmp_path / "team")
    assert (tmp_path / "team" / "forecast.csv").exists()


@pytest.mark.parametrize("words", [("7", "7"), ("8", "29"), ("x", "7")])
def test_sizes_that_are_not_meant_are_said(
    words: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--agents", words[0], "--days", words[1], "--seed", "1", "--out", str(tmp_path / "team")])
    assert "write a number from" in capsys.readouterr().err
    assert not (tmp_path / "team").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x", "utf-8")
    with pytest.raises(SystemExit, match="not empty"):
        make(8, 7, 1, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
