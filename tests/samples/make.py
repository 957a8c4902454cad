"""`python -m tests.samples.make` writes the samples' tables anew, the same bytes at every run."""

from collections.abc import Sequence
from pathlib import Path

from tests.samples import double11, midnight, small
from tests.samples.demand import DOUBLE11, MIDNIGHT, SMALL, Sale
from tests.samples.forecasts import sample_forecasts
from tests.samples.people import Team, agent_rows
from tests.samples.tables import AGENT_COLUMNS, AVAILABILITY_COLUMNS, csv_bytes, forecast_rows

ROOT = Path(__file__).parents[2]
FORECAST_COLUMNS = ("start", "queue", "contacts")


def files() -> dict[str, bytes]:
    """Every generated file: its path from the root of the checkout, its bytes."""
    return {
        **_template("double11", double11.TEAMS, double11.availability_rows(), DOUBLE11),
        **_template("small", small.TEAMS, small.availability_rows(), SMALL, ("presale",)),
        **_template("midnight", midnight.TEAMS, midnight.availability_rows(), MIDNIGHT),
        **{f"sample_forecasts/{name}": data for name, data in sample_forecasts().items()},
    }


def _template(
    name: str,
    teams: Sequence[Team],
    availability: Sequence[Sequence[object]],
    sale: Sale,
    queues: Sequence[str] = ("presale", "aftersale"),
) -> dict[str, bytes]:
    contacts = {queue: series for queue, series in sale.contacts().items() if queue in queues}
    return {
        f"configs/templates/{name}/agents.csv": csv_bytes(AGENT_COLUMNS, agent_rows(teams)),
        f"configs/templates/{name}/availability.csv": csv_bytes(AVAILABILITY_COLUMNS, availability),
        f"configs/templates/{name}/forecast.csv": csv_bytes(
            FORECAST_COLUMNS, forecast_rows(sale.start, contacts)
        ),
    }


def main() -> None:
    for name, data in files().items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
