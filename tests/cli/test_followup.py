"""`shiftplan followup` from the outside: parcels, scripts due at 24, 48 and 72 hours, who may approve."""

import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shiftplan import language
from shiftplan.cli.entry import run
from tests.operations.plans import far_plan

NOON = datetime(2094, 11, 14, 4, tzinfo=UTC)  # 12:00 in Shanghai
TABLE = """订单号,快递公司,最后扫描,承诺时间
8801,中通,2094-11-13 12:00,2094-11-15
8802,圆通,2094-11-12 11:00,2094-11-13 18:00
8803,顺丰,2094-11-11 09:00,
8804,,2094-11-14 09:00,
"""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("followup", "cases", "typed_times"):
        monkeypatch.setattr(f"shiftplan.planning.operations.{name}.right_now", lambda opened: NOON)


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str], clock: None):
    """Run `shiftplan COMMAND PLAN …`; the exit code, stdout and stderr."""
    before = language.current()
    far_plan(tmp_path / "plan")

    def shiftplan(*words: str, command: str = "followup", lang: str = "en") -> tuple[int, str, str]:
        code = run(["--lang", lang, command, str(tmp_path / "plan"), *words])
        out, err = capsys.readouterr()
        return code, out, err

    yield shiftplan
    language.use(before)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "parcels.csv"
    path.write_bytes(TABLE.encode("gb18030"))
    return path


def parcels(say, *words: str) -> dict[str, dict[str, object]]:
    data = json.loads(say(*words, "--json")[1])
    return {parcel["order"]: parcel for parcel in data["parcels"]}


def test_the_script_of_the_hours_since_the_last_scan_is_due(say, table: Path) -> None:
    found = parcels(say, "--import", str(table))
    assert {order: one["script_due"] for order, one in found.items()} == {
        "8801": "delay_24",
        "8802": "delay_48",
        "8803": "delay_72",
        "8804": None,
    }
    assert [found["8802"]["hours"], found["8802"]["overdue"], found["8801"]["overdue"]] == [49, True, False]
    assert "8801" in str(found["8801"]["text"])
    assert "8803" in say()[1]


def test_a_table_comes_on_standard_input(say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TABLE.encode("gb18030"))))
    assert list(parcels(say, "--import", "-")) == list(parcels(say)) != []


def test_what_was_sent_is_not_due_again_until_the_next_step_or_scan(say, table: Path) -> None:
    say("--import", str(table))
    assert parcels(say, "sent", "8802")["8802"]["script_due"] is None
    assert say("sent", "8802")[0] == 2
    table.write_bytes(TABLE.replace("2094-11-12 11:00", "2094-11-12 20:00").encode("utf-8"))
    again = parcels(say, "--import", str(table))["8802"]
    assert (again["script_due"], again["sent_hours"]) == ("delay_24", [])


def test_a_parcel_is_settled_and_comes_back(say, table: Path) -> None:
    say("--import", str(table))
    done = parcels(say, "done", "8803", "--note", "refunded")["8803"]
    assert (done["settled"], done["script_due"], done["note"]) == (True, None, "refunded")
    assert "8803" not in say()[1]
    assert parcels(say, "reopen", "8803")["8803"]["script_due"] == "delay_72"


def test_refunds_finished_alone_are_counted_and_tags_listed(say) -> None:
    for text in ("one", "two", "three"):
        say("add", text, "--kind", "refund", "--customer", f"tb_{text}", command="cases")
    say("done", "1", command="cases")
    say("pass", "2", "finance", command="cases")
    say("tag", "1", "regular", command="cases")
    out = say()[1]
    assert "refunds finished without passing them on: 1 of 2 (50%)" in out
    assert "tag · tb_one: regular" in out
    assert json.loads(say("--json")[1])["refunds"] == {"completed_alone": 1, "settled": 2, "rate": 0.5}


@pytest.mark.parametrize(
    ("yuan", "approver"),
    [("0", "agent"), ("20", "agent"), ("20.01", "senior"), ("¥1,200", "team_lead"), ("99999", "manager")],
)
def test_the_table_says_who_may_approve(say, yuan: str, approver: str) -> None:
    assert json.loads(say("approve", yuan, "--json")[1])["approver"] == approver


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("订单号,快递\n1,中通\n", "no line has the headings order number and last scan"),
        ("订单号,最后扫描\n1,gestern\n", "parcels.csv:2"),
        ("订单号,最后扫描\n,2094-11-13 12:00\n", "the order number is missing"),
        ("订单号,最后扫描\n", "there is no parcel under the headings"),
        (f"订单号,最后扫描\n{'9' * 90},2094-11-13\n", "order number has 90 characters"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_whole(say, tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "parcels.csv"
    path.write_text(content, "utf-8")
    code, out, err = say("--import", str(path))
    assert (code, out) == (2, "")
    assert said in err
    assert parcels(say) == {}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("done", "7"), "no parcel has this order number"),
        (("done",), "done takes 1 word after it"),
        (("approve", "much"), "“much” is no sum of money"),
        (("approve", "nan"), "“nan” is no sum of money"),
        (("--import", "nowhere.csv"), "nowhere.csv"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_exit_2(say, words: tuple[str, ...], said: str) -> None:
    code, out, err = say(*words)
    assert (code, out) == (2, "")
    assert said in err


def test_it_speaks_chinese(say, table: Path) -> None:
    out = say("--import", str(table), lang="zh")[1]
    assert "不动的包裹：4" in out
    assert "48 小时没有消息" in out
