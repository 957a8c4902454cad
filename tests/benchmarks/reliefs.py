"""Whether what is ranked first gives most: `python -m tests.benchmarks.reliefs [CASES [RUNS [MOST]]]`.

Shops at random (`relief_cases`), in which a relief takes up to MOST people. Prints for every relief the
points of the model and of the simulation, which shares no formula with it; then in how many cases the relief
ranked first gives the most points in the simulation, in how many others it cannot be told apart from the best
(within two standard errors of their difference), and in how many it is worse. So for the order by points; for
the order of the screen, which takes the pay off what the points are worth; and for that order held against
the simulated worth less the pay.
"""

import sys
import time
from collections import Counter
from enum import StrEnum
from math import sqrt

from shiftplan.domain.relief import Ranked, Ranking
from tests.benchmarks.relief_cases import Case, Gain, case

CASES, REPLICATIONS, MOST = 40, 40, 40
ERRORS = 2.0
ORDERS = (
    "first by points gives the most points",
    "first on the screen gives the most points",
    "first on the screen gives the most worth less pay",
)


class Verdict(StrEnum):
    BEST = "best"
    TIED = "tied"
    WORSE = "worse"


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def verdict(first: str, gains: dict[str, Gain]) -> tuple[Verdict, float, float]:
    """How the relief stands to the one that gives the most, by how many points behind, and their error."""
    best = max(gains, key=lambda name: gains[name].points)
    if best == first:
        return Verdict.BEST, 0.0, 0.0
    points, error = gains[first].behind(gains[best])
    return (Verdict.TIED if points <= ERRORS * error else Verdict.WORSE), points, error


def less_pay(ranking: Ranking, gains: dict[str, Gain]) -> dict[str, Gain]:
    """Simulated points less those that the pay of each relief is worth."""
    found = {}
    for one in ranking.ranked:
        gain, pay = gains[one.relief.id], one.pay_yuan / ranking.yuan_per_point
        found[one.relief.id] = Gain(gain.points - pay, gain.error, gain.each - pay)
    return found


def by_points(ranked: tuple[Ranked, ...]) -> list[Ranked]:
    return sorted(ranked, key=lambda one: -one.expected.points)


def told(number: int, the_case: Case, replications: int) -> tuple[list[Verdict], list[float]]:
    """One case printed: its verdicts in the order of `ORDERS`, and how far the model is off, in points."""
    began = time.perf_counter()
    ranking = the_case.ranking()
    took = time.perf_counter() - began
    gains = the_case.simulated(replications)
    ordered = by_points(ranking.ranked)
    points, behind, error = verdict(ordered[0].relief.id, gains)
    first = ranking.ranked[0].relief.id
    shown, net = verdict(first, gains)[0], verdict(first, less_pay(ranking, gains))[0]
    people, contacts = len(the_case.rota.assignments), ranking.contacts
    say(
        f"case {number}: {people} people, {contacts:.0f} contacts, {the_case.waiting} waiting, "
        f"in time {ranking.level:.0%}, ranked in {took:.2f} s: {points}"
        + (f" ({behind:.2f} ± {error:.2f} behind)" if behind else "")
    )
    for one in ordered:
        gain = gains[one.relief.id]
        model = one.expected.points
        say(f"  {one.relief.id:24} model {model:+6.2f}  simulation {gain.points:+6.2f} ± {gain.error:.2f}")
    return [points, shown, net], [one.expected.points - gains[one.relief.id].points for one in ordered]


def main() -> None:
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    replications = int(sys.argv[2]) if len(sys.argv) > 2 else REPLICATIONS
    most = int(sys.argv[3]) if len(sys.argv) > 3 else MOST
    counts, off = [Counter[Verdict]() for _ in ORDERS], list[float]()
    for number in range(cases):
        verdicts, apart = told(number, case(number, most=most), replications)
        for count, one in zip(counts, verdicts, strict=True):
            count[one] += 1
        off += apart
    for name, count in zip(ORDERS, counts, strict=True):
        say(f"{name}: {', '.join(f'{count[one]} {one}' for one in Verdict)} of {cases}")
    mean, spread = sum(off) / len(off), sqrt(sum(one * one for one in off) / len(off))
    say(f"model − simulation: mean {mean:+.2f}, root mean square {spread:.2f} points, {len(off)} reliefs")


if __name__ == "__main__":
    main()
