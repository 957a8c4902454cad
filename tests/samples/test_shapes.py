"""Shapes keep their totals, rush at an opening and fade as the trade reports."""

from random import Random

import pytest

from tests.samples.demand import DOUBLE11, MIDNIGHT, SMALL, fading
from tests.samples.shapes import SHAPES, after_sale_totals, day_series, half_hours


@pytest.mark.parametrize("shape", SHAPES)
def test_half_hours_keep_each_hours_weight(shape: str) -> None:
    shares = half_hours(shape)
    hours = [a + b for a, b in zip(shares[::2], shares[1::2], strict=True)]
    assert hours == pytest.approx(list(SHAPES[shape]))
    assert min(shares) > 0


def test_an_opening_hour_begins_with_three_fifths_of_its_contacts() -> None:
    shares = half_hours("opening_day", 20)
    assert shares[40] / (shares[40] + shares[41]) == pytest.approx(0.6)


def test_unevenness_stays_within_four_percent() -> None:
    series = day_series(1000, "daily", None, Random(1))
    smooth = [1000 * share for share in half_hours("daily")]
    assert all(abs(a / b - 1) <= 0.04 for a, b in zip(series, smooth, strict=True))
    assert series != smooth


def test_contacts_fall_by_83_percent_in_three_days() -> None:
    assert fading(5.0, 3, 0)[-1].times_usual == pytest.approx(5.0 * 0.17)


def test_after_sale_contacts_follow_the_orders_of_three_days() -> None:
    assert after_sale_totals([100, 100, 500, 100], usual=10, per_contact=0.1) == [20, 20, 20, 40]


@pytest.mark.parametrize(("sale", "peak"), [(DOUBLE11, 9 * 48 + 40), (MIDNIGHT, 4 * 48), (SMALL, 40)])
def test_the_opening_is_the_busiest_half_hour(sale, peak) -> None:
    presale = sale.contacts()["presale"]
    assert max(range(len(presale)), key=presale.__getitem__) == peak


def test_a_stretch_moves_the_main_day_between_three_and_eight_times_a_usual_day() -> None:
    usual, main_day = DOUBLE11.usual_presale, slice(10 * 48, 11 * 48)
    low, high = (sum(DOUBLE11.contacts(stretch)["presale"][main_day]) / usual for stretch in (0.5, 1.75))
    assert low == pytest.approx(3, rel=0.02)
    assert high == pytest.approx(8, rel=0.02)
