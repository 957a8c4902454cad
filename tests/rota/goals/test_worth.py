"""Whatever draft the model holds, it is worth what the judge says: all goals together, and each alone."""

import pytest

from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.rota.translate import rota_of
from tests.rota.goals.cases import GOALS, alone, drawn, judged, loose, rich_plan


def told(plan: Plan, seed: int) -> Rota:
    """A rota that people were told, as random as any."""
    problem, model = loose(plan, seed)
    return rota_of(problem, model, drawn(model, seed + 1000))


@pytest.mark.parametrize("seed", range(12))
def test_any_draft_is_worth_what_the_judge_says(seed: int) -> None:
    plan = rich_plan(seed)
    problem, model = loose(plan, seed, told(plan, seed))
    for share in (0.0, 0.3, 0.9):
        draft = drawn(model, seed, share)
        assert model.value(draft) == pytest.approx(judged(problem, model, draft).objective, rel=1e-9)


@pytest.mark.parametrize("name", GOALS)
def test_each_goal_alone_is_worth_its_term(name: str) -> None:
    plan = alone(rich_plan(3), name)
    problem, model = loose(plan, 3, told(plan, 3))
    for seed in range(4):
        draft = drawn(model, seed)
        assert model.value(draft) == pytest.approx(judged(problem, model, draft).objective, abs=1e-6)
