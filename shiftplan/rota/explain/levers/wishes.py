"""A wish for a day off is dropped; those that the rota misses anyway would save nothing but their price."""

from collections.abc import Iterator

from shiftplan.domain.adjusting import WishGivenUp
from shiftplan.domain.explanation import Lever, LeverKind
from shiftplan.domain.people import Availability, AvailabilityKind
from shiftplan.domain.work import open_wishes, wish_met
from shiftplan.language import say
from shiftplan.rota.explain.levers.candidate import Candidate, changed
from shiftplan.rota.explain.levers.prices import Prices


def fewer_wishes(prices: Prices) -> Iterator[Candidate]:
    """Each wish for time off that the rota meets."""
    plan, rota = prices.standing.plan, prices.standing.rota
    for wish in open_wishes(plan):
        if wish.kind is AvailabilityKind.WISH_OFF and wish_met(wish, rota.at(wish.agent, wish.day)):
            yield _candidate(prices, wish)


def _candidate(prices: Prices, wish: Availability) -> Candidate:
    plan = prices.standing.plan
    rest = tuple(one for one in plan.availability if one is not wish)
    message = say("{name} gives up the wish for {day} off", name=plan.agent[wish.agent].name, day=wish.day)
    lever = Lever(
        kind=LeverKind.WISH,
        message=message,
        expected=_expected(prices, wish),
        agent=wish.agent,
        shift=wish.shift or "",
        change=WishGivenUp(agent=wish.agent, day=wish.day, shift=wish.shift),
    )
    return Candidate(lever, changed(plan, availability=rest))


def _expected(prices: Prices, wish: Availability) -> float:
    """How far the wish's weight exceeds what the cheapest shift that it speaks of would cost besides."""
    scene = prices.standing.scene
    number, day = scene.problem.agent_numbers[wish.agent], scene.plan.grid.day_index(wish.day)
    named = [i for i, duty in enumerate(scene.problem.duties) if wish.shift in (None, duty.id)]
    least = prices.reduced[scene.problem.cells[number, day, named]].min(initial=float("inf"))
    return max(0.0, wish.weight * scene.plan.settings.weights.wish - float(least))
