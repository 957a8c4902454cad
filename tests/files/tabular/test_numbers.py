"""Numbers as people write them, and what is no number."""

import pytest

from shiftplan.files.tabular.numbers import decimal_of, is_number, missing, parse_number


@pytest.mark.parametrize(
    ("read", "decimal", "value"),
    [
        ("1,234", ".", 1234),
        ("１，２３４", ".", 1234),
        ("1 234", ".", 1234),
        ("1\u202f234", ".", 1234),
        ("1.234,5", ",", 1234.5),
        ("1,234.5", ".", 1234.5),
        ("12,5", ",", 12.5),
        ("12.5%", ".", 0.125),
        ("12.5％", ".", 0.125),
        ("1.2万", ".", 12_000),
        ("200人", ".", 200),
        ("+7", ".", 7),
        ("-12", ".", -12),
        (3.0, ".", 3),
    ],
)
def test_numbers(read: str | float, decimal: str, value: float) -> None:
    assert parse_number(read, decimal) == value


@pytest.mark.parametrize("read", ["约200", "=1+1", "0x10", "inf", "1e999", "12..5", "1-2", "abc", "1,2,3"])
def test_what_is_no_number(read: str) -> None:
    with pytest.raises(ValueError):
        parse_number(read)
    assert not is_number(read)


def test_a_comma_is_of_thousands_or_before_decimals_but_not_both() -> None:
    assert parse_number("1,23", ",") == 1.23
    with pytest.raises(ValueError):
        parse_number("1,23", ".")


@pytest.mark.parametrize("read", ["", "-", "—", "——", " / ", "无", "N/A", "NULL", "－"])
def test_marks_for_nothing_known_are_not_zero(read: str) -> None:
    assert missing(read)


def test_zero_is_known() -> None:
    assert not missing("0")
    assert not missing(0.0)


@pytest.mark.parametrize(
    ("cells", "decimal", "sure"),
    [
        (["1,234", "5,000"], ".", True),
        (["1.234,5"], ",", True),
        (["12,5", "1.234"], ",", True),
        (["1,234.5", "1.5"], ".", True),
        (["1.234", "2.500"], ".", False),
        (["1.234,5", "1,234.5"], ".", False),
        ([12.5, "x"], ".", True),
    ],
)
def test_the_sign_before_decimals(cells: list[str | float], decimal: str, sure: bool) -> None:
    assert decimal_of(cells) == (decimal, sure)
