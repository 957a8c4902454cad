"""A shift starts half an hour or an hour earlier or later."""

from collections.abc import Iterator

import numpy as np

from shiftplan.domain.adjusting import OtherStart
from shiftplan.domain.clock import clock
from shiftplan.domain.explanation import Lever, LeverKind
from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.rota import Assignment
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.domain.work import cover, known, served
from shiftplan.language import say
from shiftplan.rota.explain.levers.candidate import Candidate, changed
from shiftplan.rota.explain.levers.prices import Prices

MOVES = (-60, -30, 30, 60)
"""Minutes."""


def other_starts(prices: Prices) -> Iterator[Candidate]:
    """Each shift at other times, its whole window moved."""
    for shift in prices.standing.plan.shifts:
        for move in MOVES:
            last = shift.start_minute if shift.start_until is None else shift.start_until
            if shift.serves and shift.start_minute + move >= 0 and last + move < MINUTES_PER_DAY:
                yield _candidate(prices, shift, move)


def moved(shift: ShiftTemplate, minutes: int) -> ShiftTemplate:
    """The shift with its start, or its window of starts, so much later."""
    until = None if shift.start_until is None else shift.start_until + minutes
    return shift.model_copy(update={"start_minute": shift.start_minute + minutes, "start_until": until})


def _candidate(prices: Prices, shift: ShiftTemplate, move: int) -> Candidate:
    plan = prices.standing.plan
    later = moved(shift, move)
    shifts = tuple(later if one.id == shift.id else one for one in plan.shifts)
    message = say(
        "{shift} starts at {new} instead of {old}",
        shift=shift.name,
        new=clock(later.start_minute),
        old=clock(shift.start_minute),
    )
    lever = Lever(
        kind=LeverKind.START,
        message=message,
        expected=_expected(prices, shift, move),
        shift=shift.id,
        change=OtherStart(shift=shift.id, minutes=move),
    )
    return Candidate(lever, changed(plan, shifts=shifts))


def _expected(prices: Prices, shift: ShiftTemplate, move: int) -> float:
    """What those who work the shift now would save by the prices of cover at the other hours."""
    standing = prices.standing
    those = [one for one in known(standing.plan, standing.rota) if one.shift == shift.id]
    return max(0.0, sum(_gain(prices, one, move) for one in those))


def _gain(prices: Prices, one: Assignment, move: int) -> float:
    plan, problem = prices.standing.plan, prices.standing.scene.problem
    worked, steps = plan.worked(one), move / plan.grid.minutes
    parts = [(problem.queue_numbers[queue], slot, share) for queue, slot, share in served(plan, one)]
    gain = 0.0
    for queue, slot, share in parts:
        worth = cover(plan, plan.agent[one.agent], worked, plan.settings.queues[queue].id) * share
        gain += worth * (_price(prices, queue, slot + steps) - prices.cover[queue, slot])
    return gain


def _price(prices: Prices, queue: int, at: float) -> float:
    """The price at a moment between slots; nothing outside the plan."""
    series = prices.cover[queue]
    return float(np.interp(at, np.arange(len(series)), series, left=0.0, right=0.0))
