"""`wrong_in_ten_ways.csv`: one day's forecast with ten faults, each on a line of its own."""

from dataclasses import dataclass

from tests.samples.demand import DOUBLE11
from tests.samples.tables import forecast_rows

_COLUMNS = ("start", "queue", "contacts")


@dataclass(frozen=True)
class Fault:
    """What stands in one cell instead of what is right; the header is line 1."""

    line: int
    column: str
    written: str
    name: str


FAULTS = (
    Fault(6, "queue", "presal", "unknown queue"),
    Fault(13, "contacts", "-12", "negative contacts"),
    Fault(20, "contacts", "NaN", "not a number"),
    Fault(27, "contacts", "10000000", "ten million contacts in half an hour"),
    Fault(34, "start", "2027-11-01 25:00", "a time that does not exist"),
    Fault(41, "start", "2027-12-01 08:00", "a date outside the plan"),
    Fault(48, "start", "2027-11-01 08:30", "the same moment and queue as line 36"),
    Fault(55, "contacts", "约120", "a word in a number"),
    Fault(62, "start", "2027-11-01 15:17", "between two slots"),
    Fault(69, "contacts", "", "nothing"),
)


def wrong_rows() -> list[tuple[object, ...]]:
    first_day = forecast_rows(DOUBLE11.start, DOUBLE11.contacts())[:96]
    rows: list[list[object]] = [list(row) for row in first_day]
    for fault in FAULTS:
        rows[fault.line - 2][_COLUMNS.index(fault.column)] = fault.written
    return [tuple(row) for row in rows]
