import json
from pathlib import Path

import pytest

from shiftplan import language
from shiftplan.cli.entry import run
from tests.operations.plans import far_plan


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Run `shiftplan incident PLAN …` in English; the exit code, stdout and stderr."""
    before = language.current()
    far_plan(tmp_path / "plan")

    def shiftplan(*words: str, lang: str = "en") -> tuple[int, str, str]:
        code = run(["--lang", lang, "incident", str(tmp_path / "plan"), *words])
        out, err = capsys.readouterr()
        return code, out, err

    yield shiftplan
    language.use(before)


def test_without_an_action_it_lists_incidents_and_cards(say) -> None:
    code, out, _ = say()
    assert code == 0
    assert "no incident so far" in out
    assert all(name in out for name in ("E1", "incident_price", "E3"))
    assert out == say("list")[1]


def test_an_incident_is_opened_walked_logged_and_closed(say) -> None:
    code, out, _ = say("open", "E2", "--title", "pan for 1 yuan")
    assert code == 0
    assert "#1 pan for 1 yuan: open since" in out
    assert "next update by" in out
    assert "it leans on: 电子商务法 §49; 明码标价和禁止价格欺诈规定 §19(5)" in out
    assert "next update by" in say()[1]
    assert "[✓] keep_proof" in say("tick", "1", "keep_proof")[1]
    assert "[ ] keep_proof" in say("untick", "#1", "keep_proof")[1]
    assert "listing is down" in say("log", "1", "listing", "is", "down")[1]
    assert "closed" in say("close", "1")[1]
    assert "closed" in say()[1]
    assert "listing is down" in say("show", "1")[1]


def test_json_has_steps_and_log(say) -> None:
    data = json.loads(say("open", "price", "--json")[1])
    assert (data["id"], data["card"], data["open"], data["next"]) == (1, "incident_price", True, "say_it")
    data = json.loads(say("log", "1", "down", "--json")[1])
    assert [line["text"] for line in data["log"]] == ["down"]
    steps = {step["id"]: step for step in data["steps"]}
    assert steps["send_outcome"]["script"] is None
    assert len(steps["send_outcome"]["waits_for"]) == 2
    everything = json.loads(say("--json")[1])
    assert [incident["id"] for incident in everything["incidents"]] == [1]
    assert [card["code"] for card in everything["cards"]] == ["E1", "E2", "E3"]


def test_the_gated_script_appears_after_both_signatures(say) -> None:
    say("open", "E2")
    for step in ("list_orders", "cost_choices", "legal_signed"):
        out = say("tick", "1", step)[1]
        assert "{signed outcome}" not in out
    assert "{signed outcome}" in say("tick", "1", "manager_signed")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("open", "E9"), "no such card: E9"),
        (("open",), "takes 1 word after"),
        (("tick", "1"), "takes 2 words"),
        (("tick", "one", "say_it"), "named by its number; read one"),
        (("tick", "7", "say_it"), "no incident 7"),
        (("show", "99999999999999999999"), "named by its number"),
        (("opn", "E1"), "opn"),
    ],
)
def test_what_cannot_be_done_is_a_sentence_and_exit_2(say, words: tuple[str, ...], said: str) -> None:
    code, out, err = say(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_bad_steps_name_the_nearest(say) -> None:
    say("open", "E1")
    assert "nearest is switch_over" in say("tick", "1", "switchover")[2]


def test_hostile_titles_and_lines_cannot_drive_the_terminal(say) -> None:
    hostile = "\x1b]0;gone\x07[red]\u202e"
    out = say("open", "E1", "--title", hostile)[1] + say("log", "1", hostile)[1] + say()[1]
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[red]" in out


def test_it_speaks_chinese(say) -> None:
    out = say("open", "E3", lang="zh")[1]
    assert "人手压不住" in out
    assert "完成标准" in out
    assert "done when" not in out
