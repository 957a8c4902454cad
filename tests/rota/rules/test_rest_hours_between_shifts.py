import numpy as np

from shiftplan.domain.rota import Assignment, Rota
from shiftplan.rota.problem import Problem
from tests import builders as b
from tests.rota.bench import EIGHT, ann, best, days, rules

NIGHT = b.shift("night", 22, 8)


def test_sixteen_hours_between_two_days_are_enough() -> None:
    assert days(best(ann(2, rules=rules(rest_hours_between_shifts=16)))) == [0, 1]


def test_a_minute_less_than_wanted_is_too_little() -> None:
    assert len(best(ann(2, rules=rules(rest_hours_between_shifts=16 + 1 / 60)))) == 1


def test_rest_counts_across_a_day_off() -> None:
    """From 06:00 on the second day to 09:00 on the third are 27 hours."""
    plan = ann(3, EIGHT, NIGHT, rules=rules(rest_hours_between_shifts=28, consecutive_days=1))
    locked = b.rota(b.work("ann", 0, "night")).lock(b.work("ann", 0, "night").cell)
    assert [(a.shift, d) for a, d in _with_days(best(plan, locked))] == [("night", 0), ("night", 2)]
    loose = ann(3, EIGHT, rules=rules(rest_hours_between_shifts=28, consecutive_days=1))
    assert days(best(loose)) == [0, 2]


def _with_days(found: tuple[Assignment, ...]) -> list[tuple[Assignment, int]]:
    return list(zip(found, days(found), strict=True))


def test_the_rows_forbid_exactly_the_pairs_that_lie_too_near() -> None:
    plan = ann(4, EIGHT, NIGHT, b.shift("early", 5, 4), rules=rules(rest_hours_between_shifts=11))
    problem = Problem(plan, b.need(plan, 1), Rota())
    found = set()
    for on_days, shifts in problem.cliques:
        members = list(zip(on_days.tolist(), shifts.tolist(), strict=True))
        found |= {(x, y) for x in members for y in members if x < y}
    every = [(day, shift) for day in range(4) for shift in range(3)]
    wanted = {
        (x, y)
        for x in every
        for y in every
        if x < y and not _apart(problem.begins, problem.ends, x, y, 11 * 60)
    }
    assert found == wanted


def _apart(
    begins: np.ndarray, ends: np.ndarray, x: tuple[int, int], y: tuple[int, int], minutes: int
) -> bool:
    return bool(begins[y] >= ends[x] + minutes or begins[x] >= ends[y] + minutes)
