"""The words of the simulation screen: what was run, what is chosen, why it differs from the formula."""

from textual.content import Content

from shiftplan.domain.estimate import Difference, Measured, ServiceEstimate, Staffed
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Shape
from shiftplan.domain.words import DEFINITIONS, ROUTINGS, SHAPES, STAFFED
from shiftplan.language import Message, printable, say
from shiftplan.planning.simulation_words import assumptions, reasons, where
from shiftplan.tui import words
from shiftplan.tui.place import Place
from shiftplan.tui.simulation.state import Simulation, shown_queue

AS_PLANNED = say("as set")
WHY = say("why")


def heading(plan: Plan, simulation: Simulation, place: Place) -> Content:
    """The day and queue, and how sure the numbers are."""
    queue = plan.queue[shown_queue(plan, place)]
    day = words.day(plan.grid.dates[place.day])
    title = Content.styled(f"{day} {printable(queue.name)}", "$primary bold")
    return Content.assemble(title, "  ") + _state(plan, simulation, place)


def _state(plan: Plan, simulation: Simulation, place: Place) -> Content:
    if simulation.running:
        text = (
            say("stopping …")
            if simulation.stopping
            else say("playing the days … {share:.0%}", share=simulation.share)
        )
        return Content.styled(str(text), "$accent")
    estimate = simulation.estimate
    if estimate is None:
        return Content.styled(str(say("not simulated yet: s runs it")), "$muted")
    queue = shown_queue(plan, place)
    if queue in estimate.left_out:
        return Content(str(say("deferred work is staffed by its deadline and not simulated")))
    return _day_summary(simulation, place, queue) + (
        _doubts(plan, simulation) or _definition(simulation, queue)
    )


def _day_summary(simulation: Simulation, place: Place, queue: str) -> Content:
    one = simulation.of(queue)
    if one is None:
        return Content("")
    first = (simulation.estimate.first_slot if simulation.estimate else 0) // len_of_day(simulation)
    level = _measure(one.by_day.service_level, place.day - first)
    return Content(str(say("in time {level}", level=level)))


def _definition(simulation: Simulation, queue: str) -> Content:
    """What counts as in time; it gives way to a doubt."""
    one = simulation.of(queue)
    return Content("") if one is None else Content.styled(f"  {DEFINITIONS[one.definition]}", "$muted")


def len_of_day(simulation: Simulation) -> int:
    return simulation.estimate.grid.per_day if simulation.estimate else 1


def _measure(series: Measured, at: int) -> str:
    if not 0 <= at < len(series.mean) or series.mean[at] is None:
        return "–"
    mean, error = series.at(at)
    return f"{(mean or 0) * 100:.1f}%" + ("" if error is None else f" ± {error * 100:.1f}")


def _doubts(plan: Plan, simulation: Simulation) -> Content:
    """What stands between the numbers and the plan as it is now."""
    if simulation.plan is not plan:
        return Content.styled("  " + str(say("the plan has changed since: s runs it again")), "$warning")
    if simulation.outdated:
        return Content.styled("  " + str(say("other assumptions are chosen: s runs them")), "$warning")
    if simulation.estimate is not None and simulation.estimate.stopped:
        runs = say("stopped after {runs} {runs:run|runs}", runs=simulation.estimate.replications)
        return Content.styled(f"  {runs}", "$warning")
    return Content("")


def choices(simulation: Simulation, staffed: Staffed, width: int) -> Content:
    """The assumptions of the next run, each behind its key; no line of `width` ends between the two."""
    options = simulation.options
    swings = AS_PLANNED if options.dispersion is None else say("{times:g} × chance", times=options.dispersion)
    parts = (
        ("t", STAFFED[staffed]),
        ("i", say("patience {shape}", shape=_shape(options.patience_shape))),
        ("h", say("handling {shape}", shape=_shape(options.handling_shape))),
        ("d", say("swings {swings}", swings=swings)),
        ("r", ROUTINGS[options.routing]),
        ("c", say("helping") if options.cross_trained else say("own queue only")),
        ("n", say("{runs} {runs:run|runs}", runs=options.replications)),
    )
    lines = [Content("")]
    for choice in (Content.assemble((key, "$key bold"), f" {text}") for key, text in parts):
        longer = Content("  ").join([lines[-1], choice]) if lines[-1] else choice
        lines[-1:] = [longer] if longer.cell_length <= width or not lines[-1] else [lines[-1], choice]
    return Content("\n").join(lines)


def _shape(shape: Shape | None) -> Message:
    return AS_PLANNED if shape is None else SHAPES[shape]


def short_reasons(plan: Plan, simulation: Simulation, place: Place) -> Content:
    """The largest reason of the day looked at, on one line."""
    found = _of_day(plan, simulation, place)
    if simulation.estimate is None:
        return Content("")
    if not found:
        text = say("On this day simulation and formula agree within a point or within chance.")
        return Content.styled(str(text), "$success")
    return Content.assemble((str(where(plan, found[0])), "$warning"), "  ", ("y", "$key bold"), f" {WHY}")


def all_reasons(plan: Plan, simulation: Simulation) -> Content:
    """Every difference, traced to its causes where it was; then what was assumed."""
    if simulation.estimate is None:
        return Content(str(say("Nothing has been simulated yet.")))
    blocks = (reasons(plan, simulation.estimate), assumptions(plan, simulation.estimate))
    return Content("\n\n".join("\n".join(map(str, block)) for block in blocks))


def _of_day(plan: Plan, simulation: Simulation, place: Place) -> list[Difference]:
    estimate: ServiceEstimate | None = simulation.estimate
    queue = shown_queue(plan, place)
    return [
        found
        for found in (estimate.differences if estimate else ())
        if found.queue == queue and found.slots[0] // plan.grid.per_day == place.day
    ]
