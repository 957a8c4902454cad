"""Teams that share nobody are solved each by itself: values and bounds add up, and it is said."""

import numpy as np
import pytest

from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Outcome, Progress, Status
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.rota import Limits, solve
from shiftplan.rota.assemble import model_of
from shiftplan.rota.parts import apart, joined, parts_of
from shiftplan.rota.problem import Problem
from tests import builders as b

DAYS = 3
TEAMS = ("presale", "aftersale")
AMOUNT = {"presale": 1.4, "aftersale": 0.9}


def plan_of(*queues: str, shared: bool = False) -> tuple[Plan, Need]:
    """Three people a queue; `shared` lets one of them serve both."""
    people = tuple(
        b.agent(
            f"{name}{number}",
            queues=queues if shared and number == 0 else (name,),
            productivity=0.7 + 0.15 * number,
        )
        for name in queues
        for number in range(3)
    )
    shifts = (b.shift("early", 8, 8.5, 4), b.shift("late", 13, 8.5, 4))
    plan = b.plan(people, days=DAYS, queues=tuple(b.queue(name) for name in queues), shifts=shifts)
    slots = plan.grid.slots
    return plan, b.need(plan, {name: [AMOUNT[name]] * slots for name in queues})


def solved(plan: Plan, need: Need, seen: list[Progress] | None = None) -> Outcome:
    tell = seen.append if seen is not None else lambda _: None
    return solve(plan, need, None, Limits(seconds=40, workers=2), tell, lambda: False)


def test_two_teams_are_worth_what_each_is_worth_alone() -> None:
    alone = [solved(*plan_of(name)) for name in TEAMS]
    together = solved(*plan_of(*TEAMS))
    assert [outcome.status for outcome in (*alone, together)] == [Status.OPTIMAL] * 3
    assert [outcome.parts for outcome in (*alone, together)] == [1, 1, 2]
    values = [outcome.objective for outcome in alone if outcome.objective is not None]
    assert together.objective == pytest.approx(sum(values), rel=1e-5)
    assert together.bound == pytest.approx(sum(values), rel=1e-5)


def test_one_person_of_both_teams_makes_them_one() -> None:
    plan, need = plan_of(*TEAMS, shared=True)
    assert len(parts_of(model_of(Problem(plan, need, Rota())))) == 1


def test_the_parts_of_a_draft_are_worth_as_much_as_the_whole() -> None:
    plan, need = plan_of(*TEAMS)
    model = model_of(Problem(plan, need, Rota()))
    parts = parts_of(model)
    assert sum(part.model.whole for part in parts) == model.whole
    assert sum(part.model.rows for part in parts) == model.rows
    random = np.random.default_rng(3)
    for _ in range(20):
        draft = model.draft((random.random(model.whole) < 0.05).astype(float))
        drafts = [apart(part, draft) for part in parts]
        value = sum(part.model.value(each) for part, each in zip(parts, drafts, strict=True))
        assert value == pytest.approx(model.value(draft))
        kept = all(part.model.is_kept_by(each) for part, each in zip(parts, drafts, strict=True))
        assert kept == model.is_kept_by(draft)
        assert np.array_equal(
            joined(model.draft(model.lower[: model.whole]), parts, drafts).chosen, draft.chosen
        )
