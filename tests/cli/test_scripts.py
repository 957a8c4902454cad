import io
import json
from pathlib import Path

import pytest

from shiftplan import language
from shiftplan.cli.entry import run
from shiftplan.journal import Journal
from tests.operations.plans import far_plan

ORDER = "2027111012345678901"
PASTED = f"订单编号：{ORDER}\n收货人：王小明\n实付款：￥88.00\n物流公司：顺丰速运\n预计发货时间：11 月 12 日"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return far_plan(tmp_path / "plan")


@pytest.fixture
def say(folder: Path, capsys: pytest.CaptureFixture[str]):
    """Run `shiftplan scripts PLAN …`; the exit code, stdout and stderr."""
    before = language.current()

    def shiftplan(*words: str, lang: str = "en") -> tuple[int, str, str]:
        code = run(["--lang", lang, "scripts", str(folder), *words])
        out, err = capsys.readouterr()
        return code, out, err

    yield shiftplan
    language.use(before)


def test_without_words_every_script_has_its_line(say) -> None:
    code, out, err = say()
    assert (code, err) == (0, "")
    assert len(out.splitlines()) >= 130
    assert "delay_24  24 hours without news · Delays" in out


def test_words_find_scripts_with_their_texts_and_what_is_open(say) -> None:
    out = say("降价", "--kind", "worry", lang="zh")[1]
    assert out.startswith("worry_price_drop  买了会不会降价 · 顾客担心")
    assert "【活动规则】" in out
    assert "还没填：rule (活动规则)" in out


def test_an_orders_text_fills_a_script_and_says_what_is_missing(say, tmp_path: Path) -> None:
    path = tmp_path / "order.txt"
    path.write_bytes(PASTED.encode("gb18030"))
    out = say("delay_72", "--order-text", str(path), lang="zh")[1]
    assert f"王小明，订单 {ORDER} 三天没有进展" in out
    assert "退款 ¥88" in out
    assert "还没填：offer (可给的优惠或补偿)" in out
    filled = say("delay_72", "--order-text", str(path), "--fill", "offer=10 元券", lang="zh")[1]
    assert "还没填" not in filled


def typed(text: str, coded: str = "utf-8") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(text.encode(coded)))


def test_what_is_typed_wins_over_what_was_pasted(say, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", typed(PASTED))
    out = say("delay_24", "--order-text", "-", "--fill", "name=Ms Wang")[1]
    assert f"Ms Wang, order {ORDER} has had no news" in out


def test_several_orders_in_a_text_are_named_and_none_is_taken(say, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", typed(PASTED + "\n订单号：2027111012345678902"))
    _, out, err = say("delay_24", "--order-text", "-")
    assert "【order number】" in out
    assert f"several for order number: {ORDER}, 2027111012345678902; none was taken" in err


def test_use_prints_the_text_alone_and_is_noted_without_the_customer(say, folder: Path) -> None:
    code, out, err = say(
        "delay_24", "--use", "--fill", "name=Ann", "--fill", "order=1", "--fill", "time=18:00"
    )
    assert (code, err) == (0, "")
    assert out.startswith("Ann, order 1 has had no news for a day, so I write to you first: we are")
    assert out.endswith("tell you by 18:00 what we found. Sorry for the trouble.\n")
    assert "【" not in out
    events = Journal(folder).events.all("script")
    assert [(event.subject, event.content) for event in events] == [("delay_24", "")]
    assert b"Ann" not in (folder / "journal.db").read_bytes()


def test_use_refuses_half_a_text(say, folder: Path) -> None:
    code, out, err = say("delay_24", "--use", "--fill", "name=Ann")
    assert (code, out) == (2, "")
    assert "delay_24 still lacks: order (order number), time (time promised)" in err
    assert not Journal(folder).events.all("script")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--use", "delay"), "--use takes one script"),
        (("delay_24", "--fill", "ordr=1"), "no script has such a gap: ordr"),
        (("delay_24", "--fill", "order"), "--fill takes GAP=TEXT; read order"),
        (("--order-text", "nowhere.txt"), "nowhere.txt does not exist"),
        (("--kind", "delays"), "delays"),
    ],
)
def test_what_cannot_be_is_one_sentence(say, words: tuple[str, ...], said: str) -> None:
    code, out, err = say(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_nothing_found_is_said(say) -> None:
    assert say("xyzzy") == (0, "", "no script has all of these words: xyzzy\n")


def test_json_holds_texts_gaps_and_details(say) -> None:
    data = json.loads(say("delay_24", "--fill", "order=1", "--json")[1])
    assert data["details"] == {"order": "1"}
    (script,) = data["scripts"]
    assert script["gaps"] == ["name", "order", "time"]
    assert script["missing"] == ["name", "time"]
    assert "order 1 has" in script["text"]


def test_the_shops_own_scripts_and_facts_count(say, folder: Path) -> None:
    (folder / "scripts").mkdir()
    (folder / "scripts" / "own.toml").write_text(
        '[facts]\nshop = "松果家居"\n\n[[scripts]]\nid = "worry_quality"\nkind = "worry"\n'
        'title.zh = "甲"\ntitle.en = "A"\ntext.zh = "这是全店最好的{shop}"\ntext.en = "The best of {shop}"\n',
        "utf-8",
    )
    out = say("worry_quality")[1]
    assert "worry_quality  A · Worries · the shop's own" in out
    assert "The best of 松果家居" in out
    assert "! “The best”: advertising law §9 forbids absolutes" in out


def test_a_broken_own_file_names_file_and_line(say, folder: Path) -> None:
    (folder / "scripts").mkdir()
    (folder / "scripts" / "own.toml").write_text(
        '[[scripts]]\nid = "a"\nkind = "worry"\ntitel.zh = "甲"\n', "utf-8"
    )
    code, _, err = say()
    assert code == 2
    assert "own.toml:4:titel: unknown key titel" in err
    assert "the nearest known key is title" in err


def test_an_order_is_read_in_whatever_encoding_it_comes(say, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", typed(PASTED, "gb18030"))
    assert ORDER in say("delay_24", "--order-text", "-")[1]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xff\x80")))
    code, _, err = say("delay_24", "--order-text", "-")
    assert code == 2
    assert "standard input is not text in UTF-8 or GB18030" in err
