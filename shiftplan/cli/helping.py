"""Help pages whose columns and line ends are right for Chinese too: its characters take two columns."""

import re
from collections.abc import Iterable

from click import HelpFormatter

from shiftplan.language import width

WIDE = "\u2e80-\uffef"
PIECES = re.compile(rf"\s+|[{WIDE}]|[^\s{WIDE}]+")
ENDS_A_LINE = "，。；：、）”？！"
FIRST_COLUMN = 30


class WideFormatter(HelpFormatter):
    """Click's formatter, measuring columns instead of characters."""

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        paragraphs = (wrapped(one, self.width - self.current_indent) for one in text.split("\n\n"))
        self.write("\n\n".join("\n".join(indent + line for line in lines) for lines in paragraphs) + "\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = FIRST_COLUMN, col_spacing: int = 2
    ) -> None:
        listed = list(rows)
        first = min(max((width(name) for name, _ in listed), default=0), col_max) + col_spacing
        for name, text in listed:
            self._write_row(name, wrapped(text, max(self.width - first - 2, 10)), first, col_spacing)

    def _write_row(self, name: str, lines: list[str], first: int, spacing: int) -> None:
        begin, under = " " * self.current_indent + name, " " * (first + self.current_indent)
        fits = width(name) <= first - spacing
        gap = " " * (first - width(name)) if fits else "\n" + under
        self.write((begin + gap + f"\n{under}".join(lines)).rstrip() + "\n")


def wrapped(text: str, room: int) -> list[str]:
    """`text` in lines of at most `room` columns, broken at spaces and between Chinese characters; a sign that
    must not begin a line may stand one place beyond.
    """
    lines = [""]
    for piece in PIECES.findall(" ".join(text.split())):
        whole = lines[-1] + piece
        if lines[-1] and piece not in ENDS_A_LINE and width(whole.rstrip()) > room:
            lines[-1] = lines[-1].rstrip()
            lines.append(piece.lstrip())
        else:
            lines[-1] = whole
    return [line.rstrip() for line in lines]
