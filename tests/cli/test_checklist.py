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


def test_a_question_is_answered_and_notes_are_kept(say) -> None:
    code, _, err = say("do", "shortage_decided")
    assert (code, "choose one of: overtime, hire" in err) == (2, True)
    out = say("do", "shortage_decided", "--answer", "hire", "--evidence", "\x1b[2Jtold Chen")[1]
    assert "(●) hire" in out
    assert "\x1b" not in out
    out = say("note", "shortage_decided", "--evidence", "Chen agreed")[1]
    assert "told Chen" in out
    found = items(json.loads(say("--json")[1]))["shortage_decided"]
    assert (found["state"], found["answer"], len(found["notes"])) == ("done", "hire", 2)


def test_any_book_is_walked_and_a_card_has_cases(say) -> None:
    code, out, _ = say("books")
    assert code == 0
    for line in ("pre_event", "incident_price", "complaint", "order_ship"):
        assert line in out
    assert say("do", "react", "--book", "complaint")[0] == 2
    begun = say("begin", "--book", "C1", "--title", "order 4711")[1]
    assert "C1-1 order 4711: 0/" in begun
    assert "[✓] react" in say("do", "react", "--book", "complaint")[1]
    assert json.loads(say("--book", "complaint", "--json")[1])["runs"] == ["C1-1"]
    assert json.loads(say("books", "--json")[1])["books"][0]["id"] == "pre_event"
    say("begin", "--book", "C1", "--title", "order 4712")
    code, _, err = say("do", "welcome", "--book", "C1")
    assert (code, "by its number" in err) == (2, True)
    assert "[✓] welcome" in say("do", "welcome", "--book", "C1", "--run", "c1-1")[1]
    assert "(closed)" in say("close", "--book", "C1", "--run", "1")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--book", "complant"), "nearest is complaint"),
        (("begin",), "walked once in a plan"),
        (("begin", "--book", "E2"), "an incident is declared"),
        (("begin", "x", "--book", "C1"), "begin takes no item"),
        (("--run", "2"), "has no runs"),
        (("--book", "C1", "--run", "9"), "there is no run 9"),
        (("do", "team_targets", "--title", "x"), "only begin takes --title"),
        (("note", "team_targets"), "the note is empty"),
    ],
)
def test_books_and_cases_that_are_not_there(say, words: tuple[str, ...], said: str) -> None:
    code, out, err = say(*words)
    assert (code, out) == (2, "")
    assert said in err


def test_a_broken_readiness_is_told_with_line_and_column(say, folder: Path) -> None:
    (folder / "readiness.csv").write_text("agent,item,passed\nk01,exm,yes\n", "utf-8")
    code, out, err = say()
    assert (code, out) == (2, "")
    assert "readiness.csv:2:item" in err
