"""Chance: shapes with the moments they promise, contacts that vary as asked, streams of their own."""

import numpy as np
import pytest

from shiftplan.domain.queue import Shape
from shiftplan.simulation.draws import Purpose, moments, stream, swings, times

RUNS, MEAN, SLOTS = 4000, 30.0, 8


@pytest.mark.parametrize(
    ("shape", "variance"),
    [(Shape.EXPONENTIAL, 1), (Shape.DETERMINISTIC, 0), (Shape.LOGNORMAL, 1), (Shape.HYPEREXPONENTIAL, 2)],
)
def test_shapes_have_mean_one_and_their_variance(shape: Shape, variance: float) -> None:
    drawn = times(stream(1, 0, Purpose.HANDLING), shape, 400_000)
    assert drawn.mean() == pytest.approx(1, abs=0.01)
    assert drawn.var() == pytest.approx(variance, abs=0.08)


def counts(dispersion: float, groups: list[int]) -> np.ndarray:
    """Contacts by run and slot."""
    steps = np.full((SLOTS, 6), MEAN / 6)
    found = []
    for run in range(RUNS):
        random = stream(1, run, Purpose.CONTACTS)
        factors = swings(random, steps.sum(axis=1), dispersion, groups)
        comes = moments(random, steps, 300.0, factors)
        assert (np.diff(comes) >= 0).all()
        found.append(np.bincount((comes // 1800).astype(int), minlength=SLOTS))
    return np.array(found)


@pytest.mark.parametrize("dispersion", [1.0, 1.6, 4.0])
def test_contacts_vary_over_their_mean_as_asked(dispersion: float) -> None:
    found = counts(dispersion, list(range(SLOTS)))
    assert found.mean() == pytest.approx(MEAN, rel=0.01)
    assert (found.var(axis=0) / found.mean(axis=0)).mean() == pytest.approx(dispersion, rel=0.05)
    assert abs(np.corrcoef(found[:, 0], found[:, 1])[0, 1]) < 0.06


def test_days_that_swing_together_are_correlated() -> None:
    found = counts(4.0, [0] * SLOTS)
    assert (found.var(axis=0) / found.mean(axis=0)).mean() == pytest.approx(4, rel=0.08)
    assert np.corrcoef(found[:, 0], found[:, 1])[0, 1] == pytest.approx(0.75, abs=0.05)


def test_streams_differ_by_replication_purpose_and_queue_and_come_again() -> None:
    keys = [(1, 0, Purpose.CONTACTS, 0), (1, 1, Purpose.CONTACTS, 0), (1, 0, Purpose.PATIENCE, 0)]
    keys += [(1, 0, Purpose.CONTACTS, 1), (2, 0, Purpose.CONTACTS, 0)]
    firsts = [stream(*key).random() for key in keys]
    assert len(set(firsts)) == len(keys)
    assert firsts == [stream(*key).random() for key in keys]
