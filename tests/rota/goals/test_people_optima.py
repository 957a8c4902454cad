"""Wishes about people: tiny rotas with optima proved by hand.

Of two day shifts of six hours early begins at 09:00 and late at 12:00. An agent needed and missing costs
0.1 · 100 + 0.9 · 250 = 235 an hour, one too many 2 an hour; hours below contract cost nothing here.
"""

from typing import Any

import pytest

from shiftplan.checks import judge
from shiftplan.domain.history import History
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Outcome, Status
from shiftplan.domain.people import Contract, ContractKind, Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.teamwork import Bond, BondKind, Pattern, Squad
from shiftplan.domain.weights import Weights
from shiftplan.domain.when import Force
from shiftplan.rota import solve
from tests import builders as b
from tests.rota.bench import LIMITS, quiet

EARLY, LATE = b.shift("early", 9, 6), b.shift("late", 12, 6)
MISSING, TOO_MANY = 235.0, 2.0
ANN, BOB = b.agent("ann"), b.agent("bob")


def plan(*people: Any, days: int = 1, weights: dict[str, float] | None = None, **values: Any) -> Plan:
    given = Weights(**{"undertime": 0, "nights": 0, "weekends": 0, "overtime": 0, **(weights or {})})
    return b.plan(people or (ANN, BOB), days=days, **{"shifts": (EARLY, LATE), "weights": given, **values})


def needed(the_plan: Plan, early: float = 0, late: float = 0) -> Need:
    """So many agents from 09:00 to 12:00 and from 15:00 to 18:00 of each day; none in between."""
    day = [early if 18 <= slot < 24 else late if 30 <= slot < 36 else 0.0 for slot in range(48)]
    return b.need(the_plan, {"presale": day * the_plan.grid.days})


def solved(the_plan: Plan, need: Need) -> Outcome:
    outcome = solve(the_plan, need, None, LIMITS, quiet, lambda: False)
    assert outcome.status is Status.OPTIMAL
    assert outcome.rota is not None
    judgement = judge(the_plan, need, outcome.rota)
    assert judgement.hard_violations == 0
    assert outcome.objective == pytest.approx(judgement.objective)
    return outcome


def value(the_plan: Plan, early: float = 0, late: float = 0) -> float:
    found = solved(the_plan, needed(the_plan, early, late)).objective
    assert found is not None
    return found


def tied(kind: str, force: Force, weight: float = 1, *people: Any) -> Plan:
    bond = Bond(kind=BondKind(kind), agents=("ann", "bob"), force=force, weight=weight)
    return plan(*people, bonds=(bond,), weights={"bonds": 10})


BOTH = 2 * 3 * TOO_MANY
"""One early and one late, each three hours where nobody is needed."""


def test_without_a_bond_one_comes_early_and_one_late() -> None:
    assert value(plan(), early=1, late=1) == pytest.approx(BOTH)


@pytest.mark.parametrize("kind", ["together", "carpool"])
def test_from_one_start_only_half_of_the_day_is_covered(kind: str) -> None:
    """Both early: the evening is short, the morning has one too many; as a wish it is broken for 10."""
    second = 0.0 if kind == "carpool" else 3 * TOO_MANY + 3 * TOO_MANY
    alone = 3 * MISSING + 3 * TOO_MANY
    assert value(tied(kind, Force.RULE), early=1, late=1) == pytest.approx(alone + second)
    assert value(tied(kind, Force.WISH), early=1, late=1) == pytest.approx(BOTH + 10)


def test_a_wish_as_dear_as_the_shortage_is_kept() -> None:
    assert value(tied("carpool", Force.WISH, 1000), early=1, late=1) == pytest.approx(3 * MISSING + 6)


def test_apart_leaves_one_at_home() -> None:
    """Both shifts hold the hours from 12:00 to 15:00."""
    assert value(tied("apart", Force.RULE), early=1, late=1) == pytest.approx(3 * MISSING + 3 * TOO_MANY)
    assert value(tied("apart", Force.WISH), early=1, late=1) == pytest.approx(BOTH + 10)
    assert value(tied("apart", Force.WISH, 2), early=1, late=1) == pytest.approx(BOTH + 20)


def test_a_newcomer_comes_when_the_mentor_does() -> None:
    """Half of late lies in early, which is enough; without Ann Bob stays away and the evening is short."""
    away = b.agent("ann", shifts=("nights",)), BOB
    nights = {"shifts": (EARLY, LATE, b.shift("nights", 20, 3))}
    assert value(tied("mentor", Force.RULE), early=1, late=1) == pytest.approx(BOTH)
    bond = Bond(kind=BondKind.MENTOR, agents=("ann", "bob"), force=Force.RULE)
    assert value(plan(*away, bonds=(bond,), **nights), late=1) == pytest.approx(3 * MISSING)
    wish = bond.model_copy(update={"force": Force.WISH})
    alone = plan(*away, bonds=(wish,), weights={"bonds": 10}, **nights)
    assert value(alone, late=1) == pytest.approx(3 * TOO_MANY + 10)


def test_a_squad_has_its_senior_beside_it() -> None:
    """Bob's evening is needed. Ann, who serves nobody of this queue, comes for his six hours or is missed."""
    senior = b.agent("ann", tier=Tier.T4, squad="s", queues=("other",))
    people = senior, b.agent("bob", squad="s", shifts=("late",))
    own = Squad(id="s", force=Force.RULE)
    queues = (b.queue("presale"), b.queue("other"))

    def cost(squad: Squad, weight: float) -> float:
        the_plan = plan(*people, squads=(squad,), queues=queues, weights={"squads": weight})
        need = b.need(
            the_plan, {"presale": [1.0 if 30 <= s < 36 else 0.0 for s in range(48)], "other": [0.0] * 48}
        )
        found = solved(the_plan, need).objective
        assert found is not None
        return found

    wish = own.model_copy(update={"force": Force.WISH})
    assert cost(own, 1) == pytest.approx(3 * TOO_MANY + 6 * TOO_MANY)
    assert cost(wish, 1) == pytest.approx(3 * TOO_MANY + 6 * 1)
    assert cost(wish, 5) == pytest.approx(3 * TOO_MANY + 6 * TOO_MANY)


def test_a_turn_is_kept_for_its_weight() -> None:
    """Two days needed, a turn of work and rest: the second day costs 10 as a wish and is short as a rule."""
    turn = Pattern(id="p", turn=("*", "-"), weight=2)
    ann = b.agent("ann", pattern="p")
    wish = plan(ann, days=2, patterns=(turn,), weights={"patterns": 5})
    rule = plan(ann, days=2, patterns=(turn.model_copy(update={"force": Force.RULE}),))
    assert value(wish, early=1) == pytest.approx(2 * 3 * TOO_MANY + 10)
    assert value(rule, early=1) == pytest.approx(3 * TOO_MANY + 3 * MISSING)


def test_a_working_day_of_the_turn_is_worked_though_nobody_is_needed() -> None:
    turn = Pattern(id="p", turn=("early", "-"))
    the_plan = plan(b.agent("ann", pattern="p"), days=2, patterns=(turn,), weights={"patterns": 20})
    assert value(the_plan) == pytest.approx(6 * TOO_MANY)


def test_the_night_goes_to_whom_had_fewer() -> None:
    """A third night costs two pairs of 8, a first one none."""
    night = b.shift("night", 0, 6)
    weights = {"nights": 8}
    the_plan = plan(shifts=(night,), weights=weights, history=(History(agent="ann", nights=2),))
    slots = [1.0 if slot < 12 else 0.0 for slot in range(48)]
    outcome = solved(the_plan, b.need(the_plan, {"presale": slots}))
    assert outcome.rota is not None
    assert [assignment.agent for assignment in outcome.rota.assignments] == ["bob"]
    assert outcome.objective == pytest.approx(0)
    alone = plan(ANN, shifts=(night,), weights=weights, history=(History(agent="ann", nights=2),))
    assert solved(alone, b.need(alone, {"presale": slots})).objective == pytest.approx(16)


def test_the_more_proficient_of_two_serves() -> None:
    """Bob is worth 0.9 and Ann half of it: one agent is needed, a tenth missing is gentle."""
    ann = b.agent("ann", proficiency={"presale": 0.45})
    bob = b.agent("bob", proficiency={"presale": 0.9}, shifts=("early",))
    outcome = solved(plan(bob, shifts=(EARLY,)), needed(plan(bob), early=1))
    assert outcome.objective == pytest.approx(3 * 0.1 * 100 + 3 * 0.9 * TOO_MANY)
    both = plan(ann, bob, shifts=(EARLY,))
    assert value(both, early=1) == pytest.approx(3 * 0.35 * TOO_MANY + 3 * 1.35 * TOO_MANY)


def test_averaged_hours_are_worked_where_they_are_needed() -> None:
    """Six ten-hour days in one week and none in the next: 60 h of 80, no overtime, 20 h below contract."""
    contract = Contract(id="full", kind=ContractKind.SPECIAL, max_hours_per_week=60)
    weights = {"overtime": 15, "undertime": 3}
    ten = b.shift("ten", 9, 10)
    the_plan = plan(ANN, days=14, shifts=(ten,), contracts=(contract,), weights=weights)
    slots = [1.0 if day < 6 and 18 <= slot < 38 else 0.0 for day in range(14) for slot in range(48)]
    need = b.need(the_plan, {"presale": slots})
    outcome = solved(the_plan, need)
    assert outcome.objective == pytest.approx(2 * 10 * TOO_MANY)
    terms = {term.name: term.amount for term in judge(the_plan, need, outcome.rota).terms}
    assert (terms["overtime"], terms["undertime"]) == (0, 0)
