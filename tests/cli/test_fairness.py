"""`shiftplan fairness`: tables, bars, reasons, its JSON, and sentences for bad arguments."""

import json
from pathlib import Path
from typing import Any

import pytest

from shiftplan import language, planning
from shiftplan.cli.entry import run
from shiftplan.domain.rota import Assignment, Rota

PAST = "agent,nights,weekends,hours\n{agent},4,2,16\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shop in which one of 24 people works the only nights, on three days of seven, and had four."""
    made = planning.make_plan("midnight", tmp_path / "plan")
    opened = planning.open_plan(made)
    agent = opened.plan.agents[0]
    (made / "history.csv").write_text(PAST.format(agent=agent.id), "utf-8")
    opened = planning.open_plan(made)
    planning.save_rota(
        opened,
        Rota.of(
            Assignment(agent=agent.id, day=day, shift="night", queue=agent.queues[0])
            for day in opened.plan.grid.dates[:3]
        ),
    )
    return made


def fairness(folder: Path, *words: str) -> int:
    return run(["--lang", "en", "fairness", str(folder), *words])


def told(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert fairness(folder, *words, "--json") == 0
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    return data


def test_everybody_with_everything_then_the_spread_then_why(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = planning.open_plan(folder).plan
    assert fairness(folder) == 0
    shown = capsys.readouterr().out
    lines = shown.splitlines()
    assert lines[1].split()[0] == plan.agents[0].name
    assert all(agent.name in shown for agent in plan.agents)
    assert shown.index("wishes met") < shown.index("Gini") < shown.index("above the mean for their contract")
    assert "carried over: 4 nights before this plan" in shown
    assert "carried over: 16 h above the contract" in shown


def test_one_measure_has_ranks_and_bars(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fairness(folder, "--by", "nights") == 0
    head, first, *_ = capsys.readouterr().out.splitlines()
    assert head.split()[:3] == ["rank", "name", "team"]
    assert first.split()[0] == "1"
    assert "┃" in first
    assert "█" in first


def test_json_has_the_reckoning(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = planning.open_plan(folder).plan
    (nights,) = told(folder, capsys, "--by", "nights")["measures"]
    assert nights["total"] == 7
    assert nights["spread"]["before"]["range"] > 0
    assert len(nights["standings"]) == nights["people"] == len(plan.agents)
    first = nights["standings"][0]
    assert (first["agent"], first["rank"]) == (plan.agents[0].id, 1)
    assert first["have"] == {"before": 4, "now": 3, "total": 7}
    assert sum(first["because"].values()) == pytest.approx(first["over"], abs=1e-3)
    assert first["reasons"][0]["why"] == "before"
    for mark in ("mean", "share"):
        assert sum(one[mark]["total"] for one in nights["standings"]) == pytest.approx(7, abs=1e-3)
    everything = told(folder, capsys)["measures"]
    assert [each["measure"] for each in everything] == ["nights", "weekends", "peaks", "hours", "wishes"]
    assert {"asked", "met"} <= everything[-1]["standings"][0].keys()
    assert "peak_hours" in everything[2]["standings"][0]


def test_sorted_and_filtered(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = planning.open_plan(folder).plan
    names = sorted(agent.name for agent in plan.agents)
    (nights,) = told(folder, capsys, "--by", "nights", "--sort", "name")["measures"]
    assert [one["name"] for one in nights["standings"]] == names
    (nights,) = told(folder, capsys, "--by", "nights", "--tier", "T3")["measures"]
    assert {one["tier"] for one in nights["standings"]} == {"T3"}
    assert nights["people"] == len(plan.agents)
    (nights,) = told(folder, capsys, "--by", "nights", "--name", names[0])["measures"]
    assert [one["name"] for one in nights["standings"]] == names[:1]
    assert fairness(folder, "--name", "nobody at all") == 0
    assert "nobody of this tier and name" in capsys.readouterr().out


def test_a_team_shares_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = planning.open_plan(folder).plan
    (nights,) = told(folder, capsys, "--by", "nights", "--team", "售前组")["measures"]
    assert nights["people"] == sum(agent.team == "售前组" for agent in plan.agents)
    assert nights["total"] == 7
    assert fairness(folder, "--team", "售后组", "--by", "nights") == 0
    assert "nobody shown is 1 or more above the mean" in capsys.readouterr().out


def test_the_same_in_chinese(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "zh", "fairness", str(folder), "--by", "nights"]) == 0
    language.use("en")
    shown = capsys.readouterr().out
    assert "以前带来的：之前夜班 4" in shown
    assert "基尼系数" in shown


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--team", "夜班组"), "there is no team 夜班组"),
        (("--by", "cakes"), "'cakes' is not one of 'nights'"),
        (("--tier", "T9"), "'T9' is not one of"),
        (("--sort", "x"), "'x' is not one of"),
    ],
)
def test_bad_arguments_get_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    assert fairness(folder, *words) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert sentence in shown.err
    assert "Traceback" not in shown.err


def test_a_team_near_to_what_was_written_is_offered(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    team = planning.open_plan(folder).plan.agents[0].team
    assert fairness(folder, "--team", team[:-1]) == 2
    assert f"write one such as {team}" in capsys.readouterr().err


def test_without_a_rota_one_sentence_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = planning.make_plan("small", tmp_path / "plan")
    assert fairness(made) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "has no rota yet" in shown.err
    assert f"shiftplan solve {made}" in shown.err
