"""The sheet with a line for each working day, with real dates, to filter, and to be read back."""

from datetime import date, datetime

from shiftplan.files import on_the_day, particulars
from shiftplan.files.export_csv import ALL_COLUMNS, HEADINGS, list_rows
from shiftplan.files.handout.handout import Handout
from shiftplan.files.handout.pages import AMOUNT, HEAD, Look, Page, Square
from shiftplan.files.handout.safe_text import visible
from shiftplan.language import current, say

DAY = Look(number="yyyy-mm-dd")
MOMENT = Look(number="yyyy-mm-dd hh:mm")
WIDTHS = {"date": 12, "start": 17, "end": 17, "shift_name": 16, "name": 14, "team": 12, "breaks": 16}
ANY_WIDTH = 10
OWN = {
    "name": say("name"),
    "team": say("team"),
    "shift_name": say("shift name"),
    "end": say("ends at"),
    "hours": say("hours"),
}
"""Columns that a rota.csv has not."""


def list_page(handout: Handout, name: str) -> Page:
    """The headings are those that a rota.csv may have, in the reader's language; the day's own where used."""
    used = particulars.used(handout.rota.assignments)
    names = (one for one in particulars.NAMES if one in used or one not in on_the_day.NAMES)
    headings = (*HEADINGS, *(one for one in names if one not in HEADINGS))
    rows = [
        tuple(Square(heading(one), HEAD) for one in headings),
        *(
            tuple(_square(one, row.get(one, "")) for one in headings)
            for row in list_rows(handout.plan, handout.rota)
        ),
    ]
    widths = tuple(WIDTHS.get(one, ANY_WIDTH) for one in headings)
    return Page(name, tuple(rows), widths, (1, 2), filtered=True)


def heading(column: str) -> str:
    """The name of a column; in Chinese the first that the reader of rota.csv takes besides the English."""
    if current() != "zh":
        return column
    aliases = {one.name: one.aliases for one in ALL_COLUMNS}[column]
    return aliases[0] if aliases else str(OWN[column])


def _square(column: str, text: str) -> Square:
    if column == "date":
        return Square(date.fromisoformat(text), DAY)
    if column in {"start", "end"} and text:
        return Square(datetime.fromisoformat(text), MOMENT)
    if column == "hours" and text:
        return Square(float(text), AMOUNT)
    return Square(visible(text))
