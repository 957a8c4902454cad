"""Goals of cover, shares, pay, starts and changes against amounts counted by hand."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shiftplan.checks import judge
from shiftplan.domain.cover_rules import CoverRule, Scored
from shiftplan.domain.history import History
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.weights import Weights
from shiftplan.domain.when import Force
from tests import builders as b
from tests.checks.bench import day, one_person


def amounts(judgement: Judgement) -> dict[str, float]:
    return {term.name: term.amount for term in judgement.terms}


def of(
    plan: Plan, *assignments: Assignment, need: float = 0, published: Rota | None = None
) -> dict[str, float]:
    return amounts(judge(plan, b.need(plan, need), b.rota(*assignments), published))


def test_a_plan_that_says_nothing_new_has_the_eight_old_terms() -> None:
    assert len(of(b.plan())) == 8


def test_every_new_goal_shows_once_the_plan_speaks_of_it() -> None:
    plan = b.plan(
        weights=Weights(peaks=1, hours=1, rotation=1, start_change=1),
        cover=(CoverRule(id="c", least=1),),
        contracts=tuple(c.model_copy(update={"hourly_wage": 20}) for c in b.CONTRACTS),
    )
    told = of(plan, published=Rota())
    assert set(told) >= {
        "peaks",
        "hours",
        "labour_cost",
        "rotation",
        "start_change",
        "heads",
        "change",
        "disturbed",
    }


def scored(*rules: Scored) -> Judgement:
    """One person short of one through a day of 24 hours, the whole of it gentle."""
    queues = (b.queue(), b.queue("other"))
    plan = one_person(days=1, queues=queues, scored=rules, weights=Weights(gentle_share=1))
    return judge(plan, b.need(plan, {"presale": [1.0] * 48, "other": [0.0] * 48}), Rota())


def test_scored_hours_weigh_by_their_factor_and_the_hours_short_stay_hours() -> None:
    judgement = scored(Scored(factor=3, since="20:00"))
    (shortage,) = [term for term in judgement.terms if term.name == "shortage"]
    assert shortage.amount == pytest.approx(20 + 4 * 3)
    assert shortage.cost == pytest.approx(100 * 32)
    assert shortage.unit == "scored agent-hours"
    assert judgement.shortage_agent_hours == pytest.approx(24)


def test_factors_of_one_slot_multiply_and_a_queue_is_scored_by_itself() -> None:
    both = scored(Scored(factor=2), Scored(factor=3, since="00:00", until="01:00"))
    assert amounts(both)["shortage"] == pytest.approx(23 * 2 + 6)
    assert amounts(scored(Scored(factor=9, queue="other")))["shortage"] == pytest.approx(24)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.sampled_from([Scored(factor=1), Scored(factor=1, since="08:00", until="09:00")]), max_size=3)
)
def test_factors_of_one_change_nothing(rules: list[Scored]) -> None:
    assert scored(*rules).objective == pytest.approx(scored().objective)


def heads(*assignments: Assignment, **rule: Any) -> float:
    plan = b.plan((b.agent("ann"), b.agent("bob")), days=1, cover=(CoverRule(id="c", **rule),))
    return of(plan, *assignments)["heads"]


def test_missing_heads_are_person_hours_times_the_weight() -> None:
    """Two wanted from 08:00 to 12:00; Ann is there from 08:00, before her meal at 12:00."""
    assert heads(least=2, since="08:00", until="12:00") == pytest.approx(8)
    assert heads(b.work("ann", 0), least=2, since="08:00", until="12:00") == pytest.approx(4)
    assert heads(b.work("ann", 0), least=2, since="08:00", until="12:00", weight=2.5) == pytest.approx(10)
    assert heads(b.work("ann", 0), b.work("bob", 0), least=2, since="08:00", until="12:00") == 0


def test_too_many_heads_count_through_their_breaks() -> None:
    """Both hold a seat from 08:00 to 16:30, one more than allowed."""
    both = b.work("ann", 0), b.work("bob", 0)
    assert heads(*both, most=1) == pytest.approx(8.5)
    assert heads(*both, most=2) == 0


def test_rules_are_no_goal() -> None:
    plan = b.plan(days=1, cover=(CoverRule(id="c", least=2, force=Force.RULE),))
    assert "heads" not in of(plan)


def peaks(before: float, *days: int) -> float:
    """Pairs in a plan of three days whose only opening is at 20:00 on the second."""
    history = (History(agent="ann", peaks=before),)
    plan = one_person(days=3, weights=Weights(peaks=1)).model_copy(update={"history": history})
    return of(plan, *(b.work("ann", i, "late") for i in days))["peaks"]


def test_shifts_at_the_opening_count_with_those_before() -> None:
    assert peaks(0, 0, 1, 2) == 0
    assert peaks(3, 1) == 3
    assert peaks(3, 0, 2) == 0


def test_peaks_of_two_openings_make_a_pair() -> None:
    shifts = (*b.SHIFTS, b.shift("deep", 0, 6))
    plan = one_person(days=3, weights=Weights(peaks=1), shifts=shifts)
    first = plan.settings.event.phases[0].model_copy(update={"opening": True})
    event = plan.settings.event.model_copy(update={"phases": (first, *plan.settings.event.phases[1:])})
    two = plan.model_copy(update={"settings": plan.settings.model_copy(update={"event": event})})
    assert of(two, b.work("ann", 0, "early"), b.work("ann", 1, "late"))["peaks"] == 0
    assert of(two, b.work("ann", 0, "deep"), b.work("ann", 1, "late"))["peaks"] == 1


@pytest.mark.parametrize(
    ("before", "shifts", "expected"), [(0, 5, 0), (0, 6, 0), (0, 7, 1), (16, 5, 1), (16, 6, 3), (0, 0, 0)]
)
def test_hours_above_the_contract_grow_dearer_by_blocks(before: float, shifts: int, expected: float) -> None:
    """Forty hours are agreed for the week; the shift has eight."""
    history = (History(agent="ann", hours=before),)
    plan = one_person(days=7, weights=Weights(hours=1)).model_copy(update={"history": history})
    assert of(plan, *(b.work("ann", i) for i in range(shifts)))["hours"] == pytest.approx(expected)


def test_pay_is_told_even_when_it_weighs_nothing() -> None:
    wages = {"hourly_wage": 20.0, "night_allowance": 30.0}
    plan = one_person(days=7, contracts=tuple(c.model_copy(update=wages) for c in b.CONTRACTS))
    judgement = judge(plan, b.need(plan, 0), b.rota(*(b.work("ann", i) for i in range(6))))
    (paid,) = [term for term in judgement.terms if term.name == "labour_cost"]
    assert (paid.amount, paid.cost, paid.unit) == (pytest.approx(40 * 20 + 8 * 40), 0, "yuan")
    assert of(plan, b.work("ann", 0, "night"))["labour_cost"] == pytest.approx(8 * 20 + 30)


def starts(*shifts: str | None) -> dict[str, float]:
    plan = one_person(days=len(shifts), weights=Weights(rotation=1, start_change=1))
    return of(plan, *(b.work("ann", i, shift) for i, shift in enumerate(shifts) if shift))


def test_turns_go_forward() -> None:
    assert starts("early", "late", "night")["rotation"] == 0
    assert starts("late", "early", "late")["rotation"] == 1
    assert starts("late", None, "early")["rotation"] == 0
    assert starts("long", "early")["rotation"] == 0


def test_starts_that_move_count_the_hours_beyond_the_first() -> None:
    assert starts("early", "late", "early")["start_change"] == pytest.approx(8)
    assert starts("early", "long", None, "night")["start_change"] == 0


def test_changes_and_people_disturbed() -> None:
    plan = b.plan((b.agent("ann"), b.agent("bob")), days=3)
    told = b.rota(b.work("ann", 0), b.work("ann", 1), b.work("bob", 0))
    now = of(plan, b.work("ann", 0, "late"), b.work("bob", 0), published=told)
    assert (now["change"], now["disturbed"]) == (2, 1)
    same = of(plan, *told.assignments, published=told)
    assert (same["change"], same["disturbed"]) == (0, 0)
    assert day(0) == b.MONDAY


def test_where_shortage_comes_first_a_note_says_in_which_weights() -> None:
    plan = one_person(days=1, shortage_first=True)
    judgement = judge(plan, b.need(plan, 1), Rota())
    (note,) = [finding for finding in judgement.findings if finding.code == "shortage_first"]
    assert f"raised {plan.weights.shortage / 100:,.0f} times" in str(note.message)
    assert judgement.terms[0].weight == plan.weights.shortage
    plain = one_person(days=1)
    assert "shortage_first" not in {
        finding.code for finding in judge(plain, b.need(plain, 1), Rota()).findings
    }
