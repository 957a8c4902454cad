"""Sales target → orders → through service → contacts."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st
from pydantic import ValidationError

from shiftplan.domain.derivation import Derived
from shiftplan.domain.recipe import AfterSale, TargetRecipe
from shiftplan.errors import BadInput
from shiftplan.forecast import derive, traffic
from tests.forecast.recipes import sale

SETTINGS = sale.settings()
EXAMPLE = {"target_yuan": 500_000, "order_value_yuan": 100, "service_share": 0.2, "conversion": 0.4}


def derived(**values: Any) -> Derived:
    return derive(SETTINGS, TargetRecipe(**{**EXAMPLE, **values}), {})


def test_the_rule_of_thumb_of_the_field() -> None:
    made = derived()
    assert [step.result.value for step in made.steps[:3]] == pytest.approx([5000, 1000, 2500])
    assert (
        str(made.steps[0].working)
        == "sales target 500,000 yuan ÷ average order value 100 yuan = 5,000 orders"
    )
    assert str(made.steps[1].working) == "5,000 orders × share through service 20 % = 1,000 orders"
    assert str(made.steps[2].working) == "1,000 orders ÷ inquiry conversion 40 % = 2,500 contacts"
    assert sale.total(made) == pytest.approx(2500, abs=0.1)


def test_defaults_are_said_to_be_ours() -> None:
    made = derive(SETTINGS, TargetRecipe(target_yuan=1e6, order_value_yuan=50), {})
    assert "share through service 20 % (our default)" in str(made.steps[1].working)
    assert "(our default)" in str(sale.step(made, "main").working)
    own = derived(phase_shares={"main": 0.75, "warm": 0.25})
    assert "(our default)" not in str(sale.step(own, "main").working)


def test_phases_and_queues_get_their_shares() -> None:
    made = derived(phase_shares={"main": 0.7, "warm": 0.3}, queue_shares={"presale": 0.8, "aftersale": 0.2})
    assert sale.in_phase(made, sale.PHASES[1], "presale") == pytest.approx(2500 * 0.7 * 0.8, abs=0.1)
    assert sale.in_phase(made, sale.PHASES[0], "aftersale") == pytest.approx(2500 * 0.3 * 0.2, abs=0.1)
    assert sale.in_phase(made, sale.PHASES[2], "presale") == 0


def test_the_main_phase_leads_by_default_and_all_is_shared_out() -> None:
    made = derived()
    shares = [part.operands[1].figure.value for part in sale.step(made, "contacts by phase").parts]
    assert sum(shares) == pytest.approx(1)
    assert max(shares) == shares[1] > 0.6


def test_the_first_quarter_of_the_opening_is_sharper_and_reaches_the_traffic() -> None:
    made = derived()
    hour = sale.step(made, "11-02 20:00")
    assert hour.operands[1].figure.value == pytest.approx(0.4)
    opening = SETTINGS.grid.slot_at(sale.PHASES[1].start)
    assert opening is not None
    found = traffic(SETTINGS, made.forecast)
    steps = found.steps("presale", opening) + found.steps("presale", opening + 1)
    assert sum(steps[:3]) == pytest.approx(0.4 * sum(steps), rel=1e-3)
    assert all(a >= b for a, b in pairwise(steps))
    series = made.forecast.contacts["base"]["presale"]
    assert max(series) == series[opening]


def test_after_sale_contacts_follow_the_orders() -> None:
    made = derived(after_sale=AfterSale(queue="aftersale", contacts_per_order=0.3, lag=(1.0,)))
    told = sale.step(made, "after-sale contacts of aftersale")
    assert told.result.value == pytest.approx(1500)
    assert sale.in_phase(made, sale.PHASES[1], "aftersale") > 0
    assert sale.total(made, "aftersale") < 1500
    assert str(told.note) == f"{sale.total(made, 'aftersale'):,.0f} of them come before the plan ends"


def test_a_queue_left_without_contacts_is_named() -> None:
    assert sale.codes(derived()) == {"queue_without_contacts"}
    after = AfterSale(queue="aftersale", contacts_per_order=0.3)
    assert sale.codes(derived(after_sale=after)) == set()


def test_a_phase_that_reaches_out_of_the_plan_is_named() -> None:
    plan = sale.settings(days=3)
    made = derive(plan, TargetRecipe(**EXAMPLE, phase_shares={"main": 0.5, "after": 0.5}), {})
    assert sale.total(made) == pytest.approx(1250, abs=0.1)
    assert "1,250 of its 1,250" in next(
        str(f.message) for f in made.findings if f.code == "phase_outside_plan"
    )


def test_a_plan_without_phases_takes_all_its_days() -> None:
    made = derive(sale.settings(phases=()), TargetRecipe(**EXAMPLE), {})
    assert sale.total(made) == pytest.approx(2500, abs=0.1)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"conversion": 0}, "conversion must be above 0"),
        ({"conversion": 1.2}, "at most 1, read 1.2"),
        ({"order_value_yuan": 0}, "order_value_yuan must be above 0"),
        ({"phase_shares": {"main": 0.5, "warm": 0.4}}, "phase_shares add up to 0.9"),
        ({"queue_shares": {"presale": 1.0, "aftersale": 0.1}}, "queue_shares add up to 1.1"),
        (
            {"after_sale": {"queue": "presale", "contacts_per_order": 1, "lag": (0.5, 0.2)}},
            "lag add up to 0.7",
        ),
    ],
)
def test_numbers_that_cannot_be_meant(values: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TargetRecipe(**{**EXAMPLE, **values})
    assert sentence in str(refused.value.errors()[0]["ctx"]["error"].args[0])


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"phase_shares": {"mian": 1.0}}, "no phase mian"),
        ({"queue_shares": {"sales": 1.0}}, "no queue sales"),
        ({"adjust": ({"factor": 2, "phase": "x"},)}, "no phase x"),
        ({"order_value_yuan": 1e-6, "target_yuan": 1e12}, "cannot be meant"),
    ],
)
def test_what_does_not_fit_the_plan(values: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        derived(**values)


@runs(max_examples=25)
@given(
    target=st.floats(0, 1e7),
    worth=st.floats(10, 10_000),
    share=st.floats(0, 1),
    conversion=st.floats(0.05, 1),
    main=st.floats(0, 1),
    minutes=st.sampled_from([5, 30, 60]),
)
def test_contacts_are_conserved(
    target: float, worth: float, share: float, conversion: float, main: float, minutes: int
) -> None:
    recipe = TargetRecipe(
        target_yuan=target,
        order_value_yuan=worth,
        service_share=share,
        conversion=conversion,
        phase_shares={"main": main, "after": 1 - main},
    )
    made = derive(sale.settings(minutes=minutes), recipe, {})
    wanted = target / worth * share / conversion
    assert sale.total(made) == pytest.approx(wanted, rel=1e-6, abs=0.1)
    assert made.steps[-1].result.value == pytest.approx(wanted, rel=1e-6, abs=0.1)
    assert sale.in_phase(made, sale.PHASES[1], "presale") == pytest.approx(wanted * main, rel=1e-6, abs=0.1)
