"""`shiftplan cases` from the outside."""

import json
from pathlib import Path

import pytest

from shiftplan import language
from shiftplan.cli.entry import run
from tests.operations.plans import far_plan


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Run `shiftplan cases PLAN …`; the exit code, stdout and stderr."""
    before = language.current()
    far_plan(tmp_path / "plan")

    def shiftplan(*words: str, lang: str = "en") -> tuple[int, str, str]:
        code = run(["--lang", lang, "cases", str(tmp_path / "plan"), *words])
        out, err = capsys.readouterr()
        return code, out, err

    yield shiftplan
    language.use(before)


def test_a_promise_is_noted_moved_given_and_kept(say) -> None:
    assert say()[1] == "no open case\n"
    code, out, _ = say(
        "add", "call", "back", "--customer", "tb_77", "--due", "2094-11-10 21:00", "--owner", "Li"
    )
    assert code == 0
    line = next(line for line in out.splitlines() if "tb_77" in line)
    assert line.split() == ["1", "promise", "call", "back", "tb_77", "11-10", "21:00", "Li", "open"]
    assert "11-12 09:00" in say("move", "1", "2094-11-12", "09:00", "bank is slow")[1]
    assert "bank is slow" in say("show", "#1")[1]
    assert "Wang" in say("give", "1", "Wang")[1]
    assert "given to Wang" in say("note", "1", "called")[1]
    assert "tags: regular" in say("tag", "1", "regular")[1]
    assert "done" in say("done", "1", "kept")[1]
    assert say()[1] == "no open case\n"
    assert "call back" in say("list", "--all")[1]
    assert "open" in say("reopen", "1", "not yet")[1]
    assert "passed on to finance" in say("pass", "1", "finance")[1]


def test_json_has_every_word(say) -> None:
    say("add", "refund", "--kind", "refund", "--due", "2094-11-10 21:00", "--owner", "Li")
    say("add", "call", "--kind", "call_back", "--owner", "Wang")
    data = json.loads(say("list", "--kind", "refund", "--json")[1])
    assert [(case["number"], case["kind"], case["due"]) for case in data["cases"]] == [
        (1, "refund", "2094-11-10T21:00:00")
    ]
    assert [case["number"] for case in json.loads(say("--owner", "wang", "--json")[1])["cases"]] == [2]
    assert json.loads(say("done", "1", "--json")[1])["state"] == "done"


def test_it_speaks_chinese(say) -> None:
    assert "承诺" in say("add", "回电", "--owner", "李", lang="zh")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("done", "x"), "a case is named by its number; read x"),
        (("done", "7"), "there is no case 7"),
        (("move", "1", "soon"), "“soon” is no time"),
        (("add",), "add takes 1 word after it; read 0"),
        (("list", "1"), "list takes 0 words after it; read 1"),
        (("add", "call", "--due", "25:00"), "“25:00” is no time"),
        (("add", " "), "a case needs a text"),
        (("give", "1", " "), "the line is empty"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_exit_2(say, words: tuple[str, ...], said: str) -> None:
    say("add", "call")
    code, out, err = say(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert "→" in err or said == "a case needs a text"
