"""The comments of a TOML text that name days of a sale: moved with it, or dropped where none can follow."""

import re
from dataclasses import dataclass
from datetime import timedelta

from shiftplan.files.named_days import WEEKDAY, Window, named, renamed, weekday, weekday_written

TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|' + r"'''.*?'''|" + r'"(?:\\.|[^"\\\n])*"|' + r"'[^'\n]*'|(?P<comment>#[^\n]*)",
    re.DOTALL,
)
A_WEEK = 7


@dataclass(frozen=True)
class Comments:
    """A text whose comments follow the sale; by lines of the old text, counted from 1.

    `moved` were written anew; `dropped` named a weekday of which nobody can say which day it was.
    """

    text: str
    moved: tuple[int, ...]
    dropped: tuple[int, ...]


def comments_moved(text: str, window: Window, by: timedelta) -> Comments:
    """`text` with its comments later by `by`; the values of the TOML are as they were."""
    moved, dropped = list[int](), list[int]()
    for found in reversed([one for one in TOKEN.finditer(text) if one["comment"]]):
        begin, end = found.span()
        line, number = text[text.rfind("\n", 0, begin) + 1 : begin], text.count("\n", 0, begin) + 1
        after = _after(found[0], line, window, by)
        if after is None:
            dropped.append(number)
            text = _without(text, begin, end)
        elif after != found[0]:
            moved.append(number)
            text = text[:begin] + after + text[end:]
    return Comments(text, tuple(sorted(moved)), tuple(sorted(dropped)))


def _after(comment: str, line: str, window: Window, by: timedelta) -> str | None:
    """The comment as it is right for the new days; None when it names a weekday of no day that is known."""
    days = [day for _, day in named(comment, window)] + [day for _, day in named(line, window)]
    text = renamed(comment, window, by)
    if by.days % A_WEEK == 0:
        return text
    weekdays = list(WEEKDAY.finditer(text))
    for found in reversed(weekdays):
        day = next((day for day in days if day.weekday() == weekday(found)), None)
        if day is None:
            return None
        text = text[: found.start()] + weekday_written(found, day + by) + text[found.end() :]
    return text


def _without(text: str, begin: int, end: int) -> str:
    """Without what lies between; a line that has nothing else goes as a whole."""
    first = text.rfind("\n", 0, begin) + 1
    if text[first:begin].strip():
        kept = text[:begin].rstrip(" \t")
        return kept + text[end:]
    return text[:first] + text[end + 1 :]
