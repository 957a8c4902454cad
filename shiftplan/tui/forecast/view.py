"""Which picture of the forecast is shown, and what is read in it."""

from dataclasses import dataclass, replace
from enum import StrEnum

from shiftplan.domain.plan import Plan
from shiftplan.tui.drawing.heat_map import HOURS
from shiftplan.tui.forecast.spot import Known, Spot, hour_start, per_hour, steps_in_slot
from shiftplan.tui.place import Place


class View(StrEnum):
    DAY = "day"
    HOUR = "hour"
    HEAT = "heat"


@dataclass(frozen=True)
class Shown:
    """`step` is the step of 5 minutes inside the slot looked at (hour only); `over` the day and hour under
    the mouse (heat map only).
    """

    view: View = View.DAY
    step: int = 0
    over: tuple[int, int] | None = None

    def spot(self, known: Known, place: Place) -> Spot:
        """What is read: a slot of the day, a step of the hour, or an hour of the heat map."""
        if self.view is View.HOUR:
            return known.step(place, min(self.step, steps_in_slot(known.plan) - 1))
        if self.view is View.HEAT:
            day, hour = self.over or (place.day, place.slot // per_hour(known.plan))
            return known.hour(replace(place, day=day, slot=hour * per_hour(known.plan)))
        return known.slot(place)

    def stepped(self, plan: Plan, place: Place, steps: int) -> "tuple[int, Shown]":
        """So many steps on: the slot there, counted over the plan, and the step inside it."""
        return self._at(plan, place.index(plan.grid) * steps_in_slot(plan) + self.step + steps)

    def pointed(self, plan: Plan, place: Place, column: int) -> "tuple[int, Shown]":
        """The slot and the step that is drawn as the `column`th of the hour."""
        return self._at(plan, hour_start(plan, place) * steps_in_slot(plan) + column)

    def _at(self, plan: Plan, step: int) -> "tuple[int, Shown]":
        last = plan.grid.slots * steps_in_slot(plan) - 1
        slot, inside = divmod(max(0, min(step, last)), steps_in_slot(plan))
        return slot, replace(self, step=inside)


def by_hours(place: Place, hours: int, plan: Plan) -> Place:
    """The beginning of the hour so many hours on, on the same day."""
    each = per_hour(plan)
    hour = max(0, min(place.slot // each + hours, HOURS - 1))
    return replace(place, slot=hour * each)
