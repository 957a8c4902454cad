"""Where a simulation and the formula differ by more than chance."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import sqrt

from shiftplan.domain.estimate import Difference, QueueEstimate, ServiceEstimate
from shiftplan.domain.need import Need, QueueNeed

WORTH_SAYING = 0.01
SURE = 1.5
"""In half-widths, about three standard errors: among hundreds of slots hardly one is marked by chance."""

BINOMIAL = 3.0
"""Standard errors that the formula's own level would have: where few came, the spread seen says too little,
and people who wait together are not independent.
"""


def differences(need: Need, estimate: ServiceEstimate) -> tuple[Difference, ...]:
    """Marked slots by queue and day, the largest number of contacts served otherwise first; not traced yet.

    The need's service level is by the same definition and clock as the estimate's.
    """
    found = [one for queue in estimate.queues for one in _of_queue(need.of(queue.queue), estimate, queue)]
    return tuple(sorted(found, key=lambda one: -abs(one.share) * _contacts(need, one)))


def _contacts(need: Need, difference: Difference) -> float:
    return sum(need.of(difference.queue).contacts[slot] for slot in difference.slots)


def _of_queue(need: QueueNeed, estimate: ServiceEstimate, queue: QueueEstimate) -> Iterator[Difference]:
    by_day: dict[int, list[int]] = defaultdict(list)
    for slot in range(estimate.first_slot, estimate.end_slot):
        if _differs(need, queue, slot, slot - estimate.first_slot, estimate.replications):
            by_day[slot // estimate.grid.per_day].append(slot)
    for slots in by_day.values():
        yield _difference(need, queue, estimate.first_slot, slots)


def _differs(need: QueueNeed, queue: QueueEstimate, slot: int, index: int, replications: int) -> bool:
    simulated, half_width = queue.by_slot.service_level.at(index)
    if simulated is None or half_width is None or not need.contacts[slot]:
        return False
    formula, seen = need.service_level[slot], need.contacts[slot] * replications
    by_formula = BINOMIAL * sqrt(max(0.0, formula * (1 - formula)) / seen)
    return abs(simulated - formula) > max(WORTH_SAYING, SURE * max(half_width, by_formula))


def _difference(need: QueueNeed, queue: QueueEstimate, first: int, slots: Sequence[int]) -> Difference:
    weights = [need.contacts[slot] for slot in slots]
    levels = [queue.by_slot.service_level.mean[slot - first] or 0.0 for slot in slots]
    return Difference(
        queue=queue.queue,
        slots=tuple(slots),
        formula=_mean([need.service_level[slot] for slot in slots], weights),
        simulated=_mean(levels, weights),
    )


def _mean(values: Sequence[float], weights: Sequence[float]) -> float:
    return sum(value * weight for value, weight in zip(values, weights, strict=True)) / sum(weights)
