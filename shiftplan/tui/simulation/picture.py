"""Expected service of a day as a picture: what the simulation says as columns, the formula as a line."""

from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.tui.drawing.chart import Area, Curve, Picture
from shiftplan.tui.drawing.day_chart import DayPicture
from shiftplan.tui.drawing.phases import day_bands, shades
from shiftplan.tui.forecast.picture import queue_colour
from shiftplan.tui.place import Place
from shiftplan.tui.simulation.state import Simulation, formula_level, shown_queue

PERCENT = 100


def day_picture(plan: Plan, need: Need, simulation: Simulation, place: Place) -> DayPicture:
    """Shares of contacts served in time, in per cent, over the slots of the day."""
    queue, day = shown_queue(plan, place), plan.grid.of_day(place.day)
    slots = range(day.start, day.stop)
    formula = tuple(PERCENT * (formula_level(need, queue, slot) or 0.0) for slot in slots)
    found = tuple(PERCENT * (simulated(simulation, queue, slot) or 0.0) for slot in slots)
    area = Area(found, queue_colour(plan, queue))
    picture = Picture((area,), (Curve(formula, "$accent"),), shades(plan, place.day), place.slot)
    return DayPicture(plan.grid, plan.grid.dates[place.day], picture, day_bands(plan, place.day))


def simulated(simulation: Simulation, queue: str, slot: int) -> float | None:
    """The service that the simulation expects of a slot of the plan; None where it says nothing."""
    one, estimate = simulation.of(queue), simulation.estimate
    if one is None or estimate is None or not estimate.first_slot <= slot < estimate.end_slot:
        return None
    return one.by_slot.service_level.mean[slot - estimate.first_slot]
