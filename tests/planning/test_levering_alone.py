"""Levers of one person while everybody else stays: what is saved is known by hand."""

from time import monotonic

import pytest

from shiftplan.domain.explanation import Lever, LeverKind
from shiftplan.domain.need import Need
from shiftplan.domain.people import Availability, AvailabilityKind, Contract, ContractKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.planning.levering_alone import TrialAlone
from shiftplan.planning.levering_solved import Trial
from shiftplan.rota.explain import candidates, joined, standing_of
from tests import builders as b
from tests.planning.test_levering import BARE
from tests.rota.explain.scenes import EIGHT, SHORT, day, need_at, plan_of

QUEUES = (b.queue(), b.queue("other"))


def tried(plan: Plan, need: Need, rota: Rota, *, until: float = 60, stop: bool = False) -> tuple[Lever, ...]:
    standing = standing_of(plan, need, rota)
    trial = TrialAlone(standing, monotonic() + until, 0.1, lambda *_: None, lambda: stop)
    return trial.run(candidates(standing, 10))


def of_kind(levers: tuple[Lever, ...], kind: LeverKind, **values: str) -> Lever:
    (found,) = [
        one for one in levers if one.kind is kind and all(getattr(one, key) == values[key] for key in values)
    ]
    return found


def test_one_more_person_on_their_best_days() -> None:
    plan = plan_of(b.agent("ann"), days=2, weights=BARE, shifts=(EIGHT,))
    need = need_at(plan, (0, 8, 16, 2), (1, 8, 16, 2))
    lever = of_kind(tried(plan, need, b.rota(b.work("ann", 0, "eight"))), LeverKind.PERSON)
    assert lever.saved == pytest.approx(2 * 8 * 250)
    assert lever.saved_hours == pytest.approx(16)


def test_only_the_lever_is_credited_not_the_days_that_were_free_before() -> None:
    """Nobody works yet, and Ann's own best days save as much without the second queue."""
    plan = plan_of(b.agent("ann"), days=1, weights=BARE, shifts=(EIGHT,), queues=QUEUES)
    need = b.need(plan, {"presale": [1.0] * plan.grid.slots, "other": [1.0] * plan.grid.slots})
    lever = of_kind(tried(plan, need, Rota()), LeverKind.TRAINING, agent="ann", queue="other")
    assert lever.saved == pytest.approx(0)


def test_each_of_several_levers_is_tried_by_itself() -> None:
    """Bob's second queue, Ann's wish and a new person are in one model, and none is credited with another."""
    wish = Availability(agent="ann", day=day(0), kind=AvailabilityKind.WISH_OFF, weight=80)
    people = (b.agent("ann"), b.agent("bob", queues=("other",)))
    plan = plan_of(*people, days=1, weights=BARE, shifts=(EIGHT,), queues=QUEUES, availability=(wish,))
    found = tried(plan, need_at(plan, (0, 8, 16, 1)), Rota())
    assert of_kind(found, LeverKind.TRAINING, agent="bob", queue="presale").saved == pytest.approx(8 * 250)
    assert of_kind(found, LeverKind.WISH, agent="ann").saved == pytest.approx(8 * 250)
    assert of_kind(found, LeverKind.PERSON, shift="eight").saved == pytest.approx(8 * 250)


def test_hours_beyond_the_contract() -> None:
    small = Contract(id="small", kind=ContractKind.FULL_TIME, hours_per_week=8, max_hours_per_week=8)
    ann = b.agent("ann", contract="small")
    plan = plan_of(ann, days=2, weights=BARE, shifts=(EIGHT, SHORT), contracts=(*b.CONTRACTS, small))
    need = need_at(plan, (0, 8, 16, 1), (1, 18, 22, 1))
    lever = of_kind(tried(plan, need, b.rota(b.work("ann", 0, "eight"))), LeverKind.OVERTIME)
    assert lever.saved == pytest.approx(4 * 250)


def test_levers_that_go_together_are_of_people_of_their_own() -> None:
    """Two queues for Bob are two levers of one person; a start is everybody's."""
    people = (b.agent("ann"), b.agent("bob"))
    queues = (*QUEUES, b.queue("third"))
    plan = plan_of(*people, days=1, weights=BARE, shifts=(EIGHT,), queues=queues)
    need = b.need(plan, dict.fromkeys(("presale", "other", "third"), [3.0] * plan.grid.slots))
    found = candidates(standing_of(plan, need, Rota()), 10)
    whole, levers = joined(plan, found, 10)
    told = [(one.candidate.lever.kind, one.candidate.lever.agent) for one in levers]
    assert len(told) == len(set(told))
    assert {kind for kind, _ in told} == {LeverKind.PERSON, LeverKind.TRAINING}
    assert len(whole.agents) == 3
    assert all(len(whole.agent[name].queues) == 2 for name in ("ann", "bob"))


@pytest.mark.parametrize("enough", [{"until": 0.05}, {"stop": True}])
def test_no_time_or_a_reader_who_has_enough_ends_it(enough: dict[str, float]) -> None:
    plan = plan_of(b.agent("ann"), days=1, weights=BARE, shifts=(EIGHT,))
    assert tried(plan, need_at(plan, (0, 8, 16, 2)), Rota(), **enough) == ()


def test_plans_are_solved_only_where_the_time_holds_some_solves() -> None:
    plan = plan_of(b.agent("ann"), days=1)
    need = b.need(plan, 1)

    def fits(seconds: float, making: float) -> bool:
        return Trial(plan, need, monotonic() + seconds, making, lambda *_: None, lambda: False).fits

    assert fits(30, 1)
    assert not fits(30, 5)
