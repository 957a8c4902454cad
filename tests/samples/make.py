"""`python -m tests.samples.make` writes the samples' tables anew; nothing changes unless a sample was meant to."""

from pathlib import Path

from tests.samples import double11
from tests.samples.demand import DOUBLE11
from tests.samples.people import agent_rows
from tests.samples.tables import AGENT_COLUMNS, AVAILABILITY_COLUMNS, csv_bytes, forecast_rows

ROOT = Path(__file__).parents[2]
FORECAST_COLUMNS = ("start", "queue", "contacts")


def files() -> dict[str, bytes]:
    """Every generated file: its path from the root of the checkout, its bytes."""
    return {f"configs/templates/double11/{name}": data for name, data in _double11().items()}


def _double11() -> dict[str, bytes]:
    return {
        "agents.csv": csv_bytes(AGENT_COLUMNS, agent_rows(double11.TEAMS)),
        "availability.csv": csv_bytes(AVAILABILITY_COLUMNS, double11.availability_rows()),
        "forecast.csv": csv_bytes(FORECAST_COLUMNS, forecast_rows(DOUBLE11.start, DOUBLE11.contacts())),
    }


def main() -> None:
    for name, data in files().items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
