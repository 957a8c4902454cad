"""The log factors of a day given what was counted: a Gaussian prior, counts of a learned dispersion.

Counts have the mean Σ_j m_ij·exp(z_j), z the log factor of each half-hour, and a variance of φ times the
mean; the posterior is taken as Gaussian around its mode (Laplace's approximation; Rue, Martino and Chopin
2009 for models of this kind).
"""

from dataclasses import dataclass

import numpy as np

from shiftplan.forecast.outlook.course import Floats

ROUNDS = 25
CLOSE = 1e-3
BOUND = 3.0
"""No half-hour is believed to be off by more than exp(±3) in one round."""


@dataclass(frozen=True)
class Fit:
    """Mode (blocks,) and covariance of the log factors; `evidence` is the log of how well they explain what
    was counted, `chi2` of it is left over for `freedom` degrees.
    """

    mode: Floats
    covariance: Floats
    evidence: float
    chi2: float
    freedom: float


def fit(contacts: Floats, planned: Floats, mean: Floats, covariance: Floats, dispersion: float) -> Fit:
    """`contacts` (n,) counted where `planned` (n, blocks) were; `mean` and `covariance` of the prior."""
    z = mean.copy()
    if not len(contacts):
        return Fit(z, covariance, 0.0, 0.0, 0.0)
    for _ in range(ROUNDS):
        rates = planned * np.exp(z)
        expected = rates.sum(axis=1)
        working = contacts - expected + rates @ (z - mean)
        gain = covariance @ rates.T
        spread = rates @ gain + np.diag(dispersion * expected)
        fresh = mean + gain @ np.linalg.solve(spread, working)
        change = np.clip(fresh - z, -BOUND, BOUND)
        z = z + change
        if np.abs(change).max() < CLOSE:
            break
    return _fitted(contacts, planned, mean, covariance, dispersion, z)


def _fitted(
    contacts: Floats, planned: Floats, mean: Floats, covariance: Floats, dispersion: float, z: Floats
) -> Fit:
    rates = planned * np.exp(z)
    expected = rates.sum(axis=1)
    gain = covariance @ rates.T
    spread = rates @ gain + np.diag(dispersion * expected)
    solved = np.linalg.solve(spread, gain.T)
    left = (contacts - expected) / np.sqrt(expected)
    pull = (rates @ (z - mean)) @ ((contacts - expected) / (dispersion * expected))
    logs = np.where(contacts > 0, contacts * np.log(np.maximum(contacts, 1) / expected), 0.0)
    deviance = 2 * (logs - contacts + expected).sum() / dispersion
    whitened = np.linalg.slogdet(np.eye(len(rates)) + rates @ gain / (dispersion * expected))[1]
    return Fit(
        mode=z,
        covariance=covariance - gain @ solved,
        evidence=float(-(deviance + pull + whitened) / 2),
        chi2=float(left @ left),
        freedom=float(len(contacts) - (solved * rates).sum()),
    )
