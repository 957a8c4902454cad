"""What a file to be handed out holds, as lines to read before it is written; all made harmless."""

from collections.abc import Iterator

from shiftplan.files.tabular.workbook import read_workbook
from shiftplan.files.text import decode
from shiftplan.language import printable, say

WORKBOOK = ".xlsx"
BETWEEN_CELLS = " | "
MIDNIGHT = " 00:00:00"


def preview_lines(name: str, content: bytes) -> Iterator[str]:
    """A text line by line; a workbook sheet by sheet, read back from its bytes."""
    if name.endswith(WORKBOOK):
        yield from _sheets(name, content)
    else:
        for line in decode(content, name).removesuffix("\n").split("\n"):
            yield printable(line.removesuffix("\r"))


def _sheets(name: str, content: bytes) -> Iterator[str]:
    for sheet in read_workbook(content, name).sheets:
        yield str(say("sheet {name}", name=sheet.name))
        for record in sheet.records:
            yield BETWEEN_CELLS.join(_cell(value) for value in record.cells)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return printable(str(value).removesuffix(MIDNIGHT))
