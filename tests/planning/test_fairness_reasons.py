"""Why somebody is above the mean: each fact on a rota made for it, and broken by one change."""

from random import Random
from typing import Any

import pytest

from shiftplan.domain.cover_rules import CoverRule
from shiftplan.domain.fair_counts import Measure
from shiftplan.domain.fairness import Tallies
from shiftplan.domain.history import History
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.domain.weights import Weights
from shiftplan.planning.fairness_facts import Reason, Why
from shiftplan.planning.fairness_reasons import Reasons
from tests import builders as b
from tests.checks.bench import day, entry
from tests.checks.people_cases import people_plan, random_work


def reasons(plan: Plan, rota: Rota, who: str = "ann", measure: Measure = Measure.NIGHTS) -> list[Reason]:
    tallies = Tallies(plan, rota)
    tally = tallies.of(measure)
    one = next(one for one in tally.standings if one.agent.id == who)
    return list(Reasons(plan, rota, tally, tallies.chances).of(one))


def why(*given: Any, **more: Any) -> list[Why]:
    return [reason.why for reason in reasons(*given, **more)]


def nights(count: int = 3, who: str = "ann", queue: str = "presale") -> tuple[Assignment, ...]:
    return tuple(b.work(who, index, "night", queue) for index in range(count))


def people(*others: str, **ann: Any):
    return (b.agent("ann", **ann), *(b.agent(who) for who in others))


def test_few_can_and_one_of_them_is_away() -> None:
    """Of four one is nursing and one has day shifts; Bob, the other one who may, is on leave twice."""
    team = (
        *people("bob"),
        b.agent("cat", protection="nursing"),
        b.agent("dan", shifts=("early",)),
    )
    away = (entry("bob", 0, "leave"), entry("bob", 1, "leave"))
    (reason,) = reasons(b.plan(team, availability=away), b.rota(*nights(3), b.work("bob", 2, "night")))
    assert reason.why is Why.FEW
    assert reason.amount == pytest.approx(4 * 3 / 4 - 4 * 3 / 10)
    assert str(reason.sentence) == (
        "only 2 of 4 people can be given nights, 1 has other shifts by list, turn or entry, "
        "the law forbids it to 1, 1 of those 2 is away on some days (bob)"
    )


def test_carried_over_from_before() -> None:
    plan = b.plan(people("bob"), history=(History(agent="ann", nights=5), History(agent="bob", nights=1)))
    (reason,) = reasons(plan, b.rota(*nights(1), *nights(1, "bob")))
    assert (reason.why, reason.amount) == (Why.BEFORE, 2)
    assert "5 nights before this plan, 3 would be their share" in str(reason.sentence)


def test_asked_to_work() -> None:
    wishes = (
        entry("ann", 0, "wish_on"),
        entry("ann", 1, "wish_on", shift="early"),
        entry("ann", 2, "wish_off"),
    )
    plan = b.plan(people("bob"), availability=wishes)
    (reason,) = reasons(plan, b.rota(*nights()))
    assert (reason.why, reason.amount) == (Why.ASKED, 1)


def test_locked_cells() -> None:
    rota = Rota.of(nights(), locks=(Cell("ann", day(0)), Cell("ann", day(2)), Cell("bob", day(0))))
    (reason,) = reasons(b.plan(people("bob")), rota)
    assert (reason.why, reason.amount) == (Why.LOCKED, 2)


def test_nothing_else_left_by_list() -> None:
    assert why(b.plan(people("bob", shifts=("night",))), b.rota(*nights())) == [Why.NARROW]
    assert why(b.plan(people("bob", shifts=("night", "early"))), b.rota(*nights())) == [Why.UNASKED]


def test_a_skill_that_few_have() -> None:
    queues = (b.queue(), b.queue("after"))
    plan = b.plan(people("bob", queues=("presale", "after")), queues=queues)
    (reason,) = reasons(plan, b.rota(*nights(queue="after")))
    assert (reason.why, reason.amount) == (Why.SKILL, 3)
    assert "after, which 1 of the 2 people who can be given nights serve" in str(reason.sentence)
    assert why(plan, b.rota(*nights())) == [Why.UNASKED]


def test_a_tier_that_a_rule_of_cover_wants_at_night() -> None:
    rule = CoverRule(id="elders", tier="T4", least=1, since=23 * 60, until=4 * 60)
    plan = b.plan(people("bob", tier="T4"), cover=(rule,))
    (reason,) = reasons(plan, b.rota(*nights()))
    assert (reason.why, reason.amount) == (Why.SENIOR, 3)
    by_day = rule.model_copy(update={"since": 8 * 60, "until": 20 * 60})
    assert why(b.plan(people("bob", tier="T4"), cover=(by_day,)), b.rota(*nights())) == [Why.UNASKED]


def test_against_the_rules() -> None:
    plan = b.plan(people("bob", protection="pregnant"))
    assert why(plan, b.rota(*nights()))[0] is Why.BARRED


def test_wishes_for_a_day_that_others_asked_for() -> None:
    wishes = [entry(who, index, "wish_off") for who in ("ann", "bob", "cat") for index in (0, 1)]
    plan = b.plan(people("bob", "cat"), availability=tuple(wishes))
    (reason,) = reasons(plan, b.rota(b.work("ann", 0), b.work("ann", 1)), measure=Measure.WISHES)
    assert (reason.why, reason.amount) == (Why.CROWDED, 2)
    assert "up to 2 of them" in str(reason.sentence)


def test_nothing_asks_for_it_and_somebody_could_take_one() -> None:
    rota = b.rota(*nights(), b.work("bob", 0))
    (reason,) = reasons(b.plan(people("bob")), rota)
    assert (reason.why, reason.amount) == (Why.UNASKED, 1.5)
    assert "bob stands at -1.5 against their share and is off on 2027-11-02" in str(reason.sentence)


def test_nobody_who_is_off_has_less() -> None:
    """Bob works early on all three days."""
    rota = b.rota(*nights(), *(b.work("bob", index) for index in range(3)))
    (reason,) = reasons(b.plan(people("bob")), rota)
    assert "nobody who is off" in str(reason.sentence)


def test_a_goal_that_weighs_nothing() -> None:
    plan = b.plan(people("bob"), weights=Weights(nights=0))
    (reason,) = reasons(plan, b.rota(*nights()))
    assert reason.why is Why.WEIGHTLESS
    assert "weights.nights = 0" in str(reason.sentence)


def test_nobody_below_a_whole_night_over_is_told_reasons() -> None:
    assert why(b.plan(people("bob")), b.rota(*nights(1))) == []
    assert why(b.plan(people("bob")), b.rota(*nights()), who="bob") == []


def test_everybody_above_the_mean_has_a_reason() -> None:
    """A part of what is above it is at least a third of it, and every such part is told."""
    told = 0
    for seed in range(40):
        plan = people_plan(seed)
        rota = random_work(plan, Random(seed), 0.6)
        tallies = Tallies(plan, rota)
        for measure in Measure:
            tally = tallies.of(measure)
            found = Reasons(plan, rota, tally, tallies.chances)
            for one in tally.over:
                assert found.of(one), (seed, measure, one.agent.id)
                told += 1
    assert told > 40
