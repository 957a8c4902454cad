"""Each goal against amounts counted by hand."""

import pytest

from shiftplan.checks import judge
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.rota import Assignment
from shiftplan.domain.weights import Weights
from tests import builders as b
from tests.checks.bench import entry, one_person

NAMES = ["shortage", "deep_shortage", "surplus", "overtime", "undertime", "wish", "nights", "weekends"]


def amounts(judgement: Judgement) -> dict[str, float]:
    return {term.name: term.amount for term in judgement.terms}


def of(need: float, *assignments: Assignment, **values: object) -> dict[str, float]:
    plan = one_person(**{"days": 1, **values})
    return amounts(judge(plan, b.need(plan, need), b.rota(*assignments)))


def test_the_terms_of_every_plan_carry_its_names_and_weights() -> None:
    weights = Weights(**{name: i + 1 for i, name in enumerate(NAMES)})
    plan = b.plan(weights=weights)
    judgement = judge(plan, b.need(plan, 1), b.rota())
    assert [(term.name, term.weight) for term in judgement.terms] == [
        (name, i + 1) for i, name in enumerate(NAMES)
    ]
    assert judgement.objective == pytest.approx(sum(t.weight * t.amount for t in judgement.terms))


def test_shortage_is_split_at_the_gentle_share_of_each_slots_need() -> None:
    """Need 10 for 24 h; a tenth of it is gentle. One person is there for 8 h: short of 9, else of 10."""
    counted = of(10, b.work("ann", 0))
    assert counted["shortage"] == pytest.approx(24 * 1)
    assert counted["deep_shortage"] == pytest.approx(16 * 9 + 8 * 8)
    assert counted["surplus"] == 0


def test_a_small_shortage_is_all_gentle() -> None:
    plan = one_person(days=1, weights=Weights(gentle_share=0.5), agent={"productivity": 0.7})
    judgement = judge(plan, b.need(plan, 1), b.rota(b.work("ann", 0)))
    assert amounts(judgement)["shortage"] == pytest.approx(16 * 0.5 + 8 * 0.3)
    assert amounts(judgement)["deep_shortage"] == pytest.approx(16 * 0.5)
    assert judgement.shortage_agent_hours == pytest.approx(16 + 8 * 0.3)


def test_surplus_counts_what_is_above_the_need() -> None:
    assert of(0.25, b.work("ann", 0))["surplus"] == pytest.approx(8 * 0.75)


def test_a_queue_too_many_does_not_make_up_for_one_too_few() -> None:
    plan = one_person(days=1, queues=(b.queue(), b.queue("after")))
    judgement = judge(
        plan, b.need(plan, {"presale": [0.0] * 48, "after": [1.0] * 48}), b.rota(b.work("ann", 0))
    )
    assert amounts(judgement)["surplus"] == pytest.approx(8)
    assert judgement.shortage_agent_hours == pytest.approx(24)


def test_overtime_and_undertime_by_the_week() -> None:
    """Six 8-hour days in the first week (8 over), four in the second (8 under the 40 agreed)."""
    counted = of(0, *(b.work("ann", i) for i in (*range(6), *range(7, 11))), days=14)
    assert counted["overtime"] == pytest.approx(8)
    assert counted["undertime"] == pytest.approx(8)


def test_undertime_of_part_of_a_week_is_its_share() -> None:
    assert of(0, days=3)["undertime"] == pytest.approx(40 * 3 / 7)


def test_wishes_weigh_what_they_weigh() -> None:
    wishes = (entry("ann", 0, "wish_off", weight=2.5), entry("ann", 1, "wish_on"), entry("ann", 2, "wish_on"))
    blocked = entry("ann", 2, "leave")
    counted = of(0, b.work("ann", 0), days=3, availability=(*wishes, blocked))
    assert counted["wish"] == pytest.approx(3.5)


@pytest.mark.parametrize(("nights", "pairs"), [(0, 0), (1, 0), (2, 1), (3, 3), (5, 10)])
def test_nights_are_counted_in_pairs(nights: int, pairs: int) -> None:
    worked = [b.work("ann", i, "night") for i in range(nights)]
    assert of(0, *worked, b.work("ann", 8), days=14)["nights"] == pairs


@pytest.mark.parametrize(("weekend", "pairs"), [((5,), 0), ((5, 6), 1), ((5, 6, 12), 3), ((4, 7, 5), 0)])
def test_weekend_days_are_counted_in_pairs(weekend: tuple[int, ...], pairs: int) -> None:
    assert of(0, *(b.work("ann", i, "short") for i in weekend), days=14)["weekends"] == pairs


def test_pairs_are_by_person() -> None:
    plan = b.plan(days=7)
    rota = b.rota(b.work("a1", 5), b.work("a2", 6))
    assert amounts(judge(plan, b.need(plan, 0), rota))["weekends"] == 0
