"""One scenario of a forecast, after the bot."""

import pytest

from shiftplan.domain.traffic import Forecast
from shiftplan.errors import BadInput
from shiftplan.forecast import traffic
from tests import builders

GRID = builders.grid(1)
QUEUES = (builders.queue("presale"), builders.queue("aftersale", bot_share=0.25))
SETTINGS = builders.plan(grid=GRID, queues=QUEUES).settings


def series(value: float) -> tuple[float, ...]:
    return (value,) * GRID.slots


def test_base_goes_through_and_the_bot_takes_its_share() -> None:
    forecast = Forecast(grid=GRID, contacts={"base": {"presale": series(40), "aftersale": series(40)}})
    found = traffic(SETTINGS, forecast)
    assert (found.scenario, found.grid) == ("base", GRID)
    assert found.contacts == {"presale": series(40), "aftersale": series(30)}


def test_a_scenario_without_series_multiplies_the_base() -> None:
    forecast = Forecast(grid=GRID, contacts={"base": {"presale": series(40), "aftersale": series(40)}})
    found = traffic(SETTINGS, forecast, "high")
    assert found.scenario == "high"
    assert found.contacts == {"presale": series(52), "aftersale": series(39)}


def test_a_series_of_the_scenario_wins_queue_by_queue() -> None:
    forecast = Forecast(
        grid=GRID,
        contacts={"base": {"presale": series(40), "aftersale": series(40)}, "high": {"presale": series(99)}},
    )
    found = traffic(SETTINGS, forecast, "high")
    assert found.contacts["presale"] == series(99)
    assert found.contacts["aftersale"] == series(39)


def test_a_scenario_that_only_the_forecast_knows_is_used() -> None:
    forecast = Forecast(grid=GRID, contacts={"base": {}, "storm": {"presale": series(7)}})
    assert traffic(SETTINGS, forecast, "storm").contacts["presale"] == series(7)


def test_the_plan_names_the_scenario_unless_asked() -> None:
    settings = builders.plan(grid=GRID, queues=QUEUES, scenario="low").settings
    forecast = Forecast(grid=GRID, contacts={"base": {"presale": series(40)}})
    assert traffic(settings, forecast).contacts["presale"] == series(32)


def test_a_queue_without_series_has_no_contacts() -> None:
    assert traffic(SETTINGS, Forecast(grid=GRID, contacts={"base": {}})).contacts["presale"] == series(0)


def test_an_unknown_scenario_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadInput) as refused:
        traffic(SETTINGS, Forecast(grid=GRID, contacts={"base": {}, "storm": {}}), "hgih")
    assert "hgih" in str(refused.value)
    assert "low, base, high, storm" in str(refused.value.hint)
