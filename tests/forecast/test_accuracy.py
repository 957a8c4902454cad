"""A forecast against what came, by hand."""

from datetime import timedelta
from math import sqrt

import pytest

from shiftplan.domain.accuracy import Accuracy, Band
from shiftplan.domain.counted import Row, Z
from shiftplan.domain.derivation import Records
from shiftplan.domain.traffic import Forecast
from shiftplan.errors import BadInput
from shiftplan.forecast.accuracy import accuracy
from tests import builders

PLAN = builders.plan(days=2, queues=(builders.queue("presale"), builders.queue("aftersale")))
SLOTS = PLAN.grid.slots


def actuals(*counts: float, queue: str = "presale", first: int = 0, minutes: int = 30) -> Records:
    begin = PLAN.grid.begin + timedelta(minutes=first * minutes)
    rows = {begin + timedelta(minutes=index * minutes): count for index, count in enumerate(counts)}
    return Records(minutes=minutes, amounts={queue: rows})


def judged(records: Records, **settings: object) -> Accuracy:
    """Against 30 contacts a slot."""
    return accuracy(PLAN.settings.model_copy(update=settings), PLAN.forecast, records, "came.csv")


def test_wape_and_bias() -> None:
    whole = judged(actuals(20, 40, 60)).whole
    assert (whole.slots, whole.forecast, whole.actual) == (3, 90, 120)
    assert whole.wape == pytest.approx((10 + 10 + 30) / 120)
    assert whole.bias == pytest.approx(90 / 120 - 1)


def test_nobody_came_is_no_number() -> None:
    found = judged(actuals(0, 0))
    assert found.whole.wape is None
    assert found.whole.bias is None
    assert found.queues[0].peak is not None
    assert found.queues[0].peak.size is None


def test_the_peak_in_size_and_minutes() -> None:
    series = {"presale": tuple(50.0 if slot == 3 else 10.0 for slot in range(SLOTS))}
    forecast = Forecast(grid=PLAN.grid, contacts={"base": series})
    peak = accuracy(PLAN.settings, forecast, actuals(10, 40, 20, 20, 20), "came.csv").queues[0].peak
    assert peak is not None
    assert peak.size == pytest.approx(0.25)
    assert peak.minutes_off == 60


def test_slots_without_actuals_are_left_out_and_counted() -> None:
    records = actuals(30, 30, 30)
    del records.amounts["presale"][PLAN.grid.begin + timedelta(minutes=30)]
    found = judged(records)
    assert found.whole.slots == 2
    assert found.left_out == SLOTS - 2
    assert found.days_inside is None  # no day is whole


def test_lines_outside_the_plan_are_counted() -> None:
    assert judged(actuals(30, 30, 30, 30, first=-2)).beyond == 2
    with pytest.raises(BadInput, match=r"no line of came\.csv lies inside the plan"):
        judged(actuals(30, 30, first=-2))


def test_finer_actuals_are_summed_and_a_slot_must_be_whole() -> None:
    found = judged(actuals(10, 10, 10, 5, 5, minutes=10))
    assert (found.minutes, found.whole.slots, found.whole.actual) == (30, 1, 30)


def test_coarser_actuals_are_compared_by_their_own_length() -> None:
    found = judged(actuals(50, 70, minutes=60))
    assert (found.minutes, found.whole.slots, found.whole.forecast) == (60, 2, 120)
    assert found.whole.wape == pytest.approx(20 / 120)


def test_lengths_that_do_not_fit_are_refused() -> None:
    with pytest.raises(BadInput, match="every 20 minutes"):
        judged(actuals(1, 2, 3, minutes=20))


def row(actual: float, **values: float | None) -> Row:
    known = {"forecast": 100.0, "low": 90.0, "high": 120.0, "dispersion": 1.0, **values}
    return Row(queue="q", start=PLAN.grid.begin, phase=None, actual=actual, **known)  # type: ignore[arg-type]


def test_the_interval_adds_the_noise_of_counting_to_the_band() -> None:
    above = 100 + sqrt(20**2 + Z * Z * 100)
    below = 100 - sqrt(10**2 + Z * Z * 100)
    assert row(above - 0.01).inside
    assert row(below + 0.01).inside
    assert not row(above + 0.01).inside
    assert not row(below - 0.01).inside
    assert row(above + 5, dispersion=3.0).inside
    assert row(100, low=None).inside is None


def test_where_low_and_high_come_from() -> None:
    rows = {"presale": (30.0,) * SLOTS}
    learned = Forecast(grid=PLAN.grid, contacts={"base": rows, "low": rows, "high": rows})
    came = actuals(*[30.0] * SLOTS)
    assert accuracy(PLAN.settings, learned, came, "f").band is Band.SERIES
    assert judged(came).band is Band.MULTIPLIERS
    bare = judged(came, scenarios={"base": 1.0})
    assert bare.band is Band.NONE
    assert bare.whole.coverage is None
    assert bare.days_inside is None


def test_days_inside_are_whole_days_between_low_and_high() -> None:
    day = SLOTS // 2
    assert judged(actuals(*[30.0] * day, *[45.0] * day)).days_inside == 0.5  # high is 1.3 times
    assert judged(actuals(*[30.0] * day, *[45.0] * (day - 1))).days_inside == 1


def test_by_queue_phase_and_day() -> None:
    first, second = actuals(*[30.0] * SLOTS), actuals(*[15.0] * SLOTS, queue="aftersale")
    both = Records(minutes=30, amounts={**first.amounts, **second.amounts})
    found = judged(both)
    assert [(one.queue, one.errors.bias) for one in found.queues] == [("presale", 0), ("aftersale", 1)]
    assert [one.day for one in found.days] == list(PLAN.grid.dates)
    assert {one.phase for one in found.phases} == {phase.id for phase in PLAN.settings.event.phases}
    assert sum(one.errors.slots for one in found.phases) == found.whole.slots == 2 * SLOTS


def test_queues_on_one_side_only_are_pointed_out() -> None:
    records = Records(minutes=30, amounts={**actuals(30).amounts, **actuals(5, queue="fax").amounts})
    sentences = [str(finding.message) for finding in judged(records).findings]
    assert any("no actual contacts of aftersale" in sentence for sentence in sentences)
    assert any("fax" in sentence for sentence in sentences)
