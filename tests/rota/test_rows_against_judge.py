"""Whatever the rota: the rows and bans of each rule break where the judge finds that rule broken, and the
model gives a rota the value that the judge counts. No search takes part.
"""

from collections import defaultdict
from random import Random

import numpy as np
import pytest

from shiftplan.checks import judge
from shiftplan.domain.finding import Severity
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.rota.builder import Builder
from shiftplan.rota.goals import GOALS
from shiftplan.rota.problem import Problem
from shiftplan.rota.rules import RULES, TEAM_RULES
from shiftplan.rota.translate import draft_of
from tests import builders as b
from tests.checks.cases import random_need
from tests.checks.people_cases import people_plan, random_work

SEEDS = range(10)
SHARES = (0.05, 0.2, 0.35, 0.5, 0.8)
PERSONAL = tuple(sorted(set(RULES) - {"locks"}))


def rotas(plan: Plan, seed: int) -> list[Rota]:
    random = Random(seed)
    return [random_work(plan, random, share) for share in SHARES for _ in range(2)]


def broken(problem: Problem, build: Builder, code: str, rota: Rota) -> set[int]:
    """The agents (−1: several) for whom the rota breaks the rule; bans are taken as such, not as columns."""
    chosen = [problem.choice(assignment) for assignment in rota.assignments]
    banned = np.concatenate([np.zeros(0, dtype=np.int64), *build.bans[code]])
    build.banned[:] = False
    model = build.model()
    hit = np.unravel_index(np.intersect1d(np.array(chosen, dtype=np.int64), banned), problem.shape)[0]
    rows_off = model.violated(draft_of(problem, model, rota))
    return {int(agent) for agent in hit} | {int(agent) for agent in model.agent[rows_off]}


def found(problem: Problem, rota: Rota) -> dict[str, set[int]]:
    """The agents of the judge's errors by their code."""
    by_code: dict[str, set[int]] = defaultdict(set)
    for finding in judge(problem.plan, problem.need, rota).findings:
        if finding.severity is Severity.ERROR:
            by_code[finding.code] |= {problem.agent_numbers[agent] for agent in finding.agents}
    return by_code


@pytest.mark.parametrize("seed", SEEDS)
def test_a_rule_breaks_where_the_judge_says(seed: int) -> None:
    plan = people_plan(seed)
    problem = Problem(plan, b.need(plan, 0), b.rota())
    cases = [(rota, found(problem, rota)) for rota in rotas(plan, seed)]
    for code in PERSONAL:
        build = Builder(problem)
        for agent in range(len(plan.agents)):
            RULES[code](build, agent)
        for rota, by_code in cases:
            assert broken(problem, build, code, rota) == by_code[code], code
    for code in ("bonds", "squads"):
        build = Builder(problem)
        TEAM_RULES[code](build)
        for rota, by_code in cases:
            assert bool(broken(problem, build, code, rota)) == bool(by_code[code]), code


def without_overlaps(plan: Plan, rota: Rota) -> Rota:
    """The rota less shifts that begin before the person's last one is over; goals count on that."""
    kept: list[Assignment] = []
    for one in rota.assignments:
        last = kept[-1] if kept and kept[-1].agent == one.agent else None
        if last is None or plan.worked(last).ends(last.day) <= plan.worked(one).begins(one.day):
            kept.append(one)
    return Rota.of(kept)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_rota_is_worth_to_the_model_what_the_judge_counts(seed: int) -> None:
    plan = people_plan(seed)
    need = random_need(plan, seed)
    problem = Problem(plan, need, b.rota())
    build = Builder(problem)
    for add in GOALS.values():
        add(build)
    model = build.model()
    for rota in [without_overlaps(plan, rota) for rota in rotas(plan, seed)]:
        value = model.value(draft_of(problem, model, rota))
        assert value == pytest.approx(judge(plan, need, rota).objective, rel=1e-6, abs=1e-6)


def test_the_cases_break_and_keep_every_rule_they_are_about() -> None:
    """Over all seeds each rule is broken by some rota and kept by another, or the tests above say nothing."""
    about = {*PERSONAL, "bonds", "squads"} - {"queue_skills", "one_shift_a_day", "night", "switch", "offered"}
    about -= {"intern_no_statutory_day", "part_time_hours_per_day", "sessions"}
    seen: set[tuple[str, bool]] = set()
    for seed in SEEDS:
        plan = people_plan(seed)
        for rota in rotas(plan, seed):
            findings = judge(plan, b.need(plan, 0), rota).findings
            codes = {finding.code for finding in findings if finding.severity is Severity.ERROR}
            seen |= {(code, code in codes) for code in about}
    assert seen == {(code, side) for code in about for side in (True, False)}
