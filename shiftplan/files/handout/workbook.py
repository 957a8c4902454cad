"""Sheets written as the bytes of an .xlsx file: texts as texts, never as formulas or links."""

import io
from datetime import date, datetime
from typing import Any

from shiftplan.files.csv_text import FORMULA
from shiftplan.files.handout.pages import Look, Page, Square, cut

MOST_TEXT = 32_767
A4 = 9


def workbook(pages: tuple[Page, ...], created: datetime) -> bytes:
    """The workbook; equal pages of an equal moment give equal bytes."""
    import xlsxwriter  # noqa: PLC0415 - 0.1 s that only this format needs

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": created})
    writer = _Writer(book)
    for page in pages:
        writer.page(page)
    book.close()
    return buffer.getvalue()


class _Writer:
    """Owns the formats of one workbook: each look is made once."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.formats: dict[tuple[Look, bool], Any] = {}

    def page(self, page: Page) -> None:
        sheet = self.book.add_worksheet(page.name)
        for column, width in enumerate(page.widths):
            sheet.set_column(column, column, width)
        for number, row in enumerate(page.rows):
            for column, square in enumerate(row):
                self.square(sheet, number, column, square)
        sheet.freeze_panes(*page.frozen)
        if page.filtered and page.rows:
            sheet.autofilter(0, 0, len(page.rows) - 1, len(page.rows[0]) - 1)
        _for_paper(sheet, page)

    def square(self, sheet: Any, row: int, column: int, square: Square) -> None:
        value = square.value
        if isinstance(value, str):
            text = cut(value, MOST_TEXT)
            look = self.format(square.look, quoted=bool(FORMULA.match(text)))
            sheet.write_string(row, column, text, look) if text else sheet.write_blank(
                row, column, None, look
            )
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, self.format(square.look))
        else:
            sheet.write_number(row, column, value, self.format(square.look))

    def format(self, look: Look, *, quoted: bool = False) -> Any:
        """`quoted`: the spreadsheet keeps it a text even after somebody has edited the cell."""
        if (look, quoted) not in self.formats:
            self.formats[look, quoted] = self.book.add_format(_properties(look, quoted=quoted))
        return self.formats[look, quoted]


def _properties(look: Look, *, quoted: bool) -> dict[str, Any]:
    given = {
        "bg_color": look.fill,
        "font_color": look.ink,
        "num_format": look.number,
        "bold": look.bold,
        "align": "center" if look.centred else "",
        "border": 1 if look.framed else 0,
        "border_color": "#C8C4BA" if look.framed else "",
        "quote_prefix": quoted,
    }
    return {name: value for name, value in given.items() if value} | {"valign": "vcenter"}


def _for_paper(sheet: Any, page: Page) -> None:
    """A sheet as wide as the paper, its heading on every leaf."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    if page.frozen[0]:
        sheet.repeat_rows(0, page.frozen[0] - 1)
