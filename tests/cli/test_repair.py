"""`shiftplan publish`, `lock`, `repair` and `solve --keep-published`, as they are typed."""

import json
from pathlib import Path
from typing import Any

import pytest

from shiftplan import planning
from shiftplan.cli.entry import run
from shiftplan.domain.changes import changed_cells
from shiftplan.domain.rota import Rota

DAY = "2027-11-11"


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small sample, solved once; tests copy it."""
    folder = planning.make_plan("small", tmp_path_factory.mktemp("solved") / "plan")
    assert run(["--lang", "en", "solve", str(folder), "--work", "200"]) == 0
    return folder


@pytest.fixture
def plan(solved: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "plan"
    folder.mkdir()
    for path in solved.iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes())
    return folder


def typed(command: str, folder: Path, *words: str) -> int:
    return run(["--lang", "en", command, str(folder), *words])


def answer(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    return data


def rota_of(folder: Path) -> Rota:
    rota = planning.open_plan(folder).rota
    assert rota is not None
    return rota


def somebody_on(folder: Path, day: str = DAY) -> str:
    return next(one.agent for one in rota_of(folder).assignments if str(one.day) == day)


def test_publish_keeps_the_bytes(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("publish", plan, "--note", "for all", "--json") == 0
    assert answer(capsys)["name"] == "v0001"
    assert (plan / "published" / "v0001.csv").read_bytes() == (plan / "rota.csv").read_bytes()
    assert typed("publish", plan) == 1
    assert "nothing has changed since v0001" in capsys.readouterr().err


def test_publish_refuses_a_rota_that_breaks_a_rule(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = plan / "rota.csv"
    line = next(text for text in path.read_text("utf-8-sig").splitlines() if DAY in text)
    path.write_bytes(path.read_bytes() + line.encode() + b"\n")
    assert typed("publish", plan) == 1
    shown = capsys.readouterr().err
    assert "breaks" in shown
    assert DAY in shown
    assert not (plan / "published").exists()


def test_lock_people_days_and_everything(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened = planning.open_plan(plan)
    people, days = len(opened.plan.agents), opened.plan.grid.days
    who = opened.plan.agents[0].id
    for words, locks in (
        (("--agent", who), days),
        (("--day", DAY), days + people - 1),
        (("--agent", who, "--day", DAY, "--unlock"), days + people - 2),
        (("--all",), days * people),
        (("--all", "--unlock"), 0),
    ):
        assert typed("lock", plan, *words, "--json") == 0
        assert answer(capsys)["locks"] == locks == len(rota_of(plan).locks)
    assert rota_of(plan).facts is not None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "say what to lock"),
        (("--all", "--day", DAY), "say what to lock"),
        (("--agent", "s011"), "the nearest is s01"),
        (("--day", "2027-12-01"), "choose a day from 2027-11-10"),
    ],
)
def test_what_cannot_be_locked_is_said(
    plan: Path, words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (plan / "rota.csv").read_bytes()
    assert typed("lock", plan, *words) == 2
    assert told in capsys.readouterr().err
    assert (plan / "rota.csv").read_bytes() == before


def test_repair_lists_what_it_changed_and_writes_it(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("publish", plan) == 0
    before, who = rota_of(plan), somebody_on(plan)
    capsys.readouterr()
    assert typed("repair", plan, "--absent", who, "--day", DAY, "--seconds", "6", "--json") == 0
    data, opened = answer(capsys), planning.open_plan(plan)
    after = rota_of(plan)
    told = {(one["agent"], one["day"]) for one in data["changes"]}
    assert told == {(cell.agent, str(cell.day)) for cell in changed_cells(opened.plan, before, after)}
    assert (data["lost_shifts"], data["hard_violations"], data["compared_with"]) == (1, 0, "v0001")
    assert data["changed_cells"] == len(told) - 1
    assert (who, DAY) in told
    assert f"{who},{DAY},absent" in (plan / "availability.csv").read_text("utf-8-sig")
    assert after.facts is not None
    assert after.facts.objective == pytest.approx(data["objective"])


def test_a_dry_run_writes_nothing(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path.name: path.read_bytes() for path in plan.iterdir() if path.is_file()}
    who = somebody_on(plan)
    words = ("--absent", who, "--days", DAY, "2027-11-12", "--seconds", "6", "--dry-run")
    assert typed("repair", plan, *words) == 0
    shown = capsys.readouterr().out
    assert who in shown
    assert "nothing was published" in shown
    names = before.keys() | {".shiftplan.lock"}
    assert {path.name for path in plan.iterdir()} <= names
    assert all((plan / name).read_bytes() == content for name, content in before.items())


def test_everybody_is_there(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (plan / "rota.csv").read_bytes()
    assert typed("repair", plan) == 0
    assert "nothing to repair" in capsys.readouterr().out
    assert (plan / "rota.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--absent", "s01"), "say both who is absent and when"),
        (("--day", DAY), "say both who is absent and when"),
        (("--absent", "s01", "--days", "2027-11-12", DAY), "the first day, then the last"),
        (("--absent", "x", "--day", DAY), "nobody is called x"),
    ],
)
def test_half_an_absence_is_no_absence(
    plan: Path, words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (plan / "availability.csv").read_bytes()
    assert typed("repair", plan, *words) == 2
    assert told in capsys.readouterr().err
    assert (plan / "availability.csv").read_bytes() == before


def test_the_table_of_a_repair_has_names_for_queues(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    who = somebody_on(plan)
    capsys.readouterr()
    assert typed("repair", plan, "--absent", who, "--day", DAY, "--seconds", "2", "--dry-run") == 0
    shown = capsys.readouterr().out
    queues = planning.open_plan(plan).plan.settings.queues
    assert any(queue.name in shown for queue in queues)
    assert not any(queue.id in shown for queue in queues)


def test_repair_without_a_rota(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = planning.make_plan("small", tmp_path / "empty")
    assert typed("repair", folder) == 3
    assert "has no rota yet" in capsys.readouterr().err


def test_solve_keeps_what_was_published(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("publish", plan) == 0
    told = rota_of(plan)
    opened = planning.open_plan(plan)
    planning.save_rota(opened, Rota())
    assert typed("solve", plan, "--keep-published", "--work", "200") == 0
    after = rota_of(plan)
    assert not changed_cells(opened.plan, told, after)
    assert not after.locks


def test_keep_published_needs_something_published(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("solve", plan, "--keep-published") == 2
    assert "nothing was published yet" in capsys.readouterr().err


def test_in_chinese_too(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "zh", "publish", str(plan)]) == 0
    assert "已发布" in capsys.readouterr().out
