"""Plans that say everything about cover, pay, starts and changes; drafts drawn without regard to rules."""

from datetime import date, timedelta
from random import Random
from typing import Any

import numpy as np

from shiftplan.checks import judge
from shiftplan.domain.cover_rules import CoverRule, Scored
from shiftplan.domain.history import History
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.people import ContractKind, Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.domain.shift import Break, BreakKind, ShiftKind, ShiftTemplate
from shiftplan.domain.weights import Weights
from shiftplan.domain.when import Weekday
from shiftplan.rota.assemble import model_of
from shiftplan.rota.draft import Draft
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Problem
from shiftplan.rota.rules import RULES, TEAM_RULES
from shiftplan.rota.translate import rota_of
from tests import builders as b
from tests.checks.cases import random_need, random_plan

NO_RULES = frozenset({*RULES, *TEAM_RULES})
MOVING = ShiftTemplate(
    id="moving",
    short="M",
    name="moving",
    start_minute=7 * 60,
    length_minutes=9 * 60,
    start_until=10 * 60,
    start_step=60,
    breaks=(Break(after_minutes=240, minutes=60, earliest=180, latest=300),),
)
SWITCHING = b.shift("switching", 12, 8.5, 4).model_copy(update={"switch": True})
SPLIT = ShiftTemplate(
    id="split",
    short="S",
    name="split",
    start_minute=8 * 60,
    length_minutes=13 * 60,
    breaks=(Break(after_minutes=240, minutes=300, kind=BreakKind.GAP),),
)
STANDBY = b.shift("standby", 20, 6).model_copy(update={"kind": ShiftKind.STANDBY, "standby_share": 0.25})
SHIFTS = (*b.SHIFTS, b.shift("deep", 0, 6), MOVING, SWITCHING, SPLIT, STANDBY)
GOALS = [name for name in Weights.model_fields if name != "gentle_share"]


def rich_plan(seed: int) -> Plan:
    """A random plan with every statement that the goals of this folder read."""
    random, plan = Random(seed), random_plan(seed)
    settings = plan.settings.model_copy(
        update={
            "cover": tuple(cover_rule(f"c{i}", random) for i in range(random.randint(0, 3))),
            "scored": tuple(_scored(random) for _ in range(random.randint(0, 2))),
            "weights": weights(random),
            "contracts": tuple(
                contract.model_copy(update={"hourly_wage": 20.0 + i, "night_allowance": 10.0 * i})
                for i, contract in enumerate(plan.settings.contracts)
            ),
        }
    )
    people = tuple(agent.model_copy(update={"tier": random.choice(tuple(Tier))}) for agent in plan.agents)
    past = tuple(
        History(agent=agent.id, peaks=random.choice([0, 1.5, 3]), hours=random.choice([0, 5.5, 30]))
        for agent in people
        if random.random() < 0.7
    )
    return plan.model_copy(update={"settings": settings, "agents": people, "shifts": SHIFTS, "history": past})


def cover_rule(name: str, random: Random, **values: Any) -> CoverRule:
    least = random.choice([None, 0, 1, 3])
    most = random.choice([None, 3, 4]) if least is not None else 2
    narrowed: dict[str, Any] = random.choice(
        [
            {},
            {"since": "20:00", "until": "04:00"},
            {"weekdays": (Weekday.MON, Weekday.SAT)},
            {"phases": ("main",)},
        ]
    )
    return CoverRule(
        **{
            "id": name,
            "queue": random.choice(["", "presale", "aftersale"]),
            "tier": random.choice([None, Tier.T2, Tier.T4]),
            "least": least,
            "most": most,
            "standby": random.random() < 0.2,
            "weight": random.choice([0.5, 1, 2]),
            **narrowed,
            **values,
        }
    )


def _scored(random: Random) -> Scored:
    hours: dict[str, Any] = random.choice([{}, {"since": "20:00"}, {"phases": ("main",)}])
    return Scored(factor=random.choice([0.5, 2, 3.25]), queue=random.choice(["", "presale"]), **hours)


def weights(random: Random) -> Weights:
    """Each goal with a weight of its own, so that no two errors cancel."""
    values = {name: round(random.uniform(1, 60), 3) for name in GOALS}
    values["deep_shortage"] += values["shortage"]
    return Weights(**values, gentle_share=random.choice([0, 0.1, 0.35, 1]))


def alone(plan: Plan, name: str) -> Plan:
    """The plan with one goal that weighs anything."""
    only = dict.fromkeys(GOALS, 0.0) | {name: 1.0}
    only["deep_shortage"] = max(only["deep_shortage"], only["shortage"])
    return plan.model_copy(update={"settings": plan.settings.model_copy(update={"weights": Weights(**only)})})


def loose(plan: Plan, seed: int, published: Rota | None = None) -> tuple[Problem, Model]:
    """The problem of a random need, and its model with no rule at all."""
    problem = Problem(plan, random_need(plan, seed), Rota(), published)
    return problem, model_of(problem, without=NO_RULES)


def drawn(model: Model, seed: int, share: float = 0.6) -> Draft:
    """At most one choice in each cell, breaks anywhere."""
    random = np.random.default_rng(seed)
    chosen = np.zeros(model.whole)
    cells = model.owner[: model.whole] * 100 + model.day
    for cell in np.unique(cells):
        if random.random() < share:
            chosen[random.choice(np.nonzero(cells == cell)[0])] = 1.0
    places = random.integers(0, np.diff(model.pauses.places)) if model.pauses.breaks else model.pauses.usual
    return Draft(chosen, places)


def judged(problem: Problem, model: Model, draft: Draft) -> Judgement:
    return judge(problem.plan, problem.need, rota_of(problem, model, draft), problem.published)


def yuan(**values: float) -> dict[str, Any]:
    """Contracts of the builders with wages."""
    return {"contracts": tuple(contract.model_copy(update=values) for contract in b.CONTRACTS)}


def special(**values: float) -> dict[str, Any]:
    """The first contract with averaged hours."""
    first, *others = b.CONTRACTS
    return {
        "contracts": (first.model_copy(update={"kind": ContractKind.SPECIAL, **values}), *others),
    }


def day(index: int) -> date:
    return b.MONDAY + timedelta(days=index)
