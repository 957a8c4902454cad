"""The step that shows how sharp an opening is."""

from collections.abc import Iterator, Mapping, Sequence

from shiftplan.domain.derivation import Step, Unit
from shiftplan.forecast.recipes.figures import by, contacts, first, share, summed
from shiftplan.forecast.recipes.ground import STEP, Ground, total
from shiftplan.language import say

HOUR, QUARTER = 12, 3


def opening_step(ground: Ground, series: Mapping[str, Sequence[float]]) -> Iterator[Step]:
    """Contacts of the first 15 minutes of each opening in the plan, all queues together."""
    together = [sum(values) for values in zip(*series.values(), strict=True)]
    begins = [ground.number(opening) for opening in ground.settings.event.openings]
    parts = tuple(_part(ground, together, begin) for begin in begins if 0 <= begin <= ground.steps - HOUR)
    if parts:
        yield summed(
            say("the first 15 minutes of an opening are sharper than the rest"),
            Unit.CONTACTS,
            parts,
        )


def _part(ground: Ground, together: Sequence[float], begin: int) -> Step:
    hour = total(together, range(begin, begin + HOUR))
    quarter = total(together, range(begin, begin + QUARTER))
    return Step(
        what=say("{moment:%m-%d %H:%M}", moment=ground.grid.moment(0) + (begin * STEP)),
        operands=(
            first(contacts(hour, say("first hour"))),
            by(share(quarter / hour if hour else 0.0, say("share of the first 15 minutes"))),
        ),
        result=contacts(quarter),
    )
