"""Writes and spells tables as the plan folder has them: byte-order mark, commas, one line a row."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

SLOT = timedelta(minutes=30)
AGENT_COLUMNS = (
    "id", "name", "team", "tier", "contract", "queues", "productivity", "max_windows",
    "hired", "leaves", "protection", "overtime_consent", "note",
)  # fmt: skip
AVAILABILITY_COLUMNS = ("agent", "date", "kind", "shift", "weight", "note")


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    return csv_text(columns, rows).encode("utf-8-sig")


def slots(start: datetime, count: int) -> list[str]:
    return [f"{start + i * SLOT:%Y-%m-%d %H:%M}" for i in range(count)]


def forecast_rows(start: datetime, contacts: dict[str, list[float]]) -> list[tuple[str, str, int]]:
    """Rows `start, queue, contacts` in the order of time, whole contacts."""
    count = len(next(iter(contacts.values())))
    return [
        (moment, queue, round(series[i]))
        for i, moment in enumerate(slots(start, count))
        for queue, series in contacts.items()
    ]
