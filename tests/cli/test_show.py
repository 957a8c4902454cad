"""`shiftplan show`, as it is typed."""

import json
from pathlib import Path
from typing import Any

import pytest

from shiftplan import planning
from shiftplan.cli.entry import run
from shiftplan.language import width

DAY, NEXT = "2027-11-10", "2027-11-11"


@pytest.fixture
def plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Some people at work, published, then one of them on another shift, one locked, one at night."""
    folder = str(planning.make_plan("small", tmp_path / "plan"))
    said(capsys, "edit", folder, "set", "s01,s02,s03", DAY, "mid")
    said(capsys, "publish", folder)
    said(capsys, "edit", folder, "set", "s02", DAY, "late")
    said(capsys, "edit", folder, "lock", "s03", DAY)
    return folder


def said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0, language: str = "en") -> str:
    assert run(["--lang", language, *words]) == code
    out = capsys.readouterr()
    return out.out if code == 0 else out.err


def data(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    return json.loads(said(capsys, "show", *words, "--json"))


def line_of(text: str, name: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(name))


def names(plan: str) -> dict[str, str]:
    return {agent.id: agent.name for agent in planning.open_plan(Path(plan)).plan.agents}


def test_the_grid_has_everybody_with_shifts_marks_and_sums(plan: str, capsys: pytest.CaptureFixture[str]):
    text = said(capsys, "show", plan)
    people = names(plan)
    assert all(name in text for name in people.values())
    assert "晚" in line_of(text, people["s02"])
    assert "*" in line_of(text, people["s02"])
    assert "▪中" in line_of(text, people["s03"])
    assert "*" not in line_of(text, people["s03"])
    assert "short, h" in text
    assert "▼" in text


def test_columns_stand_under_each_other_whatever_the_names_are(plan: str, capsys: pytest.CaptureFixture[str]):
    lines = said(capsys, "show", plan, "--group", "none").splitlines()
    head = next(i for i, line in enumerate(lines) if line.startswith("name"))
    at = width(lines[head].partition("11/10")[0])
    mine = line_of("\n".join(lines), names(plan)["s03"])
    assert width(mine.partition("▪中")[0]) == at


def test_filtered_sorted_grouped(plan: str, capsys: pytest.CaptureFixture[str]):
    every = data(capsys, plan)["people"]
    tier = every[0]["tier"]
    some = data(capsys, plan, "--tier", tier)["people"]
    assert [one["id"] for one in some] == [one["id"] for one in every if one["tier"] == tier]
    team = every[-1]["team"]
    assert {one["team"] for one in data(capsys, plan, "--team", team)["people"]} == {team}
    assert [one["id"] for one in data(capsys, plan, "--filter", names(plan)["s02"])["people"]] == ["s02"]
    assert [one["id"] for one in data(capsys, plan, "--only", "changed")["people"]] == ["s02"]
    hours = [one["hours"] for one in data(capsys, plan, "--sort", "hours", "--group", "none")["people"]]
    assert hours == sorted(hours, reverse=True)
    groups = [one["group"] for one in data(capsys, plan, "--group", "tier")["people"]]
    assert groups == sorted(groups, reverse=True)
    assert data(capsys, plan, "--only", "short")["short_hours"]


def test_a_cell_says_all_there_is_to_it(plan: str, capsys: pytest.CaptureFixture[str]):
    person = next(one for one in data(capsys, plan)["people"] if one["id"] == "s02")
    cell = next(one for one in person["cells"] if one["day"] == DAY)
    assert (cell["shift"], cell["changed"], cell["locked"]) == ("late", True, False)
    assert cell["begin"].startswith(DAY)


def test_a_day_has_bars_with_the_cover_in_line(plan: str, capsys: pytest.CaptureFixture[str]):
    text = said(capsys, "show", plan, "--day", DAY)
    people = names(plan)
    assert "on duty (3)" in text
    assert text.index(people["s03"]) < text.index(people["s02"])
    bar = line_of(text, people["s03"])
    assert "─中─" in bar
    assert "░" in bar
    hours = next(line for line in text.splitlines() if line.strip().startswith("00  01"))
    begin = data(capsys, plan, "--day", DAY)["people"][0]["spans"][0]["begin"]
    hour = int(begin[11:13])
    assert width(bar.partition("─中")[0]) - hours.index("00") == hour * 4
    assert "need" in text


def test_a_day_as_data_has_spans_and_cover(plan: str, capsys: pytest.CaptureFixture[str]):
    found = data(capsys, plan, "--day", DAY)
    person = next(one for one in found["people"] if one["id"] == "s03")
    assert {"serve", "meal"} <= {span["activity"] for span in person["spans"]}
    assert found["days"] == [DAY]
    queue = found["cover"][0]
    assert any(slot["short"] > 0 for slot in queue["slots"])
    assert all(slot["short"] >= 0 for slot in queue["slots"])


def test_days_that_do_not_fit_the_terminal_come_below(
    plan: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("shiftplan.cli.show_grid.room", lambda: 44)
    text = said(capsys, "show", plan, language="zh")
    assert text.count(names(plan)["s01"]) > 1
    assert max(map(width, text.splitlines()[2:-2])) <= 44
    monkeypatch.setattr("shiftplan.cli.show_day.room", lambda: 80)
    body = said(capsys, "show", plan, "--day", DAY).splitlines()[2:-2]
    assert max(map(width, body)) <= 80


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--day", "2027-12-24"), "no day of the plan"),
        (("--team", "nowhere"), "there is no team nowhere"),
        (("--tier", "T9"), "T9"),
        (("--sort", "luck"), "luck"),
    ],
)
def test_what_is_not_there_is_said(
    plan: str, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
):
    assert sentence in said(capsys, "show", plan, *words, code=2)


def test_nobody_left_is_an_empty_grid(plan: str, capsys: pytest.CaptureFixture[str]):
    text = said(capsys, "show", plan, "--filter", "nobody at all")
    assert text.startswith(planning.open_plan(Path(plan)).plan.settings.name)
    assert "0 of" in text
