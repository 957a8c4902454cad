"""forecast.csv with rows finer than the plan's slots."""

from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st

from shiftplan.domain.traffic import Forecast
from shiftplan.files.forecast import forecast_csv, read_forecast
from tests import builders

GRID = builders.grid(1)
SETTINGS = builders.plan(grid=GRID).settings
HEAD = "start,queue,contacts\n"


def rows(*pairs: tuple[str, float]) -> str:
    return HEAD + "".join(f"2027-11-01 {clock},presale,{contacts}\n" for clock, contacts in pairs)


def read(text: str) -> tuple[Forecast, dict[str, str]]:
    forecast, faults = read_forecast(text, "forecast.csv", SETTINGS)
    assert forecast is not None, [str(finding.message) for finding in faults.findings]
    return forecast, {finding.code: str(finding.message) for finding in faults.findings}


def test_rows_of_five_minutes_are_the_steps_of_their_slot() -> None:
    clocks = [f"20:{minute:02}" for minute in range(0, 30, 5)]
    forecast, said = read(rows(("08:00", 7), *zip(clocks, (6, 5, 4, 3, 2, 1), strict=True)))
    assert forecast.fine == {"base": {"presale": {40: (6.0, 5.0, 4.0, 3.0, 2.0, 1.0)}}}
    assert forecast.contacts["base"]["presale"][40] == 21
    assert forecast.contacts["base"]["presale"][16] == 7
    assert set(said) == {"gaps"}


def test_a_step_without_a_row_counts_0_and_is_said() -> None:
    forecast, said = read(rows(("20:00", 6), ("20:05", 5), ("20:20", 2)))
    assert forecast.fine["base"]["presale"][40] == (6.0, 5.0, 0.0, 0.0, 2.0, 0.0)
    assert said["step_gaps"].startswith("3 steps of 5 minutes of presale (base) are missing")
    assert said["step_gaps"].endswith("from the slot at 2027-11-01 20:00")


def test_rows_of_a_quarter_are_shared_out_evenly_and_nothing_is_missing() -> None:
    forecast, said = read(rows(("20:00", 30), ("20:15", 12), ("20:30", 9), ("20:45", 6)))
    assert forecast.fine["base"]["presale"] == {40: (10.0,) * 3 + (4.0,) * 3, 41: (3.0,) * 3 + (2.0,) * 3}
    assert "step_gaps" not in said


def test_a_moment_off_the_steps_is_refused_with_its_line() -> None:
    forecast, faults = read_forecast(rows(("20:00", 1), ("20:07", 1)), "forecast.csv", SETTINGS)
    assert forecast is None
    (finding,) = [found for found in faults.findings if found.code == "off_grid"]
    assert str(finding.place) == "forecast.csv:3:start"
    assert "nor of a step of five" in str(finding.message)


def test_the_same_step_twice_names_the_first_line() -> None:
    _, faults = read_forecast(rows(("20:05", 1), ("20:05", 2)), "forecast.csv", SETTINGS)
    assert "already given in line 2" in str(faults.findings[0].message)


steps = st.tuples(*[st.floats(0, 1000).map(lambda value: round(value, 4))] * 6)


@runs(max_examples=30)
@given(
    known=st.dictionaries(st.integers(0, 47), steps, max_size=4), scenario=st.sampled_from(["base", "high"])
)
def test_what_is_written_reads_back(known: dict[int, tuple[float, ...]], scenario: str) -> None:
    series = tuple(sum(known[slot]) if slot in known else float(slot) for slot in range(48))
    forecast = Forecast(
        grid=GRID,
        contacts={name: {"presale": series} for name in {"base", scenario}},
        fine={scenario: {"presale": known}} if known else {},
    )
    back, said = read(forecast_csv(forecast).decode("utf-8-sig"))
    assert said == {}
    assert back.contacts == forecast.contacts
    assert back.fine == forecast.fine
