"""Numbers as people write them (1,234 · 1.234,5 · １２３４ · 1 234 · 12.5%) and marks for "nothing known"."""

import math
import re
from collections.abc import Iterable
from functools import lru_cache

from shiftplan.files.moments import plain
from shiftplan.files.tabular.sheet import Value
from shiftplan.files.tabular.words import CACHED

MISSING = frozenset(
    {"", "-", "--", "---", "—", "——", "–", "−", "/", "\\", "*", ".", "无", "空", "暂无", "缺", "缺失"}
    | {"n/a", "na", "#n/a", "null", "none", "nil", "nan"}
)
SPACES = re.compile(r"(?<=\d)[\s_'’](?=\d{3}(?!\d))")
UNITS = re.compile(r"(?<=[\d%])\s*(?:人次|个会话|人|个|次|条|通|件|单|contacts?|chats?)$")
TEN_THOUSAND = re.compile(r"(?<=\d)\s*[万w]$")
DOT = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+|(?=\.\d))(?:\.\d*)?(?:e[+-]?\d{1,3})?")
COMMA = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+|(?=,\d))(?:,\d*)?(?:e[+-]?\d{1,3})?")
SURELY_COMMA = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+,\d*|\d+,(?!\d{3}$)\d+|\d{1,3}(?:\.\d{3}){2,})")
SURELY_DOT = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+\.\d*|\d+\.(?!\d{3}$)\d+|\d{1,3}(?:,\d{3}){2,}|0\.\d+)")
EITHER = re.compile(r"[+-]?[1-9]\d{0,2}([.,])\d{3}")


@lru_cache(CACHED)
def missing(value: Value) -> bool:
    """Whether a cell says that nothing is known: empty, - or — or 无. That is not zero."""
    return isinstance(value, str) and plain(value).casefold() in MISSING


def parse_number(value: Value, decimal: str = ".") -> float:
    """The number in a cell, with `.` or `,` before its decimals; 12.5% is 0.125. Raises `ValueError`."""
    if isinstance(value, float):
        if math.isfinite(value):
            return value
        raise ValueError(value)
    if not isinstance(value, str):
        raise ValueError(value)  # noqa: TRY004 - a date where a number should be is a wrong value too
    read, scale = _bare(value)
    if not (DOT if decimal == "." else COMMA).fullmatch(read):
        raise ValueError(value)
    digits = read.replace(",", "") if decimal == "." else read.replace(".", "").replace(",", ".")
    number = float(digits) * scale if scale >= 1 else float(digits) / 100
    if not math.isfinite(number):
        raise ValueError(value)
    return number


@lru_cache(CACHED)
def is_number(value: Value) -> bool:
    """Whether a cell shows a number, whichever sign is before its decimals."""
    return any(_parses(value, decimal) for decimal in ".,")


def _parses(value: Value, decimal: str) -> bool:
    try:
        parse_number(value, decimal)
    except ValueError:
        return False
    return True


@lru_cache(CACHED)
def _bare(text: str) -> tuple[str, float]:
    """Digits and signs alone, and what they are to be multiplied with."""
    read = UNITS.sub("", plain(text).casefold()).strip()
    scale = 1.0
    if read.endswith("%"):
        read, scale = read[:-1].strip(), 0.01
    elif TEN_THOUSAND.search(read):
        read, scale = TEN_THOUSAND.sub("", read), 10_000.0
    return SPACES.sub("", read), scale


def decimal_of(values: Iterable[Value]) -> tuple[str, bool]:
    """The sign before decimals that the cells agree on, and whether they leave no doubt.

    Doubt: both are seen, or every number with a point is like 1.234, which may be 1,234 as well.
    """
    texts = {_bare(value)[0] for value in set(values) if isinstance(value, str)}
    comma = any(SURELY_COMMA.fullmatch(text) for text in texts)
    dot = any(SURELY_DOT.fullmatch(text) for text in texts)
    if comma or dot:
        return ("," if comma and not dot else "."), not (comma and dot)
    signs = {found[1] for text in texts if (found := EITHER.fullmatch(text))}
    return ".", "." not in signs
