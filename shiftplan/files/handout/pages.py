"""Sheets of a workbook as values, before any library writes them."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from shiftplan.files.handout.safe_text import visible

REFUSED = re.compile(r"[\[\]:*?/\\]")
MOST_NAME = 31
RESERVED = {"history"}


class Look(NamedTuple):
    """How a square looks: colours as `#rrggbb`, `number` the spreadsheet's format of numbers and times."""

    fill: str = ""
    ink: str = ""
    bold: bool = False
    centred: bool = False
    framed: bool = True
    number: str = ""


class Square(NamedTuple):
    """One square of a sheet; a text is never a formula."""

    value: str | float | date | datetime = ""
    look: Look = Look()


class Page(NamedTuple):
    """A sheet: its rows, the columns' widths in characters, how many rows and columns stay in sight."""

    name: str
    rows: tuple[tuple[Square, ...], ...]
    widths: tuple[int, ...]
    frozen: tuple[int, int]
    filtered: bool = False


HEAD = Look(fill="#E8E4DA", bold=True, centred=True)
BARE = Look(framed=False)
TITLE = Look(bold=True, framed=False)
AMOUNT = Look(number="0.0")
COUNT = Look(number="0")


def sheet_names(wanted: Iterable[str]) -> tuple[str, ...]:
    """Names of sheets that every spreadsheet takes: short, without signs it refuses, all different."""
    found: list[str] = []
    for text in wanted:
        bare = cut(REFUSED.sub("-", visible(text)).strip(" '"), MOST_NAME).rstrip(" '") or "-"
        name = f"{bare}_" if bare.casefold() in RESERVED else bare
        taken = {one.casefold() for one in found}
        number = 1
        while name.casefold() in taken:
            number += 1
            tail = f"-{number}"
            name = cut(bare, MOST_NAME - len(tail)) + tail
        found.append(name)
    return tuple(found)


def cut(text: str, most: int) -> str:
    """The beginning of `text` that is at most so long as a spreadsheet counts: in units of UTF-16."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", errors="ignore")
