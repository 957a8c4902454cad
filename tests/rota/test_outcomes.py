"""The ends of a solve are told apart: proved, out of time with and without a rota, stopped, impossible."""

from collections.abc import Callable
from itertools import count
from time import monotonic

import pytest

from shiftplan.domain.outcome import Outcome, Progress, Status
from shiftplan.domain.rota import Cell, Rota
from shiftplan.rota import Limits, solve
from tests import builders as b
from tests.benchmarks.teams import team
from tests.rota.bench import ann, quiet, rules, solved

BIG, BIG_NEED = team(20, 14, 3)


def big(
    seconds: float, stop: Callable[[], bool], workers: int = 1, report: Callable[[Progress], None] = quiet
) -> Outcome:
    return solve(BIG, BIG_NEED, None, Limits(seconds=seconds, workers=workers), report, stop)


def test_a_tiny_plan_is_proved() -> None:
    outcome = solved(ann(3))
    assert outcome.status is Status.OPTIMAL
    assert outcome.gap == pytest.approx(0, abs=1e-6)


def test_stopped_before_anything_was_found() -> None:
    outcome = big(60, lambda: True)
    assert (outcome.status, outcome.rota, outcome.objective) == (Status.STOPPED, None, None)


def test_out_of_time_before_anything_was_found() -> None:
    outcome = big(0.2, lambda: False)
    assert (outcome.status, outcome.rota) == (Status.UNKNOWN, None)


@pytest.mark.slow
def test_stopped_with_the_best_kept_within_a_second() -> None:
    seen: list[Progress] = []
    asked: list[float] = []

    def stop() -> bool:
        found = any(progress.rota for progress in seen)
        if found:
            asked.append(monotonic())
        return found

    outcome = big(120, stop, 2, seen.append)
    assert monotonic() - asked[0] < 1
    assert outcome.status is Status.STOPPED
    assert outcome.rota is not None
    assert outcome.rota.assignments
    phases = {progress.phase for progress in seen}
    assert {"reading", "bound"} <= phases <= {"reading", "bound", "start", "improve"}


@pytest.mark.slow
def test_out_of_time_with_a_rota_that_only_got_better() -> None:
    seen: list[Progress] = []
    outcome = big(15, lambda: False, 2, seen.append)
    assert outcome.status is Status.FEASIBLE
    assert outcome.seconds < 16.5
    values = [progress.best for progress in seen if progress.best is not None]
    assert values == sorted(values, reverse=True)
    assert outcome.objective is not None
    assert outcome.bound is not None
    assert outcome.bound <= outcome.objective <= values[-1]


def test_the_rota_of_the_start_is_never_made_worse() -> None:
    plan = b.plan(days=3)
    need = b.need(plan, 3)
    first = solve(plan, need, None, Limits(seconds=20, workers=1), quiet, lambda: False)
    asked = count()
    again = solve(plan, need, first.rota, Limits(seconds=20), quiet, lambda: next(asked) >= 0)
    assert again.objective == pytest.approx(first.objective)


def test_a_start_that_breaks_a_rule_is_mended() -> None:
    start = b.rota(*(b.work("ann", day, "eight") for day in range(7)))
    outcome = solved(ann(7), start)
    assert outcome.rota is not None
    assert len(outcome.rota.assignments) == 6


def test_locks_against_a_rule_are_named_with_people_and_days() -> None:
    locked = b.rota(*(b.work("ann", day, "eight") for day in range(3)))
    for duty in locked.assignments:
        locked = locked.lock(duty.cell)
    outcome = solved(ann(3, rules=rules(consecutive_days=2)), locked)
    assert (outcome.status, outcome.rota) == (Status.INFEASIBLE, None)
    (finding,) = outcome.findings
    assert finding.code == "consecutive_days"
    assert finding.agents == ("ann",)
    assert finding.days == b.grid(3).dates
    assert "ann" in str(finding.message)
    assert finding.hint is not None


@pytest.mark.parametrize(
    ("agent", "code"),
    [
        ({"queues": ("other",)}, "queue_skills"),
        ({"hired": b.grid(3).dates[1]}, "employment"),
    ],
)
def test_a_locked_shift_that_is_forbidden_in_itself(agent: dict[str, object], code: str) -> None:
    duty = b.work("ann", 0, "eight")
    outcome = solved(ann(1, agent=agent), b.rota(duty).lock(duty.cell))
    assert outcome.status is Status.INFEASIBLE
    assert [finding.code for finding in outcome.findings] == [code]


def test_rules_that_only_together_exclude_the_locks_are_said_to() -> None:
    """A part-timer's locked five hours want three hours elsewhere, and every other day is locked off."""
    long, short = b.shift("long", 9, 5), b.shift("short", 9, 3)
    duty = b.work("ann", 0, "long")
    plan = ann(2, long, short, agent={"contract": "part"}, rules=rules(consecutive_days=1))
    outcome = solved(plan, b.rota(duty).lock(duty.cell))
    assert outcome.status is Status.INFEASIBLE
    assert [finding.code for finding in outcome.findings] == ["locks"]


def test_an_empty_team_has_an_empty_rota() -> None:
    outcome = solved(b.plan((), days=1))
    assert outcome.status is Status.OPTIMAL
    assert outcome.rota == Rota()


def test_without_shifts_nobody_works() -> None:
    outcome = solved(b.plan(days=7, shifts=()))
    assert outcome.status is Status.OPTIMAL
    assert outcome.rota == Rota()


def test_everything_locked_leaves_nothing_to_search() -> None:
    cells = frozenset(Cell("ann", day) for day in b.grid(3).dates)
    outcome = solved(ann(3), Rota(locks=cells))
    assert outcome.status is Status.OPTIMAL
    assert outcome.rota == Rota(locks=cells)


@pytest.mark.slow
def test_one_worker_with_the_same_seed_finds_the_same_rota() -> None:
    plan, need = team(4, 6, 5)
    first, again = (
        solve(plan, need, None, Limits(seconds=150, workers=1, seed=7), quiet, lambda: False)
        for _ in range(2)
    )
    assert first.status is Status.OPTIMAL
    assert first.rota == again.rota
