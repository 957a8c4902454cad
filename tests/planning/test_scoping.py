"""A part of a rota is solved: what is held never changes, own locks come back, broken rules are told."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shiftplan import planning
from shiftplan.checks import judge
from shiftplan.domain.outcome import Outcome, Progress, Status
from shiftplan.domain.people import Availability, AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.domain.scope import Scope, spans
from shiftplan.domain.scope_words import scope_text
from shiftplan.errors import BadInput
from shiftplan.rota import Limits
from tests import builders as b

EARLY, LATE = b.shift("early", 8, 8), b.shift("late", 14, 8)
PEOPLE = tuple(b.agent(name, team=team) for name, team in (("ann", "A"), ("bob", "A"), ("eve", "B")))
DAYS = 4
PLAN = b.plan(PEOPLE, days=DAYS, shifts=(EARLY, LATE))
NEED = b.need(PLAN, 1)
CELLS = [Cell(agent.id, day) for agent in PEOPLE for day in PLAN.grid.dates]
BRIEFLY = Limits(seconds=20, workers=1)


def solved(start: Rota, scope: Scope, told: Rota | None = None, plan: Plan = PLAN) -> Outcome:
    return planning.solve_within(
        plan, NEED, start, scope, BRIEFLY, lambda progress: None, lambda: False, told=told
    )


def work(cell: Cell, shift: str) -> Assignment:
    return Assignment(agent=cell.agent, day=cell.day, shift=shift, queue="presale")


rotas = st.builds(
    lambda works, locks: Rota.of((work(cell, shift) for cell, shift in works.items()), locks),
    st.dictionaries(st.sampled_from(CELLS), st.sampled_from(["early", "late"])),
    st.sets(st.sampled_from(CELLS), max_size=3),
)
scopes = st.builds(
    Scope,
    days=st.lists(st.sampled_from(PLAN.grid.dates), unique=True).map(lambda days: tuple(sorted(days))),
    agents=st.lists(st.sampled_from([agent.id for agent in PEOPLE]), unique=True).map(tuple),
    fill=st.booleans(),
)


@settings(max_examples=40, deadline=None)
@given(start=rotas, scope=scopes.filter(lambda scope: not scope.whole))
def test_what_is_held_never_changes_and_no_new_rule_is_broken(start: Rota, scope: Scope) -> None:
    outcome = solved(start, scope)
    assert outcome.rota is not None, [str(one.message) for one in outcome.findings]
    assert outcome.rota.locks == start.locks
    for cell in scope.holds(PLAN, start) | start.locks:
        assert outcome.rota.at(*cell) == start.at(*cell)
    before, after = judge(PLAN, NEED, start), judge(PLAN, NEED, outcome.rota)
    assert after.hard_violations <= before.hard_violations
    assert outcome.rota.facts is not None
    assert outcome.rota.facts.objective == pytest.approx(after.objective)
    assert outcome.rota.facts.bound is None, "of the whole nothing is proved"


def test_of_progress_the_held_cells_are_as_they_stand_too() -> None:
    seen: list[Progress] = []
    start = Rota.of([work(CELLS[0], "late")])
    scope = Scope(agents=("bob", "eve"))
    planning.solve_within(PLAN, NEED, start, scope, BRIEFLY, seen.append, lambda: False)
    rotas_seen = [one.rota for one in seen if one.rota is not None]
    assert all(rota.at(*CELLS[0]) == start.assignments[0] and not rota.locks for rota in rotas_seen)


def test_held_shifts_without_rest_between_are_told_and_stay() -> None:
    days = PLAN.grid.dates
    start = Rota.of([work(Cell("ann", days[0]), "late"), work(Cell("ann", days[1]), "early")])
    assert judge(PLAN, NEED, start).hard_violations
    outcome = solved(start, Scope(agents=("bob",)))
    assert outcome.status is Status.OPTIMAL
    (finding,) = [one for one in outcome.findings if one.code == "rest_hours_between_shifts"]
    assert finding.agents == ("ann",)
    assert finding.days == days[:2]
    assert "what stands on 11-01, 11-02 breaks the rule and stays" in str(finding.message)
    whole = planning.solve(
        PLAN,
        NEED,
        Rota.of(start.assignments, {one.cell for one in start.assignments}),
        BRIEFLY,
        lambda progress: None,
        lambda: False,
    )
    assert whole.status is Status.INFEASIBLE, "own locks are still refused, so that somebody opens one"


def test_a_held_shift_of_somebody_away_is_told_and_stays() -> None:
    cell = CELLS[0]
    away = Availability(agent=cell.agent, day=cell.day, kind=AvailabilityKind.ABSENT)
    plan = b.plan(PEOPLE, days=DAYS, shifts=(EARLY, LATE), availability=(away,))
    outcome = solved(Rota.of([work(cell, "early")]), Scope(agents=("bob",)), plan=plan)
    assert outcome.rota is not None
    assert outcome.rota.at(*cell) == work(cell, "early")
    assert "availability" in {one.code for one in outcome.findings}


def test_filling_gives_shifts_to_free_cells_and_only_where_slots_are_short() -> None:
    start = Rota.of([work(Cell("ann", day), "early") for day in PLAN.grid.dates])
    outcome = solved(start, Scope(fill=True))
    assert outcome.rota is not None
    assert set(start.assignments) <= set(outcome.rota.assignments)
    assert len(outcome.rota.assignments) > len(start.assignments)
    served = NEED.model_copy(
        update={
            "queues": tuple(one.model_copy(update={"need": (0.0,) * PLAN.grid.slots}) for one in NEED.queues)
        }
    )
    nothing = planning.solve_within(
        PLAN, served, start, Scope(fill=True), BRIEFLY, lambda progress: None, lambda: False
    )
    assert nothing.rota is not None
    assert nothing.rota.assignments == start.assignments, "hours below contract are no short slot"


def test_fewest_changes_keeps_to_what_was_told() -> None:
    """Of equally good rotas the one that people know is taken."""
    told = solved(Rota(), Scope(agents=tuple(PLAN.agent))).rota
    assert told is not None
    mirrored = {"ann": "bob", "bob": "ann", "eve": "eve"}
    start = Rota.of(one.model_copy(update={"agent": mirrored[one.agent]}) for one in told.assignments)
    again = solved(start, Scope(told=True), told)
    assert again.rota is not None
    assert again.rota.assignments == told.assignments
    assert again.rota.facts is not None
    assert again.rota.facts.objective == pytest.approx(judge(PLAN, NEED, again.rota).objective)


def test_words_become_a_scope() -> None:
    days = PLAN.grid.dates
    assert planning.scope_of(PLAN, days=f"{days[0]}..{days[1]}").days == days[:2]
    assert planning.scope_of(PLAN, week=str(days[0])).days == days
    assert planning.scope_of(PLAN, team="A").agents == ("ann", "bob")
    both = planning.scope_of(PLAN, team="A", agents="eve", fill=True)
    assert both == Scope(agents=("ann", "bob", "eve"), fill=True)
    assert planning.scope_of(PLAN).whole


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"team": "C"}, "there is no team C"),
        ({"agents": "zed"}, "nobody is called zed"),
        ({"days": "2031-01-01"}, "2031-01-01 lies outside the plan"),
        ({"week": "soon"}, "soon is no day"),
    ],
)
def test_words_that_the_plan_does_not_know_are_refused(words: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        planning.scope_of(PLAN, **words)


def test_a_scope_in_words() -> None:
    days = PLAN.grid.dates
    scope = Scope(days=(days[0], days[1], days[3]), agents=("ann", "bob"), fill=True, told=True)
    assert scope.words == f"--days {days[0]}..{days[1]},{days[3]} --agents ann,bob --fill --fewest-changes"
    assert spans(()) == ""
    assert "team A" in scope_text(PLAN, scope)
    assert "only free cells filled" in scope_text(PLAN, scope)
    assert scope_text(PLAN, Scope()) == "everybody, all days"
    assert days[1] - days[0] == timedelta(days=1)
