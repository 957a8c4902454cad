"""CSV as bytes: with a byte-order mark for spreadsheets, formulas defused; and back."""

import codecs
import re
from collections.abc import Iterable, Sequence

FORMULA = re.compile(r"'*[=+\-@\t\r]")
DEFUSED = re.compile(r"'+[=+\-@\t\r]")
NEEDS_QUOTES = re.compile(r'[,;"\t\r\n]|^\s|\s$')


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as the bytes of a CSV file: byte-order mark, commas, LF; `undefuse` gives back every cell."""
    lines = (",".join(_quoted(defuse(cell)) for cell in row) + "\n" for row in rows)
    return codecs.BOM_UTF8 + "".join(lines).encode()


def defuse(cell: str) -> str:
    """A cell that a spreadsheet will show, not run: an apostrophe before = + - @ tab or CR."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def undefuse(cell: str) -> str:
    """The cell that `defuse` was given."""
    return cell[1:] if cell.startswith("'") and DEFUSED.match(cell) else cell


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if NEEDS_QUOTES.search(cell) else cell


def number(value: float) -> str:
    """The shortest text that reads back as exactly this number; whole numbers without a point."""
    return repr(float(value)).removesuffix(".0")
