"""Sentences with their values: words that go with a count, in English and in Chinese."""

import pytest
from pydantic import TypeAdapter

from shiftplan import language
from shiftplan.language import Message, say


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "0 people are here"),
        (1, "1 person is here"),
        (2, "2 people are here"),
        ("1", "1 person is here"),
    ],
)
def test_words_go_with_the_count(count: object, sentence: str) -> None:
    assert str(say("{count} {count:person is|people are} here", count=count)) == sentence


def test_other_formats_stay_as_they_are() -> None:
    assert (
        str(say("{hours:,.1f} h, {inner}", hours=1234.56, inner=say("of {n:03}", n=7))) == "1,234.6 h, of 007"
    )


def test_a_count_survives_the_way_through_json() -> None:
    message = say("{count} {count:cell|cells}", count=1)
    kept = TypeAdapter(Message)
    assert str(kept.validate_json(kept.dump_json(message))) == "1 cell"


def test_chinese_needs_no_such_words() -> None:
    message = say("locked {count} {count:cell|cells}; {locks} {locks:is|are} locked now", count=1, locks=1)
    assert str(message) == "locked 1 cell; 1 is locked now"
    try:
        language.use("zh")
        assert str(message) == "锁定了 1 格；现在共锁定 1 格"
    finally:
        language.use("en")
