"""From a recipe to a forecast, with every step told."""

from collections.abc import Mapping

from shiftplan.domain.derivation import Derived, Records
from shiftplan.domain.plan import Settings
from shiftplan.domain.recipe import (
    ContactsRecipe,
    HistoryRecipe,
    LastEventRecipe,
    Recipe,
    TargetRecipe,
)
from shiftplan.domain.recipe_faults import recipe_faults
from shiftplan.errors import BadInput
from shiftplan.forecast.recipes.adjust import adjusted
from shiftplan.forecast.recipes.contacts import from_contacts
from shiftplan.forecast.recipes.ground import Ground
from shiftplan.forecast.recipes.last_event import from_last_event
from shiftplan.forecast.recipes.target import from_target
from shiftplan.forecast.recipes.totals import totals
from shiftplan.forecast.recipes.visitors import from_visitors
from shiftplan.forecast.shapes import shapes_of, with_own


def derive(settings: Settings, recipe: Recipe, tables: Mapping[str, Records]) -> Derived:
    """The forecast that a recipe gives, before the bot; `tables` holds every file it names.

    Raises `BadInput` for a phase, queue or day shape that is not known, and for amounts no shop can mean.
    """
    for fault in recipe_faults(settings, recipe):
        raise BadInput(fault.message, fault.hint)
    shapes = with_own(shapes_of(settings.event), recipe.day_shapes)
    ground = Ground(settings, shapes, dict(tables))
    made = adjusted(ground, _made(ground, recipe), recipe.adjust)
    return made.model_copy(update={"steps": (*made.steps, totals(ground, made.forecast))})


def _made(ground: Ground, recipe: Recipe) -> Derived:
    if isinstance(recipe, TargetRecipe):
        return from_target(ground, recipe)
    if isinstance(recipe, LastEventRecipe):
        return from_last_event(ground, recipe)
    if isinstance(recipe, ContactsRecipe):
        return from_contacts(ground, recipe)
    if isinstance(recipe, HistoryRecipe):
        from shiftplan.forecast.history import derive as from_history  # noqa: PLC0415 - brings numpy

        return from_history(ground.settings, recipe, ground.tables)
    return from_visitors(ground, recipe)
