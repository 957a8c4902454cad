"""Those who wait while the number of agents changes, against a contact followed place by place."""

import numpy as np
import pytest
from scipy.integrate import simpson
from scipy.linalg import expm

from shiftplan.queueing import Goal
from shiftplan.queueing.transient import Line, Passed, advance, settled
from tests.queueing.transient.plain import Plain

HOUR = 3600.0
STATES = 56
DEFINITIONS = (
    "answered_within_of_offered",
    "virtual_wait_within",
    "answered_or_gone_within_of_offered",
    "answered_within_of_offered_less_gone_within",
    "answered_within_of_answered",
)


def _passed(line: Line, then: int | None, seconds: float = 300) -> Passed:
    return advance(line, settled(line, 9, 100), 10, [(seconds, 80, 140)], then=then)


@pytest.mark.parametrize("definition", DEFINITIONS)
@pytest.mark.parametrize("patience", [120.0, float("inf")])
def test_the_same_agents_following_change_nothing(definition: str, patience: float) -> None:
    line, goal = Line((300.0,), patience), Goal(0.8, 30, definition)
    assert _passed(line, 10).level(goal) == _passed(line, None).level(goal)


@pytest.mark.parametrize("definition", DEFINITIONS)
def test_nearly_the_same_agents_following_change_nearly_nothing(definition: str) -> None:
    """Handing over 900 agents to 901 takes the long way and must come out where the short one does."""
    line, goal = Line((300.0,), 120.0), Goal(0.8, 30, definition)
    alone = advance(line, settled(line, 900, 10_900), 900, [(300, 10_900, 10_900)])
    across = advance(line, settled(line, 900, 10_900), 900, [(300, 10_900, 10_900)], then=901)
    assert across.level(goal) > alone.level(goal)
    assert across.level(goal) == pytest.approx(alone.level(goal), abs=2e-3)


@pytest.mark.parametrize(("then", "windows"), [(0, 1), (7, 1), (14, 1), (3, 2), (40, 2)])
def test_levels_are_those_of_a_contact_followed_place_by_place(then: int, windows: int) -> None:
    """Its place ahead as a dense chain that ends served or gone, from each moment before the change."""
    aht, patience, within = (300.0, 330.0)[:windows], 90.0, 40.0
    line, before = Line(aht, patience), settled(Line(aht, patience), 10, 70 * windows)
    start, end = 60.0 * windows, 170.0 * windows
    passed = advance(line, before, 10, [(200, start, start), (within, start, end)], then=then)

    plain, follow = Plain(aht, patience, 10, STATES), Plain(aht, patience, max(then, 1), STATES)
    _, _, path = plain.through(passed.pieces[1].start.window(0, STATES), within, start / HOUR, end / HOUR)
    path = path[::6]
    moments = np.linspace(0, within, len(path))
    births = start + (end - start) * moments / within
    shares = [
        chances @ _answered(plain, follow, within - moment, moment, then)
        for chances, moment in zip(path, moments, strict=True)
    ]
    expected = simpson(births * shares, x=moments) / simpson(births, x=moments)
    assert passed.pieces[1].level(Goal(0.8, within)) == pytest.approx(expected, abs=2e-4)
    assert passed.pieces[1].level(Goal(0.8, within)) != passed.pieces[0].level(Goal(0.8, within))


def _answered(plain: Plain, follow: Plain, left: float, after: float, then: int) -> np.ndarray:
    """By number met, `left` seconds before the change, answered by then or within `after` seconds of it."""
    slots = 10 * len(plain.aht)
    places = STATES - slots
    pace = plain.leaving()[slots]
    moves = np.zeros((places + 2, places + 2))  # from place q: ahead at q, served at −2, gone at −1
    for place in range(places):
        ahead = pace + place / plain.patience
        moves[place, place - 1 if place else -2] += ahead
        moves[place, -1] += 1 / plain.patience
        moves[place, place] -= ahead + 1 / plain.patience
    later = follow.answered(after)[slots:] if then else np.zeros(places)
    return np.concatenate([np.ones(slots), (expm(moves * left) @ [*later, 1.0, 0.0])[:places]])
