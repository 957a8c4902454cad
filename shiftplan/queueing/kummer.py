"""The weight of a queue whose waiting people leave one by one: a confluent hypergeometric sum.

With c = full service rate · patience and z = arrival rate · patience, the states with q = 0, 1, 2 … people
waiting weigh z^q / ((c+1)(c+2)…(c+q)) relative to the state in which everybody is busy and nobody waits.
Their sum is Kummer's F(c, z) = 1F1(1; c+1; z) = c · e^z · z^(−c) · γ(c, z) (NIST DLMF 13.2.2 and 8.5.1).
"""

import math

TAIL = 1e-17
BLOCK = 65_536
SPREADS = 4.0
STIRLING_FROM = 20.0


def log_queue_weight(c: float, z: float) -> tuple[float, float]:
    """The log of F(c, z), and the mean number waiting given that everybody is busy; c > 0, z ≥ 0.

    Below the edge of overload the sum is taken term by term, for all are positive; near and beyond it the
    incomplete gamma function is used, whose argument is then large enough to be exact.
    """
    if is_crowded(c, z):
        log_weight = _log_by_gamma(c, z)
        return log_weight, max(0.0, z - c + c * math.exp(-log_weight))
    return _by_series(c, z)


def is_crowded(c: float, z: float) -> bool:
    """Whether arrivals are near or beyond full load, measured by the chance swings of the queue.

    Nearer than this scipy's incomplete gamma function is exact to its last digits (Temme's expansion for
    large c); below it the sum has few terms.
    """
    return z > max(c / 2, c - SPREADS * math.sqrt(c))


def share_between(a: float, low: float, high: float) -> float:
    """P(a, high) − P(a, low), the regularised incomplete gamma, from the side on which nothing cancels."""
    from scipy.special import gammainc, gammaincc  # noqa: PLC0415 - scipy is slow to load; most calls need none

    if low >= a:
        return float(gammaincc(a, low) - gammaincc(a, high))
    return float(gammainc(a, high) - gammainc(a, low))


def _by_series(c: float, z: float) -> tuple[float, float]:
    """Sum blocks of terms until a geometric series that bounds the rest is below `TAIL` of the sum.

    The ratio of terms, z/(c+q), falls with q and is below one from the start, so that the rest after a
    term w is at most w·r/(1−r) with r the next ratio, and its share of the first moment at most
    w·(q·r/(1−r) + r/(1−r)²).
    """
    import numpy as np  # noqa: PLC0415 - numpy is loaded when something is computed

    total, moment, last, done = 1.0, 0.0, 1.0, 0
    size = _terms_expected(c, z)
    while True:
        waiting = np.arange(done + 1.0, done + size + 1.0)
        weights = last * np.cumprod(z / (c + waiting))
        total += float(weights.sum())
        moment += float(weights @ waiting)
        last, done = float(weights[-1]), done + size
        ratio = z / (c + done + 1)
        rest = last * ratio / (1 - ratio)
        small = rest <= TAIL * total and rest * (done + 1 / (1 - ratio)) <= TAIL * moment
        if small or last == 0:
            return math.log(total), moment / total


def _terms_expected(c: float, z: float) -> int:
    """About how many terms matter: each is below (z/c)^q and below exp(−q²/2c) for q well under c."""
    geometric = 45 / max(math.log(c / z), 1e-12) if z else 1.0
    return int(min(geometric, 10 * math.sqrt(c) + 60, BLOCK)) + 8


def _log_by_gamma(c: float, z: float) -> float:
    from scipy.special import gammainc  # noqa: PLC0415 - scipy is slow to load; most calls need none

    return _log_prefactor(c, z) + math.log(gammainc(c, z))


def _log_prefactor(c: float, z: float) -> float:
    """log(c · e^z · z^(−c) · Γ(c)); for large c by Stirling's series, so that large numbers do not cancel."""
    if c < STIRLING_FROM:
        return math.log(c) + z - c * math.log(z) + math.lgamma(c)
    excess = (z - c) / c
    correction = 1 / (12 * c) - 1 / (360 * c**3) + 1 / (1260 * c**5) - 1 / (1680 * c**7)
    return c * (excess - math.log1p(excess)) + 0.5 * math.log(2 * math.pi * c) + correction
