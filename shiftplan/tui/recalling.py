"""How the forecast was made, read in a thread: the recipe of the plan, and the last event's own curve."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message as Event

from shiftplan.errors import ShiftplanError
from shiftplan.tui.figures.following import Following
from shiftplan.tui.findings import faults_of

if TYPE_CHECKING:
    from shiftplan.domain.finding import Finding
    from shiftplan.domain.recipe import Recipe
    from shiftplan.domain.traffic import Traffic
    from shiftplan.planning import OpenPlan


CHANGED = "forecast_not_of_recipe"
"""The code of the finding that forecast.csv was changed after the recipe had made it."""


class Recalled(Event):
    """`last` is the last event on this plan's calendar, without growth; `faults` says what cannot be read,
    or that the forecast is no longer what the recipe gives.
    """

    def __init__(
        self,
        opened: OpenPlan,
        recipe: Recipe | None = None,
        last: Traffic | None = None,
        faults: tuple[Finding, ...] = (),
    ) -> None:
        super().__init__()
        self.opened, self.recipe, self.last, self.faults = opened, recipe, last, faults


class Recalling(Following):
    def work_out(self) -> None:
        super().work_out()
        if self.workspace.opened is not None:
            self.in_background(partial(_recall, self.workspace.opened), "recipe")

    @on(Recalled)
    def keep_recalled(self, event: Recalled) -> None:
        if self._is_of_today(event.opened.plan):
            found = {"recipe": event.recipe, "last_event": event.last, "recipe_faults": event.faults}
            self.workspace = self.workspace.but(**found)


def _recall(opened: OpenPlan) -> Recalled:
    from shiftplan import planning  # noqa: PLC0415 - brings numpy and scipy, after the first paint
    from shiftplan.domain.recipe import HistoryRecipe, LastEventRecipe  # noqa: PLC0415 - values load after the first paint

    recipe = None
    try:
        recipe = planning.read_recipe(opened.folder)
        if recipe is None or isinstance(recipe, HistoryRecipe):
            return Recalled(opened, recipe)  # learning anew takes seconds, and there is no one event to draw
        derived = planning.derive(opened, recipe)
        changed = tuple(finding for finding in derived.findings if finding.code == CHANGED)
        if not isinstance(recipe, LastEventRecipe):
            return Recalled(opened, recipe, faults=changed)
        plain = planning.derive(opened, recipe.model_copy(update={"growth": (), "adjust": ()}))
    except ShiftplanError as error:
        return Recalled(opened, recipe, faults=faults_of(error))
    past = opened.plan.model_copy(update={"forecast": plain.forecast})
    return Recalled(opened, recipe, planning.traffic_of(past, "base"), changed)
