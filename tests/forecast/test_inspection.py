"""What is suspicious in a forecast, and what is not."""

import math
from datetime import date

import pytest

from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.traffic import Forecast
from shiftplan.forecast import inspect
from tests import builders

PLAN = builders.plan()  # three days; the sale opens on the second day at 20:00
GRID = PLAN.grid
OPENING = GRID.per_day + 40
FLAT = (30.0,) * GRID.slots


def changed(values: dict[int, float]) -> tuple[float, ...]:
    return tuple(values.get(slot, value) for slot, value in enumerate(FLAT))


def found(series: tuple[float, ...], scenario: str = "base") -> tuple[Finding, ...]:
    contacts = {"base": {"presale": FLAT}, scenario: {"presale": series}}
    return inspect(PLAN.settings, Forecast(grid=GRID, contacts=contacts))


def test_the_opening_of_the_sample_is_where_the_tests_think() -> None:
    assert PLAN.settings.event.openings == (GRID.moment(OPENING),)


def test_an_even_forecast_raises_nothing() -> None:
    assert found(FLAT) == ()


def test_nothing_at_an_opening() -> None:
    (finding,) = found(changed({OPENING + 1: 0.0}))
    assert (finding.code, finding.severity) == ("forecast_zero_at_opening", Severity.WARNING)
    assert "20:30" in str(finding.message)
    assert finding.days == (date(2027, 11, 2),)


def test_nothing_just_before_or_an_hour_after_is_no_opening() -> None:
    """Elsewhere it is a hole in busy hours."""
    for slot in (OPENING - 5, OPENING + 5):
        assert {finding.code for finding in found(changed({slot: 0.0}))} == {"forecast_hole"}


def test_no_contacts_in_the_first_minutes_where_they_are_known() -> None:
    def with_steps(*steps: float) -> tuple[Finding, ...]:
        fine = {"base": {"presale": {OPENING: steps}}}
        return inspect(PLAN.settings, Forecast(grid=GRID, contacts={"base": {"presale": FLAT}}, fine=fine))

    (finding,) = with_steps(20, 0, 10, 0, 0, 0)
    assert finding.code == "forecast_zero_at_opening"
    assert "five minutes from 11-02 20:05" in str(finding.message)
    assert with_steps(10, 10, 10, 0, 0, 0) == ()


def test_a_hole_in_busy_hours_tells_what_is_around_it() -> None:
    (finding,) = found(changed({20: 0.0, 21: 0.0, 22: 24.0}))
    assert "no contacts from 11-01 10:00 to 11:00, in busy hours (30 before, 24 after)" in str(
        finding.message
    )
    (finding,) = found(changed({20: 0.0, 30: 0.0}))
    assert "there are 2 such holes on 11-01" in str(finding.hint)


def test_a_quiet_night_few_contacts_and_a_closed_afternoon_are_no_holes() -> None:
    night = changed(dict.fromkeys(range(4, 8), 0.0) | {3: 5.0, 8: 5.0})
    assert found(night) == ()
    few = tuple(0.0 if slot == 20 else 3.0 for slot in range(GRID.slots))
    assert found(few) == ()
    closed = changed(dict.fromkeys(range(20, 28), 0.0))
    assert {finding.code for finding in found(closed)} == {"forecast_jump"}


def test_a_jump_of_more_than_eight_times() -> None:
    (finding,) = found(changed({10: 241.0}))
    assert finding.code == "forecast_jump"
    assert "from 30 to 241 contacts at 11-01 05:00 (2 such jumps that day)" in str(finding.message)


def test_no_jump_at_eight_times_at_an_opening_or_among_few_contacts() -> None:
    assert found(changed({10: 240.0})) == ()
    assert found(changed({OPENING: 900.0, OPENING + 1: 900.0})) == ()
    few = tuple(0.5 if slot % 2 else 15.0 for slot in range(GRID.slots))
    assert found(few) == ()


def test_jumps_of_a_series_are_one_finding_with_the_first_and_the_days() -> None:
    (finding,) = found(changed({10: 900.0, 20: 900.0, GRID.per_day + 5: 900.0}))
    assert finding.days == GRID.dates[:2]
    assert "from 30 to 900 contacts at 11-01 05:00 (6 such jumps on 2 days)" in str(finding.message)


def test_holes_of_a_series_are_one_finding_with_the_first_and_the_days() -> None:
    (finding,) = found(changed({20: 0.0, GRID.per_day + 20: 0.0, 2 * GRID.per_day + 20: 0.0}))
    assert finding.days == GRID.dates
    assert "from 11-01 10:00 to 10:30" in str(finding.message)
    assert "there are 3 such holes on 3 days" in str(finding.hint)


def test_alike_findings_of_two_queues_stay_apart() -> None:
    plan = builders.plan(queues=(builders.queue("presale"), builders.queue("aftersale")))
    jumping = changed({10: 900.0})
    contacts = {"base": {"presale": jumping, "aftersale": jumping}}
    findings = inspect(plan.settings, Forecast(grid=GRID, contacts=contacts))
    assert [finding.code for finding in findings] == ["forecast_jump"] * 2


def test_whole_days_without_contacts() -> None:
    empty = dict.fromkeys(range(2 * GRID.per_day, GRID.slots), 0.0)
    days = [finding for finding in found(changed(empty)) if finding.code == "forecast_empty_days"]
    assert len(days) == 1
    assert "11-03" in str(days[0].message)


def test_no_contacts_at_all_is_one_finding() -> None:
    assert [finding.code for finding in found((0.0,) * GRID.slots)] == ["forecast_empty"]


def test_a_queue_that_the_forecast_forgets() -> None:
    (finding,) = inspect(PLAN.settings, Forecast(grid=GRID, contacts={"base": {}}))
    assert finding.code == "forecast_empty"


def test_absurdly_many() -> None:
    codes = [finding.code for finding in found((50_001.0,) * GRID.slots)]
    assert codes == ["forecast_absurd"]
    assert found((50_000.0,) * GRID.slots) == ()


@pytest.mark.parametrize("value", [-1.0, math.nan, math.inf])
def test_what_is_no_count_is_an_error(value: float) -> None:
    (finding,) = found(changed({3: value}))
    assert (finding.code, finding.severity) == ("forecast_no_count", Severity.ERROR)
    assert "01:30" in str(finding.message)


def test_other_scenarios_are_looked_at_too_and_named() -> None:
    (finding,) = found((0.0,) * GRID.slots, "storm")
    assert "storm" in str(finding.message)
