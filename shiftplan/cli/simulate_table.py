"""A simulation as a table beside the formula, with what was assumed and why the two differ."""

from collections.abc import Iterator
from typing import Any

from shiftplan import planning
from shiftplan.cli.output import table
from shiftplan.domain.estimate import Figures, Measure, QueueEstimate, ServiceEstimate
from shiftplan.domain.need import Need, QueueNeed
from shiftplan.domain.plan import Plan
from shiftplan.domain.words import day_name
from shiftplan.language import say

Row = tuple[object, ...]
MARK = "≠"
SPARE = (10, 9, 8, 7, 2)  # left out on a narrow terminal, the first of them first
SERIES = (
    "offered",
    "service_level",
    "mean_wait_seconds",
    "first_reply_seconds",
    "abandon",
    "occupancy",
    "waiting",
    "online",
)


def lines(plan: Plan, need: Need, estimate: ServiceEstimate, *, by_slot: bool) -> Iterator[str]:
    yield table(_headings(), _rows(plan, need, estimate, by_slot=by_slot), SPARE)
    yield from map(str, planning.assumptions(plan, estimate))
    yield str(say("{mark}: formula and simulation differ by more than chance explains", mark=MARK))
    yield from map(str, planning.reasons(plan, estimate))


def _headings() -> Row:
    return (
        say("when"),
        say("queue"),
        say("contacts"),
        say("needed online"),
        say("formula"),
        say("simulated"),
        "±",
        say("first reply, s"),
        say("gone"),
        say("occupancy"),
        say("serving"),
        "",
    )


def _rows(plan: Plan, need: Need, estimate: ServiceEstimate, *, by_slot: bool) -> Iterator[Row]:
    step = 1 if by_slot else plan.grid.per_day
    marked = {(one.queue, slot) for one in estimate.differences for slot in one.slots}
    for index, first in enumerate(range(estimate.first_slot, estimate.end_slot, step)):
        moment, slots = plan.grid.moment(first), range(first, first + step)
        for queue in estimate.queues:
            yield (
                f"{moment:%m-%d %H:%M}" if by_slot else day_name(moment.date()),
                plan.queue[queue.queue].name,
                *_formula(need.of(queue.queue), slots),
                *_simulated(queue.by_slot if by_slot else queue.by_day, index),
                MARK if any((queue.queue, slot) in marked for slot in slots) else "",
            )


def _formula(need: QueueNeed, slots: range) -> Row:
    """Contacts, the mean number online, and the service level that the need promises."""
    contacts = sum(need.contacts[slot] for slot in slots)
    level = sum(need.service_level[slot] * need.contacts[slot] for slot in slots)
    online = sum(need.online[slot] for slot in slots) / len(slots)
    return f"{contacts:,.0f}", f"{online:.1f}", f"{level / contacts:.1%}" if contacts else None


def _simulated(figures: Figures, index: int) -> Row:
    level = figures.service_level.at(index)
    return (
        _percent(level.mean),
        None if level.half_width is None else f"{100 * level.half_width:.1f}",
        _number(figures.first_reply_seconds.at(index)),
        _percent(figures.abandon.mean[index]),
        _percent(figures.occupancy.mean[index]),
        _number(figures.online.at(index)),
    )


def _percent(value: float | None) -> str | None:
    return None if value is None else f"{value:.1%}"


def _number(measure: Measure) -> str | None:
    return None if measure.mean is None else f"{measure.mean:.1f}"


def data(plan: Plan, need: Need, estimate: ServiceEstimate) -> dict[str, Any]:
    """The same for a program: rows of slots, the whole by queue, differences with their parts."""
    named = ("scenario", "replications", "seed", "staffed", "routing", "cross_trained", "stopped", "seconds")
    return {
        **{name: getattr(estimate, name) for name in named},
        "assumptions": [str(line) for line in planning.assumptions(plan, estimate)],
        "whole": [{"queue": one.queue, **_measures(one.whole, 0)} for one in estimate.queues],
        "rows": [row for one in estimate.queues for row in _slot_rows(plan, need, estimate, one)],
        "differences": [one.model_dump(mode="json") for one in estimate.differences],
        "reasons": [str(line) for line in planning.reasons(plan, estimate)],
    }


def _slot_rows(
    plan: Plan, need: Need, estimate: ServiceEstimate, queue: QueueEstimate
) -> Iterator[dict[str, Any]]:
    formula = need.of(queue.queue)
    for index, slot in enumerate(range(estimate.first_slot, estimate.end_slot)):
        yield {
            "start": f"{plan.grid.moment(slot):%Y-%m-%d %H:%M}",
            "queue": queue.queue,
            "contacts": formula.contacts[slot],
            "needed_online": formula.online[slot],
            "formula_service_level": formula.service_level[slot],
            "service_level_definition": queue.definition,
            **_measures(queue.by_slot, index),
        }


def _measures(figures: Figures, index: int) -> dict[str, Any]:
    """Each figure with the half-width of its 95 % interval; null where nobody came."""
    named = {name: getattr(figures, name).at(index) for name in SERIES}
    named |= {definition.value: level.at(index) for definition, level in figures.levels.items()}
    found: dict[str, Any] = {}
    for name, measure in named.items():
        found |= {name: measure.mean, f"{name}_half_width": measure.half_width}
    return found
