"""Levers: what is saved is the difference of two solved plans, each lever known by hand."""

import pytest

from shiftplan import planning
from shiftplan.domain.explanation import Lever, LeverKind
from shiftplan.domain.need import Need
from shiftplan.domain.people import Availability, AvailabilityKind, Contract, ContractKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.domain.weights import Weights
from shiftplan.rota import Limits
from shiftplan.rota.explain import candidates, standing_of
from tests import builders as b
from tests.rota.explain.scenes import EIGHT, SHORT, day, need_at, plan_of

BARE = Weights(undertime=0, nights=0, weekends=0, wish=30, overtime=0, surplus=2, gentle_share=0)


def best(plan: Plan, need: Need) -> tuple[Rota, float]:
    outcome = planning.solve(plan, need, None, Limits(seconds=20, workers=1), lambda _: None, lambda: False)
    assert outcome.rota is not None
    assert outcome.objective is not None
    return outcome.rota, outcome.objective


def tried(plan: Plan, need: Need, seconds: float = 12) -> tuple[Lever, ...]:
    rota, _ = best(plan, need)
    found = planning.levers(plan, need, rota, seconds, lambda *_: None, lambda: False)
    assert not found.alone
    return found.told


def of_kind(levers: tuple[Lever, ...], kind: LeverKind, **values: str) -> Lever:
    return next(
        one for one in levers if one.kind is kind and all(getattr(one, key) == values[key] for key in values)
    )


def test_one_more_person_saves_the_difference_of_two_solved_plans() -> None:
    plan = plan_of(b.agent("ann"), days=2, weights=BARE, shifts=(EIGHT,))
    need = need_at(plan, (0, 8, 16, 2), (1, 8, 16, 2))
    lever = of_kind(tried(plan, need), LeverKind.PERSON, shift="eight")
    more = plan_of(b.agent("ann"), b.agent("new"), days=2, weights=BARE, shifts=(EIGHT,))
    assert lever.saved == pytest.approx(best(plan, need)[1] - best(more, need)[1])
    assert lever.saved == pytest.approx(2 * 8 * 250)
    assert lever.saved_hours == pytest.approx(16)
    assert lever.expected >= 2 * 8 * 250 - 1
    assert lever.wages is None


def test_wages_are_counted_where_they_are_given() -> None:
    paid = tuple(one.model_copy(update={"hourly_wage": 30.0}) for one in b.CONTRACTS)
    plan = plan_of(b.agent("ann"), days=1, weights=BARE, shifts=(EIGHT,), contracts=paid)
    lever = of_kind(tried(plan, need_at(plan, (0, 8, 16, 2))), LeverKind.PERSON)
    assert lever.wages == pytest.approx(8 * 30)


def test_learning_a_queue() -> None:
    """Bob has nothing to do; the queue that only Ann knows needs two."""
    queues = (b.queue(), b.queue("other"))
    plan = plan_of(
        b.agent("ann"),
        b.agent("bob", queues=("other",)),
        days=1,
        weights=BARE,
        shifts=(EIGHT,),
        queues=queues,
    )
    lever = of_kind(
        tried(plan, need_at(plan, (0, 8, 16, 2))), LeverKind.TRAINING, agent="bob", queue="presale"
    )
    assert lever.saved == pytest.approx(8 * 250)
    assert lever.expected >= 8 * 250 - 1


def test_giving_up_a_wish() -> None:
    """The wish weighs 30 × 80; the shift would save 8 × 250: the wish is kept, and dropping it saves that."""
    wish = Availability(agent="ann", day=day(0), kind=AvailabilityKind.WISH_OFF, weight=80)
    plan = plan_of(b.agent("ann"), days=1, weights=BARE, shifts=(EIGHT,), availability=(wish,))
    lever = of_kind(tried(plan, need_at(plan, (0, 8, 16, 1))), LeverKind.WISH, agent="ann")
    assert lever.saved == pytest.approx(8 * 250)
    assert lever.saved_hours == pytest.approx(8)


def test_a_later_start() -> None:
    """The need runs from 08:30 to 16:30: half an hour later loses no surplus and covers half an hour more."""
    plan = plan_of(b.agent("ann"), days=1, weights=BARE, shifts=(EIGHT,))
    levers = tried(plan, need_at(plan, (0, 8.5, 16.5, 1)))
    lever = next(one for one in levers if one.kind is LeverKind.START and "08:30" in str(one.message))
    assert lever.saved == pytest.approx(0.5 * 250 + 0.5 * 2)


def test_hours_beyond_the_contract_but_never_beyond_the_law() -> None:
    """Twelve hours a week are one shift of eight; four more are the short one as well."""
    small = Contract(id="small", kind=ContractKind.FULL_TIME, hours_per_week=8, max_hours_per_week=8)
    people = (b.agent("ann", contract="small"), b.agent("bob", contract="part", hired=day(9)))
    plan = plan_of(*people, days=2, weights=BARE, shifts=(EIGHT, SHORT), contracts=(*b.CONTRACTS, small))
    need = need_at(plan, (0, 8, 16, 1), (1, 18, 22, 1))
    lever = of_kind(tried(plan, need), LeverKind.OVERTIME, agent="ann")
    assert lever.saved == pytest.approx(4 * 250)
    part = b.CONTRACTS[1].model_copy(update={"max_hours_per_week": 24.0})
    full = plan_of(b.agent("ann", contract="part"), days=7, weights=BARE, contracts=(b.CONTRACTS[0], part))
    found = candidates(standing_of(full, b.need(full, 2), Rota()), 10)
    assert LeverKind.OVERTIME not in {each.lever.kind for each in found}


def test_a_reader_who_has_enough_gets_estimates() -> None:
    plan = plan_of(b.agent("ann"), days=1, weights=BARE, shifts=(EIGHT,))
    need = need_at(plan, (0, 8, 16, 2))
    levers = planning.levers(plan, need, best(plan, need)[0], 5, lambda *_: None, lambda: True)
    assert levers.told
    assert levers.untried >= len(levers.told)
    assert not any(one.confirmed for one in levers.told)


def test_nothing_short_nothing_to_pull() -> None:
    plan = plan_of(b.agent("ann"), days=1, weights=BARE, shifts=(EIGHT,))
    need = need_at(plan, (0, 8, 16, 1))
    assert all((one.saved or 0) <= 0 for one in tried(plan, need))
