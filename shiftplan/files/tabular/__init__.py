"""Tables from elsewhere, however ugly: bytes → sheets → a mapping → amounts, each step with findings."""

from shiftplan.files.tabular.book import book_of
from shiftplan.files.tabular.days import Calendar, calendar_of
from shiftplan.files.tabular.left_out import total_lines
from shiftplan.files.tabular.placing import Placing
from shiftplan.files.tabular.proposal import propose, told_of
from shiftplan.files.tabular.reading import Amount, Reading, read_amounts
from shiftplan.files.tabular.records import records_of
from shiftplan.files.tabular.sheet import Book
from shiftplan.files.tabular.told import FIELDS, settled
from shiftplan.files.tabular.visitors import of_visitors

__all__ = [
    "FIELDS",
    "Amount",
    "Book",
    "Calendar",
    "Placing",
    "Reading",
    "book_of",
    "calendar_of",
    "of_visitors",
    "propose",
    "read_amounts",
    "records_of",
    "settled",
    "told_of",
    "total_lines",
]
