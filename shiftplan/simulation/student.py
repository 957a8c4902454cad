"""Student's t without a statistics library: the half-width of a mean of few replications."""

import math
from functools import lru_cache

BISECTIONS = 60
WIDEST = 1e4


@lru_cache(maxsize=256)
def t_quantile(confidence: float, freedom: int) -> float:
    """The t that |T| stays below with probability `confidence`, T having `freedom` ≥ 1 degrees.

    By bisection on the finite series of Abramowitz & Stegun 26.7.3 and 26.7.4; good to 1e-9.
    """
    low, high = 0.0, WIDEST
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        if _within(middle, freedom) < confidence:
            low = middle
        else:
            high = middle
    return high


def _within(t: float, freedom: int) -> float:
    """P(|T| < t)."""
    angle = math.atan(t / math.sqrt(freedom))
    cosine, sine = math.cos(angle), math.sin(angle)
    term, total = (cosine, cosine if freedom > 1 else 0.0) if freedom % 2 else (1.0, 1.0)
    for i in range(2 + freedom % 2, freedom - 1, 2):
        term *= cosine * cosine * (i - 1) / i
        total += term
    return 2 / math.pi * (angle + sine * total) if freedom % 2 else sine * total
