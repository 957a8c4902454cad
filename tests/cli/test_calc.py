"""`shiftplan calc`: the right numbers, named; and every misuse as a sentence."""

import json
from typing import Any

import pytest

from shiftplan import language
from shiftplan.cli import entry
from shiftplan.domain.service import ServiceDefinition

A = ("erlang-a", "--rate", "200", "--aht", "180", "--patience", "300", "--within", "20")
CHAT = ("chat", "--rate", "30000", "--aht", "240,282.3529411764706,288", "--patience", "120")
PROMISED = {
    "agents",
    "p_wait",
    "service_level",
    "service_level_definition",
    "mean_wait_seconds",
    "abandon",
    "occupancy",
}


@pytest.fixture(autouse=True)
def english() -> None:
    language.use("en")


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = entry.run(["--lang", "en", "calc", *words])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    code, out, _ = run(capsys, *words, "--json")
    assert code == 0
    found: dict[str, Any] = json.loads(out)
    return found


def test_erlang_a_by_agents(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, *A, "--agents", "14")
    assert found.keys() >= PROMISED
    assert found["agents"] == 14
    assert found["service_level"] == pytest.approx(0.9167920918635473, rel=1e-12)
    assert found["service_level_definition"] == "answered_within_of_offered"
    assert found["abandon"] == pytest.approx(0.013983744122408938, rel=1e-12)
    assert found["mean_wait_seconds"] == pytest.approx(4.19512323672268, rel=1e-12)


@pytest.mark.parametrize("definition", list(ServiceDefinition))
def test_every_definition_can_be_asked_for(
    definition: ServiceDefinition, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(capsys, *A, "--agents", "14", "--definition", definition.value)
    assert found["service_level_definition"] == definition
    assert found["service_level"] == found["service_levels"][definition]
    assert set(found["service_levels"]) == {one.value for one in ServiceDefinition}


def test_chat_by_target(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, *CHAT, "--target", "0.8")
    assert (found["agents"], found["binding"], found["windows"]) == (718, "target", 3)
    assert found["service_level"] >= 0.8


def test_the_occupancy_cap_can_decide(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, *CHAT, "--target", "0.8", "--occupancy-cap", "0.9")
    assert (found["agents"], found["binding"]) == (885, "occupancy")


def test_with_given_agents_the_cap_is_only_compared(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, *CHAT, "--agents", "718", "--occupancy-cap", "0.9")
    assert "the occupancy is 100.0%, above the cap of 90.0%" in out


def test_erlang_c_by_target(capsys: pytest.CaptureFixture[str]) -> None:
    c = ("erlang-c", "--rate", "200", "--aht", "180", "--within", "20")
    assert answer(capsys, *c, "--target", "0.8")["agents"] == 14
    assert answer(capsys, *c, "--target", "0.8", "--occupancy-cap", "0.7")["agents"] == 15


def test_overload_in_erlang_c_is_null_and_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("erlang-c", "--rate", "600", "--aht", "240", "--agents", "40")
    found = answer(capsys, *words)
    assert (found["p_wait"], found["mean_wait_seconds"], found["service_level"]) == (1, None, 0)
    assert found["notes"] == ["more work comes than 40 agents can do: the queue grows without end"]
    _, out, _ = run(capsys, *words)
    assert "without end" in out
    assert not {"nan", "inf"} & set(out.split())


def test_patience_is_not_used_by_erlang_c_and_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("erlang-c", "--rate", "200", "--aht", "180", "--agents", "14")
    _, plain, silent = run(capsys, *words)
    _, same, said = run(capsys, *words, "--patience", "60")
    assert (plain, silent) == (same, "")
    assert "patience is not used" in said


def test_erlang_b(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "erlang-b", "--rate", "3600", "--aht", "1", "--agents", "2")
    assert found["blocked"] == pytest.approx(0.2)
    assert found["service_level"] == pytest.approx(0.8)
    assert found["occupancy"] == pytest.approx(0.4)
    trunks = answer(capsys, "erlang-b", "--rate", "600", "--aht", "60", "--target", "0.98")
    assert trunks["agents"] == 17


def test_windows_that_do_harm_are_pointed_out(capsys: pytest.CaptureFixture[str]) -> None:
    """Two chats take 240 s each, three 400 s each: 30 an hour become 27."""
    words = ("chat", "--rate", "90", "--patience", "120", "--agents", "5", "--aht")
    (note,) = answer(capsys, *words, "200,240,400")["notes"]
    assert "more chats an hour holding 2 than holding 3" in note
    assert answer(capsys, *words, "200,240,360")["notes"] == []


def test_nobody_is_needed_for_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "chat", "--rate", "0", "--aht", "240,280", "--patience", "60", "--target", "0.8")
    assert (found["agents"], found["binding"], found["service_level"]) == (0, "nothing", 1)


def test_the_text_names_the_definition(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, *A, "--target", "0.9")
    assert (code, err) == (0, "")
    assert "service level = answered within the time, of all offered" in out
    assert "91.68%" in out
    assert "92.98%  answered within the time, of all answered" in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((*A[:2], "-5", *A[3:], "--agents", "3"), "contacts per hour are -5"),
        ((*A[:2], "nan", *A[3:], "--agents", "3"), "contacts per hour are nan"),
        ((*A[:6], "0", "--agents", "3"), "patience is 0 s"),
        ((*A[:5], "--agents", "3"), "--patience is missing"),
        (("chat", "--rate", "9", "--aht", "240,200", "--patience", "9", "--agents", "3"), "falls from 240 s"),
        (("erlang-c", "--rate", "9", "--aht", "240,280", "--agents", "3"), "one handling time; 2 were read"),
        (("erlang-c", "--rate", "9", "--aht", "0", "--agents", "3"), "handling time is 0 s"),
        (("erlang-c", "--rate", "9", "--aht", "4m", "--agents", "3"), "4m is no number of seconds"),
        ((*A, "--target", "1"), "the target is 1;"),
        ((*A, "--target", "0"), "the target is 0;"),
        ((*A, "--target", "80"), "the target is 80;"),
        ((*A,), "either --agents or --target"),
        ((*A, "--agents", "3", "--target", "0.8"), "either --agents or --target"),
        ((*A, "--agents", "-3"), "-3 agents"),
        ((*A[:-1], "-1", "--agents", "3"), "within -1 s"),
        ((*A, "--target", "0.8", "--occupancy-cap", "0"), "occupancy cap is 0;"),
        ((*A, "--agents", "3", "--occupancy-cap", "1.5"), "occupancy cap is 1.5;"),
        (("erlang-b", "--rate", "9", "--aht", "240", "--target", "1.1"), "the target is 1.1;"),
        (("erlang-b", "--rate", "9e7", "--aht", "240", "--target", "0.9"), "points away"),
        ((*CHAT[:2], "1e8", *CHAT[3:], "--target", "0.8"), "even 20,000 agents reach only 0.0%"),
    ],
)
def test_misuse_is_a_sentence_and_exit_2(
    words: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, *words, "--json")
    assert (code, out) == (2, "")
    assert sentence in err
    assert "Traceback" not in err


def test_erlang_b_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "erlang-b", "--rate", "3600", "--aht", "1", "--agents", "2")
    assert code == 0
    assert ["lost", "20.00%"] in [line.split() for line in out.splitlines()]


@pytest.mark.parametrize("share", ["0.8", "80%", "80 %", "８０％"])
def test_a_share_may_be_in_per_cent(share: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("erlang-c", "--rate", "100", "--aht", "180", "--within", "20", "--target")
    assert answer(capsys, *words, share)["agents"] == answer(capsys, *words, "0.8")["agents"]


@pytest.mark.parametrize(
    ("share", "sentence"), [("eighty", "eighty is no share; write 0.8 or 80%"), ("80", "the target is 80")]
)
def test_what_is_no_share_is_told(share: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("erlang-c", "--rate", "100", "--aht", "180", "--target", share)
    code, out, said = run(capsys, *words)
    assert (code, out) == (2, "")
    assert sentence in said
