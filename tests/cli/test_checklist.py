import json
from pathlib import Path

import pytest

from shiftplan import language
from shiftplan.cli.entry import run
from tests.operations.plans import far_plan


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return far_plan(tmp_path / "plan")


@pytest.fixture
def say(folder: Path, capsys: pytest.CaptureFixture[str]):
    """Run `shiftplan checklist PLAN …` in English; the exit code, stdout and stderr."""
    before = language.current()

    def shiftplan(*words: str, lang: str = "en") -> tuple[int, str, str]:
        code = run(["--lang", lang, "checklist", str(folder), *words])
        out, err = capsys.readouterr()
        return code, out, err

    yield shiftplan
    language.use(before)


def items(data: dict) -> dict[str, dict]:
    return {item["id"]: item for chapter in data["chapters"] for item in chapter["items"]}


def test_the_list_shows_items_owners_dues_and_what_the_plan_says(say) -> None:
    code, out, err = say()
    assert (code, err) == (0, "")
    assert "Checklist before the sale: 7/54 settled" in out
    assert "[a] calendar_in" in out
    assert "planner 林书言 · 10-12 18:00" in out
    assert "[a] need_known" in out
    assert "the plan says: 119 agent-hours" in out


def test_do_doing_skip_and_undo_are_kept(say) -> None:
    assert "[✓] team_targets" in say("do", "team_targets")[1]
    assert "[…] last_debrief" in say("doing", "last_debrief")[1]
    skipped = say("skip", "role_play", "--reason", "done in June")[1]
    assert "[–] role_play" in skipped
    assert "done in June" in skipped
    assert "[ ] team_targets" in say("undo", "team_targets")[1]
    data = json.loads(say("--json")[1])
    states = {name: item["state"] for name, item in items(data).items()}
    assert (states["team_targets"], states["last_debrief"], states["role_play"]) == (
        "open",
        "doing",
        "skipped",
    )


def test_json_says_what_the_screen_says(say) -> None:
    data = json.loads(say("--json")[1])
    assert (data["playbook"], data["items"], data["settled"]) == ("pre_event", 54, 7)
    found = items(data)
    assert len(found) == 54
    assert found["need_known"]["state"] == "auto_done"
    assert found["need_known"]["auto"] == "need_computed"
    assert found["calendar_in"]["due"] == "2094-10-12T18:00:00"
    assert found["systems_up"]["due"] == "2094-11-10T18:00:00"
    assert found["legal_list_signed"]["owner"] == "章文清"


def test_a_role_narrows_the_list(say) -> None:
    data = json.loads(say("--role", "legal", "--json")[1])
    assert {item["role"] for item in items(data).values()} == {"legal"}
    assert data["items"] == 54


def test_nothing_due_is_said(say) -> None:
    code, out, _ = say("--due", "--role", "finance")
    assert (code, "nothing of that kind is open" in out) == (0, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("do", "calender_in"), "nearest is calendar_in"),
        (("do",), "do needs the name of an item"),
        (("skip", "calendar_in"), "needs a reason"),
        (("do", "calendar_in", "--reason", "x"), "only skip takes --reason"),
        (("dos", "calendar_in"), "dos"),
        (("--role", "boss"), "boss"),
    ],
)
def test_what_cannot_be_done_is_a_sentence_and_exit_2(say, words: tuple[str, ...], said: str) -> None:
    code, out, err = say(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_a_hostile_reason_cannot_drive_the_terminal(say) -> None:
    _, out, _ = say("skip", "calendar_in", "--reason", "\x1b[2J\x07[red]=cmd()")
    assert "\x1b" not in out
    assert "\\x1b[2J\\x07[red]=cmd()" in out


def test_no_such_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "checklist", str(tmp_path / "gone")]) == 2
    assert "gone" in capsys.readouterr().err


def test_a_broken_journal_is_a_sentence(say, folder: Path) -> None:
    (folder / "journal.db").write_bytes(b"not a database, but long enough to be looked at " * 30)
    code, _, err = say("do", "calendar_in")
    assert (code, "damaged or is no journal" in err) == (2, True)


def test_it_speaks_chinese(say) -> None:
    _, out, _ = say(lang="zh")
    assert "大促前检查清单" in out
    assert "完成标准" in out
    assert "done when" not in out
