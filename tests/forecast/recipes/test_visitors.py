"""Visitors × inquiry rate, from tables of any step and from totals by phase."""

from typing import Any

import pytest
from pydantic import ValidationError

from shiftplan.domain.derivation import Derived, Records
from shiftplan.domain.recipe import AfterSale, InquiryRate, VisitorsRecipe
from shiftplan.errors import BadInput
from shiftplan.forecast import day_shape, derive
from tests.forecast.recipes import sale

SETTINGS = sale.settings()
RATES = (InquiryRate(queue="presale", rate=0.03), InquiryRate(queue="presale", rate=0.05, phase="main"))


def derived(table: Records | None = None, **values: Any) -> Derived:
    tables = {} if table is None else {"v.csv": table}
    source = {} if table is None else {"file": "v.csv"}
    return derive(SETTINGS, VisitorsRecipe(**{"rates": RATES, **source, **values}), tables)


def test_totals_by_phase_times_the_rate_of_queue_and_phase() -> None:
    made = derived(visitors={"warm": 10_000, "main": 40_000})
    assert sale.in_phase(made, sale.PHASES[0], "presale") == pytest.approx(300, abs=0.1)
    assert sale.in_phase(made, sale.PHASES[1], "presale") == pytest.approx(2000, abs=0.1)
    told = sale.step(made, "contacts of presale")
    assert [str(part.working) for part in told.parts] == [
        "10,000 visitors × inquiry rate 3 % = 300 contacts",
        "40,000 visitors × inquiry rate 5 % = 2,000 contacts",
    ]
    assert told.result.value == pytest.approx(2300)
    assert sale.codes(made) == {"queue_without_rate"}


def test_visitors_by_slot_are_taken_slot_by_slot() -> None:
    visitors = [float(i) for i in range(SETTINGS.grid.slots)]
    made = derived(
        sale.records("2027-11-01 00:00", 30, all=visitors), rates=(InquiryRate(queue="presale", rate=0.1),)
    )
    assert made.forecast.contacts["base"]["presale"] == pytest.approx([v * 0.1 for v in visitors], abs=1e-3)


def test_totals_of_days_follow_the_shape_of_the_day() -> None:
    table = sale.records("2027-11-01 00:00", 1440, all=[1000, 2000, 3000, 4000])
    made = derived(table, rates=(InquiryRate(queue="presale", rate=1),))
    day = SETTINGS.grid.dates[1]
    wanted = [2000 * weight for weight in day_shape(SETTINGS, day)]
    assert made.forecast.contacts["base"]["presale"][48:96] == pytest.approx(wanted, abs=1e-3)


def test_totals_of_hours_are_split_inside_the_hour_only() -> None:
    made = derived(
        sale.records("2027-11-01 00:00", 60, all=[600.0] * 96),
        rates=(InquiryRate(queue="presale", rate=0.5),),
    )
    series = made.forecast.contacts["base"]["presale"]
    assert all(series[i] + series[i + 1] == pytest.approx(300, abs=1e-3) for i in range(0, len(series), 2))
    assert series[88] > series[89]  # the opening on the second day at 20:00
    assert series[20] == pytest.approx(series[21], abs=1e-3)


def test_visitors_of_queues_each_have_their_rate() -> None:
    table = sale.records("2027-11-01 00:00", 1440, presale=[100.0] * 4, aftersale=[50.0] * 4)
    rates = (InquiryRate(queue="presale", rate=0.1), InquiryRate(queue="aftersale", rate=0.2))
    made = derived(table, rates=rates)
    assert (sale.total(made, "presale"), sale.total(made, "aftersale")) == pytest.approx((40, 40), abs=0.1)
    assert sale.codes(made) == set()


def test_after_sale_follows_the_orders_of_visitors() -> None:
    after = AfterSale(queue="aftersale", contacts_per_order=0.5, lag=(1.0,))
    made = derived(visitors={"warm": 10_000}, order_rate=0.02, after_sale=after)
    assert sale.step(made, "after-sale contacts of aftersale").result.value == pytest.approx(100)
    assert 0 < sale.total(made, "aftersale") <= 100


def test_a_phase_that_reaches_out_of_the_plan_is_named() -> None:
    recipe = VisitorsRecipe(visitors={"after": 1000, "main": 1000}, rates=RATES)
    made = derive(sale.settings(days=3), recipe, {})
    message = next(str(f.message) for f in made.findings if f.code == "phase_outside_plan")
    assert message.startswith("only 0 of the 24 h of after lie in the plan")
    assert sale.total(made, "presale") == pytest.approx(50, abs=0.01)


def test_rows_missing_and_rows_outside_are_pointed_out() -> None:
    made = derived(sale.records("2027-11-03 00:00", 1440, all=[100.0] * 3))
    messages = {finding.code: str(finding.message) for finding in made.findings}
    assert "48.0 h of the plan have no line and count as 0, from 11-01 00:00" in messages["table_gaps"]
    assert "1 line of visitors lies" in messages["table_beyond"]
    assert all(f.place and f.place.file == "v.csv" for f in made.findings if f.code.startswith("table"))


def test_a_table_of_other_queues_is_refused() -> None:
    with pytest.raises(BadInput, match="no line of any queue of the plan; it has: sales"):
        derived(sale.records("2027-11-01 00:00", 1440, sales=[1.0]))


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "give one"),
        ({"file": "v.csv", "visitors": {"main": 1}}, "give one"),
        (
            {"file": "v.csv", "after_sale": AfterSale(queue="aftersale", contacts_per_order=1)},
            "add order_rate",
        ),
    ],
)
def test_visitors_come_from_one_place_and_orders_from_somewhere(
    values: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        VisitorsRecipe(rates=RATES, **values)
