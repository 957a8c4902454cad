"""Judge and solver, who share nothing but `domain/work.py`, must agree on every rule and every term."""

from random import Random

import pytest

from shiftplan.checks import judge
from shiftplan.domain.finding import Severity
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement, Outcome
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.domain.shift import Break
from shiftplan.domain.weights import Weights
from shiftplan.rota import Limits, solve
from shiftplan.rota.rules import RULES
from tests import builders as b
from tests.checks.bench import day, entry, one_person, rules
from tests.checks.cases import SHIFTS, random_need, random_plan, random_rota
from tests.checks.people_breaks import WHEN_BUSY, WHEN_IDLE
from tests.files.particular_cases import template
from tests.rota.goals.cases import rich_plan

pytestmark = pytest.mark.slow
LIMITS = Limits(seconds=2, workers=1, seed=1)
TERMS = [name for name in Weights.model_fields if name != "gentle_share"]


PEOPLES_TERMS = {"squads", "bonds", "patterns", "sessions"}
"""Terms of statements that the plans here do not make; `tests/rota/goals` has them."""


def solved(
    plan: Plan,
    need: Need,
    start: Rota | None = None,
    without: tuple[str, ...] = (),
    published: Rota | None = None,
) -> Outcome:
    return solve(
        plan, need, start, LIMITS, lambda _: None, lambda: False, without=without, published=published
    )


def judged(plan: Plan, need: Need, outcome: Outcome, published: Rota | None = None) -> Judgement:
    assert outcome.rota is not None
    return judge(plan, need, outcome.rota, published)


def weighed(plan: Plan, weights: Weights) -> Plan:
    return plan.model_copy(update={"settings": plan.settings.model_copy(update={"weights": weights})})


def random_weights(seed: int) -> Weights:
    """Each goal with a weight of its own, so that no two errors cancel."""
    random = Random(seed)
    values = {name: round(random.uniform(1, 60), 3) for name in TERMS}
    values["deep_shortage"] += values["shortage"]
    return Weights(**values, gentle_share=random.choice([0, 0.1, 0.35, 1]))


def errors(judgement: Judgement) -> list[str]:
    return [str(f.message) for f in judgement.findings if f.severity is Severity.ERROR]


@pytest.mark.parametrize("seed", range(24))
def test_what_the_solver_returns_breaks_no_rule_and_is_worth_what_it_says(seed: int) -> None:
    plan = weighed(random_plan(seed), random_weights(seed))
    need = random_need(plan, seed)
    outcome = solved(plan, need)
    judgement = judged(plan, need, outcome)
    assert errors(judgement) == []
    assert outcome.objective == pytest.approx(judgement.objective, rel=1e-6, abs=1e-6)
    assert outcome.bound is not None
    assert outcome.bound <= judgement.objective + 1e-6


@pytest.mark.parametrize("seed", range(8))
def test_a_plan_that_says_everything_is_solved_to_what_the_judge_counts(seed: int) -> None:
    """Heads, seats, scored hours, wages, the past, free starts, moving breaks and a published rota."""
    plan = rich_plan(seed)
    need, published = random_need(plan, seed), random_rota(plan, seed)
    outcome = solved(plan, need, published=published)
    judgement = judged(plan, need, outcome, published)
    assert errors(judgement) == []
    assert outcome.objective == pytest.approx(judgement.objective, rel=1e-6)
    assert outcome.bound is not None
    assert outcome.bound <= judgement.objective + 1e-6


@pytest.mark.parametrize("seed", range(8))
def test_locked_cells_stay_and_the_rest_keeps_the_rules(seed: int) -> None:
    """Half the cells of a rota that was made for another need are locked, days off too."""
    plan = random_plan(seed)
    first = solved(plan, random_need(plan, seed)).rota
    assert first is not None
    cells = [Cell(agent.id, when) for agent in plan.agents for when in plan.grid.dates]
    start = first.model_copy(update={"locks": frozenset(Random(seed).sample(cells, len(cells) // 2))})
    need = random_need(plan, seed + 100)
    outcome = solved(plan, need, start)
    assert errors(judged(plan, need, outcome)) == []
    assert outcome.rota is not None
    assert {cell: outcome.rota.at(*cell) for cell in start.locks} == {c: start.at(*c) for c in start.locks}
    assert outcome.rota.locks == start.locks


@pytest.mark.parametrize("name", sorted(set(TERMS) - PEOPLES_TERMS))
def test_each_term_by_itself_is_the_same_number(name: str) -> None:
    """A goal alone has weight; others that would make it vanish weigh next to nothing."""
    plan = rich_plan(0)
    weights = dict.fromkeys(TERMS, 0.0) | {name: 1.0}
    if name == "shortage":
        weights["deep_shortage"] = 1.0
    if name not in {"shortage", "deep_shortage"}:
        weights |= {"shortage": 3.0, "deep_shortage": 3.0}
    plan = weighed(plan, Weights(**weights))
    need, published = random_need(plan, 5), random_rota(plan, 5)
    outcome = solved(plan, need, published=published)
    judgement = judged(plan, need, outcome, published)
    (term,) = [term for term in judgement.terms if term.name == name]
    others = sum(t.weight * t.amount for t in judgement.terms if t.name != name)
    assert outcome.objective is not None
    assert outcome.objective - others == pytest.approx(term.amount, rel=1e-6, abs=1e-6)


def everywhere(plan: Plan) -> Need:
    """A need of the last queue that one person never meets, so that every hour that could be worked pays."""
    *others, last = plan.queue
    return b.need(plan, {name: [0.0] * plan.grid.slots for name in others} | {last: [5.0] * plan.grid.slots})


LONG = (b.shift("long", 9, 10),)
PAYS_TO_BREAK: dict[str, Plan] = {
    "one_shift_a_day": one_person(1, rules=rules(rest_hours_between_shifts=1)),
    "queue_skills": one_person(1, queues=(b.queue(), b.queue("aftersale"))),
    "availability": one_person(1, availability=(entry("ann", 0, "leave"),)),
    "employment": one_person(2, agent={"hired": day(1)}),
    "rest_hours_between_shifts": one_person(2, rules=rules(rest_hours_between_shifts=20)),
    "consecutive_days": one_person(3, rules=rules(consecutive_days=2)),
    "rest_days_per_week": one_person(7, shifts=(b.shift("four", 9, 4),), rules=rules(consecutive_days=7)),
    "overtime_hours_per_day": one_person(1, shifts=(b.shift("twelve", 9, 12),)),
    "max_hours_per_week": one_person(6, shifts=(b.shift("nine", 9, 9),)),
    "overtime_hours_per_month": one_person(3, shifts=LONG, rules=rules(overtime_hours_per_month=5)),
    "part_time_hours_per_day": one_person(2, agent={"contract": "part"}),
    "night": one_person(1, shifts=SHIFTS[2:3], agent={"protection": "pregnant"}),
    "overtime": one_person(1, shifts=LONG, agent={"overtime_consent": False}),
    "intern_no_statutory_day": one_person(1, agent={"contract": "intern"}, statutory_days=(day(0),)),
    "offered": one_person(1, shifts=(template("later", 480, days=(day(1),)),)),
}


def test_there_is_a_case_for_every_rule_of_the_solver() -> None:
    elsewhere = {*WHEN_BUSY, *WHEN_IDLE}  # tests/checks/test_people_against_solver.py
    assert set(PAYS_TO_BREAK) | elsewhere | {"locks", "switch"} == set(RULES)


@pytest.mark.parametrize("rule", PAYS_TO_BREAK)
def test_dropping_a_rule_from_the_solver_is_noticed(rule: str) -> None:
    plan = PAYS_TO_BREAK[rule]
    need = everywhere(plan)
    kept, dropped = solved(plan, need), solved(plan, need, without=(rule,))
    assert errors(judged(plan, need, kept)) == []
    found = judged(plan, need, dropped).findings
    assert {finding.code for finding in found if finding.severity is Severity.ERROR} == {rule}


def test_without_the_rule_of_switches_a_queue_changes_where_it_may_not() -> None:
    """It pays nothing in itself: who begins with such a rota keeps it."""
    meal = (Break(after_minutes=240, minutes=30),)
    shifts = (template("both", 480, breaks=meal, switch=True), template("one", 780, breaks=meal))
    queues = (b.queue("presale"), b.queue("aftersale"))
    plan = one_person(1, queues=queues, shifts=shifts, agent={"queues": ("presale", "aftersale")})
    evening = [0.0] * 34 + [5.0] * 14
    need = b.need(plan, {"presale": evening, "aftersale": [0.0] * 48})
    start = b.rota(b.work("ann", 0, "one").model_copy(update={"then": "aftersale"}))
    kept, dropped = solved(plan, need, start), solved(plan, need, start, without=("switch",))
    assert errors(judged(plan, need, kept)) == []
    assert {f.code for f in judged(plan, need, dropped).findings if f.severity is Severity.ERROR} == {
        "switch"
    }


def test_without_the_rule_of_locks_a_locked_day_off_is_worked() -> None:
    """The judge has no say in locks: only a rota that is compared with the one before shows it."""
    plan = one_person(1)
    start = Rota().lock(Cell("ann", day(0)))
    assert solved(plan, everywhere(plan), start).rota == start
    loose = solved(plan, everywhere(plan), start, without=("locks",)).rota
    assert loose is not None
    assert loose.at("ann", day(0)) is not None
