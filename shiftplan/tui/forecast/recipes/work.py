"""What the page of the recipe asks of `planning`, to be called in a thread."""

from typing import TYPE_CHECKING, Any

from shiftplan.domain.derivation import Derived
from shiftplan.domain.recipe import Recipe
from shiftplan.tui.forecast.importing.here import without_a_list

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan


def read(opened: "OpenPlan") -> Recipe | None:
    """The recipe of the plan, None when contacts were given. Raises `ShiftplanError` for a broken one."""
    from shiftplan import planning  # noqa: PLC0415 - brings numpy, only when asked

    return planning.read_recipe(opened.folder)


def derive(recipe: Recipe, opened: "OpenPlan") -> Derived:
    """What a recipe gives, with every step. Raises `ShiftplanError`."""
    from shiftplan import planning  # noqa: PLC0415 - see above

    with without_a_list():
        return planning.derive(opened, recipe)


def accept(recipe: Recipe, opened: "OpenPlan") -> Any:
    """Write recipe and forecast into the plan. Raises `ShiftplanError`; then nothing is written."""
    from shiftplan import planning  # noqa: PLC0415 - see above

    with without_a_list():
        return planning.apply_recipe(opened, recipe)
