"""`python -m tests.samples.make` writes the samples' tables anew, the same bytes at every run."""

from collections.abc import Sequence
from pathlib import Path

from shiftplan import planning
from shiftplan.files.forecast import forecast_csv
from tests.samples import double11, flexible, midnight, sale618, small
from tests.samples.demand import DOUBLE11, FLEXIBLE, MIDNIGHT, SMALL, Sale
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
        **_template("flexible", flexible.TEAMS, flexible.availability_rows(), FLEXIBLE),
        **_people("sale618", sale618.TEAMS, sale618.availability_rows()),
        "configs/templates/sale618/forecast.csv": _by_recipe("sale618"),
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
    forecast = csv_bytes(FORECAST_COLUMNS, forecast_rows(sale.start, contacts))
    return {**_people(name, teams, availability), f"configs/templates/{name}/forecast.csv": forecast}


def _people(name: str, teams: Sequence[Team], availability: Sequence[Sequence[object]]) -> dict[str, bytes]:
    return {
        f"configs/templates/{name}/agents.csv": csv_bytes(AGENT_COLUMNS, agent_rows(teams)),
        f"configs/templates/{name}/availability.csv": csv_bytes(AVAILABILITY_COLUMNS, availability),
    }


def _by_recipe(name: str) -> bytes:
    """The forecast that the template's forecast.toml gives."""
    folder = ROOT / "configs" / "templates" / name
    recipe = planning.read_recipe(folder)
    assert recipe
    return forecast_csv(planning.derive(planning.open_plan(folder), recipe).forecast)


def main() -> None:
    for name, data in files().items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
