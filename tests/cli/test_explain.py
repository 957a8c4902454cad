"""`shiftplan explain`: what it prints, its JSON, its exit codes, and the sentences for bad arguments."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from shiftplan import planning
from shiftplan.cli.entry import run
from shiftplan.domain.explanation import Levers
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.planning.lever_protocol import read_line


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small plan with its first agent on the first shift on every day."""
    made = planning.make_plan("small", tmp_path / "plan")
    opened = planning.open_plan(made)
    agent, shift = opened.plan.agents[0], opened.plan.shifts[0]
    planning.save_rota(
        opened,
        Rota.of(
            Assignment(agent=agent.id, day=day, shift=shift.id, queue=agent.queues[0])
            for day in opened.plan.grid.dates
        ),
    )
    return made


def explain(folder: Path, *words: str) -> int:
    return run(["--lang", "en", "explain", str(folder), *words])


def told(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert explain(folder, *words, "--json") == 0
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    return data


def test_the_overview_has_what_is_certain_and_the_worst_slots(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explain(folder) == 0
    out = capsys.readouterr().out
    assert "Certain before any search" in out
    assert "agent-hours short in" in out
    assert "could come, and the rota would be better" in out


def test_one_reason_for_everybody_who_does_not_serve_the_slot(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = planning.open_plan(folder).plan
    worst = told(folder, capsys)["short"][0]
    (slot,) = told(folder, capsys, "--slot", worst["worst"], "--queue", worst["queue"])["slots"]
    people = [*slot["serving"], *(reason["agent"] for reason in slot["reasons"])]
    assert sorted(people) == sorted(agent.id for agent in plan.agents)
    assert sum(slot["counts"].values()) == len(slot["reasons"])
    assert explain(folder, "--slot", worst["worst"]) == 0
    shown = capsys.readouterr().out
    for agent in plan.agents:
        assert agent.name in shown


def test_a_person_day_by_day_and_one_day_with_its_options(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = planning.open_plan(folder).plan
    agent = plan.agents[0]
    assert explain(folder, "--agent", agent.id) == 0
    shown = capsys.readouterr().out
    assert shown.count(plan.shifts[0].name) == plan.grid.days
    (day,) = told(folder, capsys, "--agent", agent.id, "--day", str(plan.grid.dates[1]))["days"]
    assert (day["agent"], day["shift"]) == (agent.id, plan.shifts[0].id)
    assert day["price_of_dropping"] is not None
    assert {option["shift"] for option in day["options"]} >= {shift.id for shift in plan.shifts[1:]}
    assert explain(folder, "--agent", agent.name, "--day", str(plan.grid.dates[1])) == 0
    assert "the rota's value would change by +" in capsys.readouterr().out


@pytest.mark.slow
def test_levers_are_tried_and_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain(folder, "--levers", "--seconds", "8") == 0
    out = capsys.readouterr().out
    assert "What would help most" in out
    assert "one more" in out
    assert "no wages given" in out


def test_without_a_rota_only_what_is_certain_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = planning.make_plan("small", tmp_path / "plan")
    assert explain(made) == 3
    shown = capsys.readouterr()
    assert "Certain before any search" in shown.out
    assert "has no rota yet" in shown.err
    assert f"shiftplan solve {made}" in shown.err
    assert explain(made, "--levers") == 3
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--agent", "nobody"), "nobody is called nobody"),
        (("--queue", "presal"), "there is no queue presal"),
        (("--day", "2027-11-10"), "name the person too: --agent ID"),
        (("--slot", "2031-01-01 00:00"), "2031-01-01 is outside the plan"),
        (("--slot", "soon"), "read “soon”; write a date and time such as"),
        (("--seconds", "0"), "0 is not in the range"),
    ],
)
def test_bad_arguments_get_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    assert explain(folder, *words) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert sentence in shown.err


def test_a_name_near_to_what_was_written_is_offered(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = planning.open_plan(folder).plan.settings.queues[0].id
    assert explain(folder, "--queue", known[:-1]) == 2
    assert f"the nearest is {known}" in capsys.readouterr().err


def test_a_demand_that_nobody_can_meet_is_exit_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule = '\n[[cover]]\nid = "crowd"\nleast = 99\nforce = "rule"\n'
    settings = folder / "plan.toml"
    settings.write_text(settings.read_text("utf-8") + rule, "utf-8")
    assert explain(folder) == 1
    out = capsys.readouterr().out
    assert "rule crowd wants 99 people" in out


@pytest.mark.slow
def test_solve_says_it_before_the_search_and_solves_the_rest(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = '\n[[cover]]\nid = "crowd"\nleast = 99\nforce = "rule"\nsince = "10:00"\nuntil = "11:00"\n'
    settings = folder / "plan.toml"
    settings.write_text(settings.read_text("utf-8") + rule, "utf-8")
    assert run(["--lang", "en", "solve", str(folder), "--work", "200"]) == 0
    shown = capsys.readouterr()
    assert "rule crowd wants 99 people" in shown.err
    assert "not enough people can come" in shown.err
    assert len((planning.open_plan(folder).rota or Rota()).assignments) > 0


def test_levers_for_a_program_are_lines(folder: Path) -> None:
    words = ("explain", str(folder), "--levers", "--seconds", "2", "--progress", "jsonl")
    pipe = subprocess.PIPE
    child = subprocess.Popen(
        [sys.executable, "-m", "shiftplan", *words], stdin=pipe, stdout=pipe, text=True, encoding="utf-8"
    )
    assert child.stdout
    lines = list(child.stdout)
    assert child.wait() == 0
    assert isinstance(read_line(lines[-1]), Levers)


@pytest.mark.parametrize("more", [["--json", "--levers"], []])
def test_lines_for_a_program_are_for_levers_only(
    folder: Path, more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["explain", str(folder), "--progress", "jsonl", *more]) == 2
    assert "--levers" in capsys.readouterr().err
