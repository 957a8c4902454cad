import json
from pathlib import Path

import pytest

from shiftplan import language
from shiftplan.cli.entry import run
from tests.operations.plans import far_plan


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Run `shiftplan surge PLAN …` in English; the exit code, stdout and stderr."""
    before = language.current()
    far_plan(tmp_path / "plan")

    def shiftplan(*words: str, lang: str = "en") -> tuple[int, str, str]:
        code = run(["--lang", lang, "surge", str(tmp_path / "plan"), *words])
        out, err = capsys.readouterr()
        return code, out, err

    yield shiftplan
    language.use(before)


def reading(contacts: str, seconds: str, at: str, *more: str) -> tuple[str, ...]:
    moment = f"2094-11-10 {at}"
    return ("--queue", "presale", "--contacts", contacts, "--reply-seconds", seconds, "--at", moment, *more)


def test_without_a_reading_the_level_is_green(say) -> None:
    code, out, _ = say()
    assert code == 0
    assert "level: green" in out
    assert "no reading yet" in out


def test_two_slow_slots_raise_the_level_with_reason_and_actions(say) -> None:
    assert "level: green" in say(*reading("30", "75", "20:00"))[1]
    code, out, _ = say(*reading("30", "75", "20:30"))
    assert code == 0
    assert "level: red" in out
    assert "first reply 75 s; limit 60 s, 2 slots running" in out
    assert "· Tell the manager" in out
    assert "Red since 20:30. First reply 75 s, 【people】 short." in out
    assert "{" not in out
    assert out.count("Tell the manager") == 1
    assert "Call standby in" in out.split("not possible now:")[1]
    assert "a rehearsal" in out
    assert "level: red" in say()[1]


def test_json_has_level_reasons_and_actions_with_numbers(say) -> None:
    data = json.loads(say(*reading("30", "20", "20:10", "--three-minute-rate", "0.85"), "--json")[1])
    assert (data["level"], data["queues"][0]["slot"]) == ("orange", "2094-11-10T20:00:00")
    assert data["reasons"] == ["three-minute reply rate 85.0%; limit 90%"]
    assert data["queues"][0]["three_minute_rate"] == 0.85
    first = data["actions"][0]
    assert (first["id"], first["level"], first["takes_minutes"]) == ("windows_up", "orange", 2)
    assert first["kind"] == "windows_up"
    scripts = [one["script"] for one in data["actions"] if one["script"]]
    assert scripts
    assert not any("{" in script for script in scripts)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--queue", "presale"), "no figure was given"),
        (("--contacts", "30"), "needs --queue"),
        (("--at", "2094-11-10 20:00"), "needs --queue"),
        (("--actuals", "nowhere.csv"), "nowhere.csv does not exist"),
        (("--queue", "sales", "--contacts", "1", "--reply-seconds", "1"), "nearest is presale"),
        (("--queue", "presale", "--contacts", "nan", "--reply-seconds", "1"), "contacts must be"),
        (reading("-3", "1", "20:00"), "contacts must be from 0"),
        (reading("3", "1", "25:00"), "is no date and time"),
        ((*reading("3", "1", "20:00")[:-1], "2099-01-01"), "outside the plan"),
        (("--contacts", "many"), "many"),
    ],
)
def test_what_cannot_be_read_is_a_sentence_and_exit_2(say, words: tuple[str, ...], said: str) -> None:
    code, out, err = say(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_it_speaks_chinese(say) -> None:
    _, out, _ = say(*reading("30", "75", "20:00"), lang="zh")
    assert "绿" in out
    assert "level" not in out
