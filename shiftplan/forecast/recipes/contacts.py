"""Contacts as a table gives them."""

from shiftplan.domain.derivation import Derived, Step, Unit
from shiftplan.domain.recipe import ContactsRecipe
from shiftplan.forecast.recipes.assemble import forecast_of
from shiftplan.forecast.recipes.figures import contacts, summed, where
from shiftplan.forecast.recipes.ground import Ground
from shiftplan.forecast.recipes.tables import by_queue, by_step, gap_findings, queue_findings
from shiftplan.language import say

KNOWN_FINELY = 15
"""Rows of at most so many minutes tell how sharp an opening was."""


def from_contacts(ground: Ground, recipe: ContactsRecipe) -> Derived:
    """The table's contacts; rows longer than a slot are shared out by the shape of the day."""
    records = ground.tables[recipe.file]
    names = by_queue(ground, records, recipe.file)
    series = {queue: by_step(ground, records, name) for queue, name in names.items()}
    parts = tuple(
        Step(what=where(ground, None, queue), result=contacts(sum(steps)), queue=queue)
        for queue, steps in series.items()
    )
    told = summed(say("contacts as given in {file}", file=recipe.file), Unit.CONTACTS, parts)
    findings = (
        *queue_findings(ground, recipe.file, names, records),
        *gap_findings(ground, recipe.file, records),
    )
    fine = records.minutes <= KNOWN_FINELY
    return Derived(forecast=forecast_of(ground, series, fine=fine), steps=(told,), findings=findings)
