"""What somebody has against a rule is held all the same: its hours, its rest, what it serves."""

from typing import Any

import pytest

from shiftplan import checks
from shiftplan.domain.explanation import Hindrance, PersonReason
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.weights import Weights
from shiftplan.rota.explain import Alone, person_reasons
from tests import builders as b
from tests.rota.explain.scenes import day, leave, need_at, plan_of, reason, reasons, standing

BARE = Weights(undertime=0, nights=0, weekends=0, wish=0, surplus=2, gentle_share=0)
ANN, BOB = b.agent("ann"), b.agent("bob")
NIGHT = b.work("ann", 0, "night")


def value(plan: Plan, need: Need, *work: Assignment) -> float:
    return checks.judge(plan, need, b.rota(*work)).objective


def moved(plan: Plan, need: Need, one: PersonReason, *work: Assignment) -> float:
    """What the move does to the judge's value."""
    assert one.move
    after = value(plan, need, *(each for each in work if each not in one.instead_of), one.move)
    return after - value(plan, need, *work)


def test_a_night_on_leave_holds_its_rest() -> None:
    """Ann works the night in her leave: on the day itself leave is the reason, the next day rest is."""
    plan = plan_of(ANN, weights=BARE, availability=(leave("ann", 0),))
    need = need_at(plan, (0, 22, 30, 1), (1, 8, 16, 1))
    found = reason(reasons(plan, need, (1, 10), NIGHT), "ann")
    assert (found.hindrance, found.instead_of, found.price) == (Hindrance.REST, (NIGHT,), 0)
    assert moved(plan, need, found, NIGHT) == 0
    same_day = reason(reasons(plan, need, (0, 10), NIGHT), "ann")
    assert (same_day.hindrance, same_day.move, same_day.price) == (Hindrance.LEAVE, None, None)


def test_a_locked_night_on_leave_leaves_no_way() -> None:
    plan = plan_of(ANN, weights=BARE, availability=(leave("ann", 0),))
    found = reason(reasons(plan, need_at(plan, (1, 8, 16, 1)), (1, 10), locked=(NIGHT,)), "ann")
    assert (found.hindrance, found.move, found.price) == (Hindrance.REST, None, None)


def test_dropping_a_day_on_leave_costs_what_it_serves() -> None:
    plan = plan_of(ANN, weights=BARE, availability=(leave("ann", 0),))
    there = standing(plan, need_at(plan, (0, 8, 16, 1)), b.work("ann", 0, "eight"))
    assert person_reasons(there, "ann", 0).price_of_dropping == 8 * 250


def test_others_see_what_a_day_on_leave_serves() -> None:
    """Bob would be one too many beside Ann, who serves in her leave."""
    plan = plan_of(ANN, BOB, weights=BARE, availability=(leave("ann", 0),))
    found = reasons(plan, need_at(plan, (0, 8, 16, 1)), (0, 10), b.work("ann", 0, "eight"))
    assert (reason(found, "bob").hindrance, reason(found, "bob").price) == (Hindrance.DEARER, 8 * 2)


def test_two_held_too_near_to_each_other_stay_as_they_are() -> None:
    """The day two hours after the night breaks the rest already; the evening in its place mends it."""
    plan = plan_of(ANN, weights=BARE)
    work = NIGHT, b.work("ann", 1, "eight")
    need = need_at(plan, (1, 8, 16, 1), (1, 18, 22, 1))
    found = reason(reasons(plan, need, (1, 20), *work), "ann")
    assert (found.hindrance, found.instead_of) == (Hindrance.DEARER, work[1:])
    assert found.price == moved(plan, need, found, *work) == 4 * 250


def test_hours_beyond_the_limit_do_not_let_in_more() -> None:
    """Fifty-two hours of forty-eight are broken once; fifty-six would be broken more."""
    plan = plan_of(ANN, days=7, weights=BARE)
    work = *(b.work("ann", number, "eight") for number in range(6)), b.work("ann", 6, "short")
    need = need_at(plan, *((number, 8, 16, 1.0) for number in range(7)))
    found = reason(reasons(plan, need, (6, 10), *work), "ann")
    assert (found.hindrance, len(found.instead_of)) == (Hindrance.HOURS, 2)
    assert found.price == moved(plan, need, found, *work)


@pytest.mark.parametrize("change", [{"start": 10 * 60}, {"then": "presale"}, {"then": "other"}])
def test_a_start_or_a_change_that_the_plan_does_not_offer_counts(change: dict[str, Any]) -> None:
    """Ann serves at a start, or with a change, that nobody may choose; Bob is priced beside her."""
    plan = plan_of(ANN, BOB, weights=BARE, queues=(b.queue(), b.queue("other")))
    need = need_at(plan, (0, 8, 18, 1))
    odd = b.work("ann", 0, "eight").model_copy(update=change)
    there = standing(plan, need, odd)
    assert there.scene.model.value(there.draft) == pytest.approx(value(plan, need, odd))
    (beside,) = [one for one in person_reasons(there, "bob", 0).options if one.shift == "eight"]
    both = value(plan, need, odd, b.work("bob", 0, "eight"))
    assert beside.price == pytest.approx(both - value(plan, need, odd))
    assert person_reasons(there, "ann", 0).price_of_dropping == 8 * 250


def test_breaks_of_another_template_count_for_nothing() -> None:
    """The shift had one break when the rota was made; it has none now."""
    plan = plan_of(ANN, weights=BARE)
    old = b.work("ann", 0, "eight").model_copy(update={"breaks": (60,)})
    need = need_at(plan, (0, 8, 16, 1))
    there = standing(plan, need, old)
    assert there.scene.model.value(there.draft) == value(plan, need, old) == 8 * 250


def test_the_best_days_keep_the_rules() -> None:
    plan = plan_of(ANN, weights=BARE, availability=(leave("ann", 0),))
    need = need_at(plan, (0, 8, 16, 1), (1, 8, 16, 1))
    best = Alone(standing(plan, need, b.work("ann", 0, "eight"))).best("ann", 10.0)
    assert best
    assert [(one.day, one.shift) for one in best.assignments] == [(day(1), "eight")]
