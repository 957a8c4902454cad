"""Why somebody works or is off on a day."""

import pytest

from shiftplan.domain.explanation import Hindrance, Option, PersonReasons, ServedHours
from shiftplan.domain.people import Protection
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.domain.weights import Weights
from shiftplan.rota.explain import person_reasons, standing_of
from tests import builders as b
from tests.rota.explain.scenes import day, leave, need_at, plan_of, slot_at, standing

BARE = Weights(undertime=0, nights=0, weekends=0, wish=0, surplus=2, gentle_share=0)
ANN = b.agent("ann")


def ann_on(
    number: int, plan: Plan, *work: Assignment, amounts: tuple[tuple[int, float, float, float], ...]
) -> PersonReasons:
    return person_reasons(standing(plan, need_at(plan, *amounts), *work), "ann", number)


def option(found: PersonReasons, shift: str) -> Option:
    (one,) = [each for each in found.options if each.shift == shift]
    return one


def test_what_a_shift_serves_and_what_is_missing_without_it() -> None:
    """Of eight hours two are covered by Bob as well: six would be short, at 250 each, less the surplus."""
    plan = plan_of(
        ANN, b.agent("bob"), days=1, weights=BARE, shifts=(b.shift("eight", 8, 8), b.shift("two", 8, 2))
    )
    found = ann_on(0, plan, b.work("ann", 0, "eight"), b.work("bob", 0, "two"), amounts=((0, 8, 16, 1),))
    assert found.serves == (
        ServedHours(
            queue="presale", first=slot_at(plan, 0, 8), last=slot_at(plan, 0, 16) - 1, short_without=6
        ),
    )
    assert found.price_of_dropping == 6 * 250 - 2 * 2
    assert "6 agent-hours more would be short" in str(found.message)
    assert option(found, "").price == found.price_of_dropping


def test_other_shifts_are_priced_and_sorted() -> None:
    """The evening needs four hours of one, the day eight: going over would lose four hours at 250."""
    plan = plan_of(ANN, days=1, weights=BARE)
    found = ann_on(0, plan, b.work("ann", 0, "eight"), amounts=((0, 8, 16, 1), (0, 18, 22, 1)))
    assert option(found, "short").price == 8 * 250 - 4 * 250
    prices = [one.price for one in found.options if one.price is not None]
    assert prices == sorted(prices)
    assert "eight" not in [one.shift for one in found.options]


def test_a_rule_in_the_way_of_an_option_is_named() -> None:
    plan = plan_of(b.agent("ann", protection=Protection.PREGNANT), days=2, weights=BARE)
    found = ann_on(0, plan, amounts=((0, 8, 16, 1),))
    night = option(found, "night")
    assert (night.hindrance, night.price) == (Hindrance.LAW, None)
    assert option(found, "eight").price == -8 * 250
    assert "the rota would be better" in str(found.message)


def test_rest_is_in_the_way_of_an_option() -> None:
    plan = plan_of(ANN, days=2, weights=BARE)
    found = ann_on(1, plan, b.work("ann", 0, "night"), amounts=((1, 8, 16, 1),))
    assert option(found, "eight").hindrance is Hindrance.REST
    assert option(found, "short").price == 4 * 2


def test_off_on_leave_and_off_because_nothing_is_worth_it() -> None:
    plan = plan_of(ANN, days=2, weights=BARE, availability=(leave("ann", 1),))
    assert str(ann_on(1, plan, amounts=()).message) == "on leave"
    found = ann_on(0, plan, amounts=())
    assert str(found.message) == "every shift would cost more than it saves; the cheapest, short, by 8"


def test_a_locked_day_says_so() -> None:
    plan = plan_of(ANN, days=1)
    locked = Rota.of([], [Cell("ann", day(0))])
    found = person_reasons(standing_of(plan, b.need(plan, 1), locked), "ann", 0)
    assert found.locked
    assert {one.hindrance for one in found.options} == {Hindrance.LOCK}


def test_a_person_that_the_plan_does_not_know() -> None:
    plan = plan_of(ANN, days=1)
    with pytest.raises(KeyError):
        person_reasons(standing(plan, b.need(plan, 0)), "nobody", 0)
