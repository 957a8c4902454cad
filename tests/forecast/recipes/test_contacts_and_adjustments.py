"""Contacts as given, and what a lead adds by feel."""

import pytest

from shiftplan.domain.derivation import Derived
from shiftplan.domain.recipe import Adjustment, ContactsRecipe
from shiftplan.forecast import derive
from tests.forecast.recipes import sale

SETTINGS = sale.settings()
TABLE = sale.records("2027-11-01 00:00", 30, presale=[10.0] * 192, aftersale=[4.0] * 192)


def derived(*adjust: Adjustment) -> Derived:
    return derive(SETTINGS, ContactsRecipe(file="c.csv", adjust=adjust), {"c.csv": TABLE})


def test_contacts_as_given() -> None:
    made = derived()
    assert made.forecast.contacts["base"] == {"presale": (10.0,) * 192, "aftersale": (4.0,) * 192}
    assert sale.codes(made) == set()


def test_an_adjustment_takes_its_phase_and_queue_and_is_told() -> None:
    made = derived(Adjustment(factor=1.5, phase="main", queue="presale", note="live show"))
    assert sale.in_phase(made, sale.PHASES[1], "presale") == pytest.approx(56 * 15)
    assert sale.in_phase(made, sale.PHASES[0], "presale") == pytest.approx(88 * 10)
    assert sale.total(made, "aftersale") == 192 * 4
    told = sale.step(made, "adjusted by feel")
    assert str(told.note) == "live show"
    assert [str(part.working) for part in told.parts] == ["560 contacts × by feel 1.5 = 840 contacts"]


def test_adjustments_are_multiplied_one_after_the_other() -> None:
    made = derived(Adjustment(factor=2), Adjustment(factor=0.5, queue="aftersale"))
    assert (sale.total(made, "presale"), sale.total(made, "aftersale")) == (3840, 768)


def test_rows_of_five_minutes_stay_known_at_an_opening() -> None:
    minutes = [float(i % 12) for i in range(4 * 288)]
    table = sale.records("2027-11-01 00:00", 5, presale=minutes, aftersale=[1.0] * (4 * 288))
    made = derive(
        SETTINGS, ContactsRecipe(file="c.csv", adjust=(Adjustment(factor=2, phase="main"),)), {"c.csv": table}
    )
    fine = made.forecast.fine["base"]["presale"]
    assert set(fine) == {88, 89}
    assert fine[88] == (0.0, 2.0, 4.0, 6.0, 8.0, 10.0)
    assert all(
        sum(steps) == pytest.approx(made.forecast.contacts["base"]["presale"][slot])
        for slot, steps in fine.items()
    )
