"""`shiftplan handover` from the outside."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from shiftplan import language
from shiftplan.cli.entry import run
from tests.operations.plans import far_plan
from tests.planning.test_handover import NIGHT, own_form

HALF_PAST_ELEVEN = datetime(2094, 11, 10, 15, 30, tzinfo=UTC)  # 23:30 in Shanghai


class Clock:
    def __init__(self) -> None:
        self.now = HALF_PAST_ELEVEN


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of every command; each write is a second later than the last."""
    clock = Clock()

    def right_now(opened: object) -> datetime:
        clock.now += timedelta(seconds=1)
        return clock.now

    for name in ("handover", "handing_over", "cases", "typed_times"):
        monkeypatch.setattr(f"shiftplan.planning.operations.{name}.right_now", right_now)
    monkeypatch.setattr("shiftplan.cli.cases.right_now", right_now)
    return clock


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str], clock: Clock):
    """Run `shiftplan COMMAND PLAN …`; the exit code, stdout and stderr."""
    before = language.current()
    folder = far_plan(tmp_path / "plan")
    own_form(folder, "times = []", 'times = ["08:00", "16:00", "00:00"]')
    with (folder / "shifts.toml").open("a", encoding="utf-8") as shifts:
        shifts.write(NIGHT)

    def shiftplan(*words: str, command: str = "handover", lang: str = "en") -> tuple[int, str, str]:
        code = run(["--lang", lang, command, str(tmp_path / "plan"), *words])
        out, err = capsys.readouterr()
        return code, out, err

    yield shiftplan
    language.use(before)


def test_a_shift_is_handed_over_from_end_to_end(say, tmp_path: Path) -> None:
    say("add", "call back", "--owner", "Li", command="cases")
    code, out, _ = say("change", "free", "shipping", "from", "39", "--from", "21:00", "--by", "ops Chen")
    assert code == 0
    assert "Handover 11-11 00:00 · to be signed · 0/" in out
    assert "free shipping from 39, from 11-10 21:00, says ops Chen  · changes." in out
    assert "giving: Li (" in say("sign", "giving", "--name", "Li")[1]
    code, out, err = say("sign", "taking", "--name", "Wang")
    assert (code, out) == (2, "")
    assert "points have not been read back; first level.shop" in err
    assert "[✓]" in say("read", "level.shop")[1]
    assert "[✓]" not in say("unread", "level.shop")[1]
    assert "[ ]" not in say("read", "all")[1]
    code, out, err = say("sign", "taking", "--name", "Wang")
    assert (code, "whose are these now: #1?" in err) == (0, True)
    assert "· signed ·" in out
    say("sign", "taking", "--name", "Wang", "--take-cases")
    assert "Wang" in say("list", command="cases")[1]
    page = tmp_path / "page.md"
    assert say("--out", str(page))[0] == 0
    assert page.read_text("utf-8").startswith("# Handover 11-11 00:00 · signed")
    assert "11-11 00:00  signed  giving Li" in say("list")[1]


def test_the_text_for_the_group_has_what_counts(say) -> None:
    say("add", "call back", "--owner", "Li", command="cases")
    out = say("text")[1]
    assert "【Open cases: promise, deadline, owner】\n· #1 promise · call back · no deadline · Li" in out
    assert "【未结的承诺：期限和负责人】\n· #1 承诺 · call back · 没有期限 · Li" in say("text", lang="zh")[1]


def test_json_tells_points_and_signatures(say) -> None:
    say("add", "call back", "--owner", "Li", command="cases")
    data = json.loads(say("--json")[1])
    assert (data["at"], data["stage"], data["signed"]["giving"]) == ("2094-11-11T00:00:00", "open", None)
    points = {point["id"]: point for section in data["sections"] for point in section["points"]}
    assert points["cases.1"]["read_back"] is True
    assert "cases.1" in data["unread"]
    signed = json.loads(say("sign", "giving", "--name", "Li", "--seen", data["digest"], "--json")[1])
    assert signed["signed"]["giving"]["digest"] == data["digest"]
    listed = json.loads(say("list", "--json")[1])
    assert listed["current"] == "2094-11-11T00:00"


def test_a_boundary_is_passed_over_with_a_reason(say) -> None:
    assert say("skip")[0] == 2
    assert "passed over, one lead all night" in say("skip", "--reason", "one lead all night")[1]
    assert "11-11 08:00" in say()[1]
    assert "11-11 00:00  passed over  (one lead all night)" in say("list")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("sign", "both"), "“both” is no side of a handover"),
        (("sign",), "sign takes 1 word after it; read 0"),
        (("read", "cases.9"), "this handover has no such point: cases.9"),
        (("read", "all", "--correction", "x"), "a correction belongs to one point"),
        (("sign", "giving", "--seen", "00000000"), "the handover changed while it was read"),
        (("change", "price", "--from", "23:00", "--until", "2094-11-10 20:00"), "the change ends at"),
        (("sign", "giving", "--name", "x" * 81), "a text has 81 characters; 80 are kept"),
        (("--at", "soon"), "“soon” is no time"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_exit_2(say, words: tuple[str, ...], said: str) -> None:
    code, out, err = say(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_markdown_shows_what_was_typed_as_it_was_typed(say, tmp_path: Path) -> None:
    say("add", "# <b>*bold*</b> [x](y)", "--owner", "=1+1", command="cases")
    page = tmp_path / "page.md"
    say("--out", str(page))
    assert r"\# \<b\>\*bold\*\</b\> \[x\](y)" in page.read_text("utf-8")
