"""The files of `sample_forecasts/`, for trying out an import."""

from collections.abc import Iterable
from datetime import datetime

from tests.samples.demand import DOUBLE11, MIDNIGHT, ORDINARY_WEEK
from tests.samples.tables import csv_bytes, csv_text, forecast_rows, slots
from tests.samples.ugly import ugly_samples
from tests.samples.wrong import wrong_rows

COLUMNS = ("start", "queue", "contacts")
STRETCHES = {"low": 0.5, "base": 1.0, "high": 1.75}  # 3, 5 and 8 times a usual day on the main day
INQUIRY_RATES = {"presale": 0.08, "aftersale": 0.03}  # of people who look at goods; at their orders


def sample_forecasts() -> dict[str, bytes]:
    """Name of the file to its bytes."""
    return {
        "double11.csv": csv_bytes((*COLUMNS, "scenario"), _scenarios()),
        "618.csv": csv_bytes(COLUMNS, forecast_rows(MIDNIGHT.start, MIDNIGHT.contacts())),
        "ordinary_week.csv": csv_bytes(COLUMNS, forecast_rows(ORDINARY_WEEK.start, ORDINARY_WEEK.contacts())),
        "visitors.csv": csv_bytes(("start", "queue", "visitors", "inquiry_rate"), _visitors()),
        "double11_gbk.csv": _as_a_spreadsheet_saves(),
        "wrong_in_ten_ways.csv": csv_bytes(COLUMNS, wrong_rows()),
        **ugly_samples(),
    }


def _scenarios() -> Iterable[tuple[object, ...]]:
    for scenario, stretch in STRETCHES.items():
        for row in forecast_rows(DOUBLE11.start, DOUBLE11.contacts(stretch)):
            yield (*row, scenario)


def _visitors() -> Iterable[tuple[object, ...]]:
    contacts = DOUBLE11.contacts()
    for i, moment in enumerate(slots(DOUBLE11.start, len(contacts["presale"]))):
        for queue, series in contacts.items():
            yield (moment, queue, round(series[i] / INQUIRY_RATES[queue]), INQUIRY_RATES[queue])


def _as_a_spreadsheet_saves() -> bytes:
    """Chinese headings, dates with slashes and no leading zeros, Windows line ends, GB18030."""
    rows = [
        (_slashed(moment), queue, amount)
        for moment, queue, amount in forecast_rows(DOUBLE11.start, DOUBLE11.contacts())
    ]
    return csv_text(("开始时间", "队列", "咨询量"), rows).replace("\n", "\r\n").encode("gb18030")


def _slashed(moment: str) -> str:
    at = datetime.fromisoformat(moment)
    return f"{at.year}/{at.month}/{at.day} {at.hour}:{at.minute:02}"
