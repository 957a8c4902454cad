"""What ships in configs/scripts: honest, short, in both languages, and nothing that the law forbids."""

import re

import pytest

from shiftplan.domain.blanks import GAP, GAPS, gaps_of
from shiftplan.domain.script import FACTS, Script, ScriptKind
from shiftplan.files.scripts import read_scripts

LIBRARY = read_scripts()
EACH = pytest.mark.parametrize("script", LIBRARY.scripts, ids=lambda script: script.id)
HAN = re.compile(r"[\u4e00-\u9fff]")

ABSOLUTES = (
    "最",
    "第一",
    "唯一",
    "顶级",
    "极品",
    "国家级",
    "绝对",
    "永久",
    "万能",
    "全网",
    "史上",
    "100%",
    "百分之百",
)
"""Advertising law §9(3) and what platforms count to it."""
PROMISES = ("保证", "包您", "肯定到", "一定到", "必到")
CANCELLING = ("取消订单", "取消您的订单", "关闭您的订单", "不予发货", "不发货了", "砍单")
ENGLISH = re.compile(
    r"\b(best|no\. ?1|number one|cheapest|guarantee\w*|absolutely|100 ?%|cancel\w*|we promise)\b",
    re.IGNORECASE,
)


def test_there_are_more_than_a_hundred_and_some_of_every_kind() -> None:
    assert len(LIBRARY.scripts) >= 130
    assert min(len(LIBRARY.of(kind)) for kind in ScriptKind) >= 6
    assert len({script.id for script in LIBRARY.scripts}) == len(LIBRARY.scripts)


def test_no_two_scripts_say_or_are_called_the_same() -> None:
    for texts in (
        [script.text.zh for script in LIBRARY.scripts],
        [script.text.en for script in LIBRARY.scripts],
        [(script.kind, script.title.zh) for script in LIBRARY.scripts],
        [(script.kind, script.title.en) for script in LIBRARY.scripts],
    ):
        assert len(set(texts)) == len(texts)


@EACH
def test_a_script_is_there_in_both_languages_and_short(script: Script) -> None:
    assert HAN.search(script.text.zh)
    assert HAN.search(script.title.zh)
    assert not HAN.search(script.text.en + script.title.en + "".join(script.tags.en))
    assert 15 <= len(script.text.zh) <= 110
    assert 40 <= len(script.text.en) <= 260
    assert len(script.title.zh) <= 12
    assert len(script.title.en) <= 40
    assert script.tags.zh
    assert script.tags.en


@EACH
def test_it_breaks_no_law_and_promises_nothing_the_shop_has_not_given(script: Script) -> None:
    said = [word for word in (*ABSOLUTES, *PROMISES, *CANCELLING) if word in script.text.zh]
    assert said == []
    assert ENGLISH.search(script.text.en) is None
    without_gaps = GAP.sub("", script.text.zh)
    assert re.search(r"\d+ ?(月|号|点|分钟)", without_gaps) is None, "a date or time that no shop gave"


@EACH
def test_it_speaks_politely_and_its_braces_are_all_gaps(script: Script) -> None:
    for text in (script.text.zh, script.text.en):
        assert GAP.sub("", text).count("{") == GAP.sub("", text).count("}") == 0
        assert set(gaps_of(text)) <= GAPS.keys()
    assert "你" not in script.text.zh


def test_nothing_about_a_customer_stands_in_a_public_reply() -> None:
    public = {"order", "name", "address", "tracking", "amount", "time"}
    for script in LIBRARY.of(ScriptKind.REVIEW):
        assert not public & set(gaps_of(script.text.zh)), script.id


def test_delays_have_their_hours() -> None:
    assert [s.after_hours for s in LIBRARY.of(ScriptKind.DELAY) if s.after_hours] == [24, 48, 72]
    due = {hours: LIBRARY.delay(hours) for hours in (5, 23.9, 24, 47, 48, 71, 72, 500)}
    assert {hours: script and script.after_hours for hours, script in due.items()} == {
        5: None,
        23.9: None,
        24: 24,
        47: 24,
        48: 48,
        71: 48,
        72: 72,
        500: 72,
    }


def test_what_a_shop_fills_in_once_are_gaps_and_none_of_a_customer() -> None:
    assert set(FACTS) <= GAPS.keys()
    assert not {"order", "name", "address", "tracking", "amount"} & set(FACTS)
