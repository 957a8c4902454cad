"""`shiftplan calc` with several targets, first replies, and either chain."""

import json
from typing import Any

import pytest

from shiftplan import language
from shiftplan.cli import entry

CHAT = ("chat", "--rate", "300", "--aht", "240,282,288", "--patience", "120")


@pytest.fixture(autouse=True)
def english() -> None:
    language.use("en")


def run(capsys: pytest.CaptureFixture[str], *words: str, lang: str = "en") -> tuple[int, str, str]:
    code = entry.run(["--lang", lang, "calc", *words])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    code, out, err = run(capsys, *words, "--json")
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def test_all_targets_hold_and_the_one_that_decides_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    alone = answer(capsys, *CHAT, "--target", "0.8")
    both = answer(capsys, *CHAT, "--target", "0.8", "--also", "97%:180")
    assert both["agents"] > alone["agents"]
    assert both["binding_target"]["within_seconds"] == 180
    assert [target["kept"] for target in both["targets"]] == [True, True]
    assert alone["binding_target"]["within_seconds"] == 18
    _, out, _ = run(capsys, *CHAT, "--target", "0.8", "--also", "97%:180")
    assert "service target: 97% within 180 s" in out


def test_the_share_that_leaves_can_decide(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, *CHAT, "--target", "0.8", "--max-abandon", "3%")
    fewer = answer(capsys, *CHAT, "--agents", str(found["agents"] - 1))
    assert (found["binding"], found["binding_target"]) == ("abandon", None)
    assert found["abandon"] <= 0.03 < fewer["abandon"]


def test_given_agents_are_compared_with_every_target(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--agents", "8", "--also", "95%:180", "--also", "10%:18", "--max-abandon", "3%")
    found = answer(capsys, *CHAT, *words)
    assert [target["kept"] for target in found["targets"]] == [False, True]
    missed, leave = found["notes"]
    level = found["targets"][0]["reached"]
    assert missed == (
        f"{level:.1%} within 180 s miss the target of 95.0% by {100 * (0.95 - level):.1f} points"
    )
    assert leave == f"{found['abandon']:.1%} leave; at most 3.0% should"


def test_replies_stop_the_clock_later_and_both_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    replies = ("--replies", "5,12,22")
    found = answer(capsys, *CHAT, "--agents", "9", *replies)
    by_wait = answer(capsys, *CHAT, "--agents", "9", *replies, "--clock", "wait")
    assert found["service_level_clock"] == "first_reply"
    assert found["service_level"] == found["service_level_first_reply"] < found["service_level_wait"]
    assert by_wait["service_level"] == found["service_level_wait"]
    assert found["mean_first_reply_seconds"] == found["mean_wait_seconds"] + found["mean_reply_seconds"]
    assert 5 < found["mean_reply_seconds"] < 22
    _, out, _ = run(capsys, *CHAT, "--agents", "9", *replies)
    assert f"first reply within 18 s {found['service_level']:.2%}" in " ".join(out.split())
    assert "its clock runs until the first reply is typed" in out


def test_replies_of_no_time_change_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    plain = answer(capsys, *CHAT, "--target", "0.8")
    none = answer(capsys, *CHAT, "--target", "0.8", "--replies", "0,0,0")
    assert none["service_levels"] == pytest.approx(plain["service_levels"], rel=1e-12)
    assert none["agents"] == plain["agents"]


def test_a_small_team_is_exact_unless_asked_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    small = answer(capsys, *CHAT, "--agents", "9")
    even = answer(capsys, *CHAT, "--agents", "9", "--balanced")
    large = answer(capsys, *CHAT, "--agents", "90")
    assert [found["chain"] for found in (small, even, large)] == ["exact", "balanced", "balanced"]
    assert small == answer(capsys, *CHAT, "--agents", "9", "--exact")
    assert small["service_level"] != even["service_level"]
    _, out, _ = run(capsys, *CHAT, "--agents", "90")
    assert "the chain that keeps agents balanced" in out
    _, out, _ = run(capsys, *CHAT, "--agents", "9")
    assert "the exact chain of all agents" in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--target", "0.8", "--replies", "25,28,32"), "takes 25 s even with one chat in hand; 7 s too long"),
        (("--target", "0.8", "--replies", "5,12"), "2 reply times for 3 windows"),
        (("--target", "0.8", "--replies", "5,12,8"), "reply time falls from 12 s at 2 chats to 8 s at 3"),
        (("--target", "0.8", "--replies", "-5,2,8"), "a reply time is -5 s"),
        (("--target", "0.8", "--replies", "nan,2,8"), "a reply time is nan s"),
        (("--target", "0.8", "--clock", "first_reply"), "--clock first_reply needs --replies"),
        (("--target", "0.8", "--also", "95%"), "95% is no target; write a share and seconds"),
        (("--target", "0.8", "--also", "95%:soon"), "95%:soon is no target"),
        (("--target", "0.8", "--also", "x:18"), "x is no share"),
        (("--target", "0.8", "--also", "95:180"), "the target is 95;"),
        (("--target", "0.8", "--also", "95%:-1"), "within -1 s"),
        (("--target", "0.8", "--max-abandon", "0"), "at most 0 may leave"),
        (("--agents", "200", "--exact"), "200 agents with 3 windows is too large"),
    ],
)
def test_misuse_is_a_sentence_and_exit_2(
    words: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, *CHAT, *words)
    assert (code, out) == (2, "")
    assert sentence in err
    assert "Traceback" not in err


def test_which_of_several_targets_is_out_of_reach(capsys: pytest.CaptureFixture[str]) -> None:
    vast = ("chat", "--rate", "3e7", "--aht", "240,282,288", "--patience", "1000")
    code, _, err = run(capsys, *vast, "--target", "0.01", "--also", "95%:180")
    assert code == 2
    assert "within 180 s; the target of 95.0%" in err
    large = ("chat", "--rate", "8e5", "--aht", "240,282,288", "--patience", "120")
    code, _, err = run(capsys, *large, "--target", "0.5", "--max-abandon", "3%")
    assert code == 2
    assert "the most that may, 3.0%, is" in err


def test_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--target", "0.8", "--also", "97%:180", "--replies", "3,5,9")
    code, out, _ = run(capsys, *CHAT, *words, lang="zh")
    assert code == 0
    assert "180 秒内首响" in out
    assert "精确模型" in out
    assert "180 秒内 97%" in out
