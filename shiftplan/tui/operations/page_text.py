"""A page of our own Markdown as text for a terminal: nothing of it is cut, whatever the width."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from textual.content import Content

from shiftplan.tui.frame.folding import folded

ESCAPED = re.compile(r"\\(.)")
BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
FIGURE = re.compile(r"[−+-]?¥?[\d,.]+%?|[—–-]?")
GAP = 2


@lru_cache(maxsize=4)
def laid_out(markdown: str, width: int) -> Content:
    """Headings in colour; a table in aligned columns where it fits, else a line a row with its headings."""
    lines: list[Content] = []
    for table, group in groupby(markdown.splitlines(), key=_is_row):
        block = list(group)
        lines += _table(block, width) if table else [part for line in block for part in _line(line, width)]
    return Content("\n").join(lines)


def _is_row(line: str) -> bool:
    return line.startswith("|")


def _line(line: str, width: int) -> list[Content]:
    if line.startswith("#"):
        return folded(Content.styled(_plain(line.lstrip("# ")), "$primary bold"), width)
    text = line.lstrip()
    indent = " " * (len(line) - len(text))
    if not text.startswith("- "):
        return folded(Content(_plain(line)), width)
    parts = folded(Content(_plain(text[2:])), max(1, width - len(indent) - 2))
    return [Content(indent + ("• " if number == 0 else "  ")) + part for number, part in enumerate(parts)]


def _table(block: list[str], width: int) -> list[Content]:
    rows = [[Content(cell) for cell in _cells(line)] for line in block]
    headings, body = rows[0], rows[2:]
    widths = [max(row[i].cell_length for row in (headings, *body)) for i in range(len(headings))]
    if sum(widths) + GAP * (len(widths) - 1) <= width:
        figures = [all(FIGURE.fullmatch(row[i].plain) for row in body) for i in range(len(headings))]
        lines = [_aligned(row, widths, figures) for row in (headings, *body)]
        return [lines[0].stylize("$muted"), *lines[1:]]
    return [line for row in body for line in _told(headings, row, width)]


def _aligned(row: list[Content], widths: list[int], figures: list[bool]) -> Content:
    """Figures stand below each other at their right."""
    padded = (
        cell.pad_left(width - cell.cell_length) if right else cell.pad_right(width - cell.cell_length)
        for cell, width, right in zip(row, widths, figures, strict=True)
    )
    return Content(" " * GAP).join(padded)


def _told(headings: list[Content], row: list[Content], width: int) -> Iterator[Content]:
    """The first cell, then under it the others, each behind its heading."""
    yield row[0].stylize("bold").truncate(width, ellipsis=True)
    rest = [
        Content.assemble(heading.stylize("$muted"), " ", cell)
        for heading, cell in zip(headings[1:], row[1:], strict=True)
        if cell.cell_length
    ]
    for part in folded(Content(" · ").join(rest), max(1, width - GAP)):
        yield Content(" " * GAP) + part


def _cells(line: str) -> list[str]:
    return [_plain(cell.strip()) for cell in BETWEEN_CELLS.split(line)[1:-1]]


def _plain(text: str) -> str:
    return ESCAPED.sub(r"\1", text)
