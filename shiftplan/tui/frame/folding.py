"""Folding text to a width: between words and between Chinese characters, never before a closing sign."""

from rich.cells import cell_len
from textual.content import Content

CLOSING = frozenset("，。、；：？！）】》”’…,.;:?!)]}%")
OPENING = frozenset("（【《“‘([{")
WIDE = 2


def folded(text: Content, width: int) -> list[Content]:
    """The lines of `text`, each at most `width` columns; its own line breaks are kept."""
    return [line for whole in text.split(allow_blank=True) for line in _fold(whole, max(WIDE, width))]


def _fold(line: Content, width: int) -> list[Content]:
    cuts = _cuts(line.plain, width)
    return [part.rstrip() for part in (line.divide(cuts) if cuts else [line])]


def _cuts(text: str, width: int) -> list[int]:
    """Where to break: at the last good place of each line, anywhere when it has none."""
    cuts: list[int] = []
    start = place = used = 0
    for index, char in enumerate(text):
        if index > start and _may_break(text[:index], char):
            place = index
        used += cell_len(char)
        while used > width and char != " ":
            start = place if place > start else index
            cuts.append(start)
            used = cell_len(text[start : index + 1])
    return cuts


def _may_break(line: str, after: str) -> bool:
    """Not between a number and its Chinese unit: `10 分钟` stays together."""
    before, is_wide = line[-1], cell_len(after) == WIDE
    if after in CLOSING or before in OPENING or after == " " or (is_wide and line[-2:-1].isdigit()):
        return False
    return before == " " or is_wide or cell_len(before) == WIDE
