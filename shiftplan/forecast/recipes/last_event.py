"""Last event's curve × growth, phase by phase onto the plan's calendar."""

from collections.abc import Iterator, Sequence

from shiftplan.domain.derivation import Derived, Step, Unit
from shiftplan.domain.event import Phase
from shiftplan.domain.recipe import Growth, LastEventRecipe
from shiftplan.domain.traffic import STEP_MINUTES
from shiftplan.forecast.recipes.assemble import forecast_of
from shiftplan.forecast.recipes.contacts import KNOWN_FINELY
from shiftplan.forecast.recipes.counterpart import Counterpart, counterparts
from shiftplan.forecast.recipes.figures import by, contacts, first, summed, times, where
from shiftplan.forecast.recipes.ground import STEPS_PER_DAY, Ground, Stretch
from shiftplan.forecast.recipes.last_event_doubts import no_usual_day, stand_ins, untold
from shiftplan.forecast.recipes.openings import opening_step
from shiftplan.forecast.recipes.past import Past, len_of
from shiftplan.forecast.recipes.reach import reaching_out
from shiftplan.forecast.recipes.stretching import Laying, laid, total_for
from shiftplan.forecast.recipes.tables import by_queue, queue_findings
from shiftplan.language import Message, say


def from_last_event(ground: Ground, recipe: LastEventRecipe) -> Derived:
    """Each phase takes its counterpart's contacts (`counterpart`, `stretching`) × growth.

    Moments outside every phase take last event's mean day outside its phases. Weekdays are not told apart.
    """
    records = ground.tables[recipe.file]
    names = by_queue(ground, records, recipe.file)
    past = Past(records, names, recipe.phases, ground.shapes)
    pairs = counterparts([stretch.phase for stretch in ground.phases if stretch.phase], recipe.phases)
    series = {queue: [0.0] * ground.steps for queue in names}
    told = [_queue(ground, recipe, past, pairs, queue, series[queue]) for queue in names]
    step = summed(say("last event, phase by phase, × growth"), Unit.CONTACTS, tuple(told))
    findings = (
        *queue_findings(ground, recipe.file, names, records),
        *reaching_out(ground),
        *stand_ins(ground, pairs, recipe.file),
        *untold(past, recipe),
        *no_usual_day(ground, past, recipe.file),
    )
    fine = records.minutes <= KNOWN_FINELY
    return Derived(
        forecast=forecast_of(ground, series, fine=fine),
        steps=(step, *(opening_step(ground, series) if fine else ())),
        findings=findings,
    )


def growth_of(growth: Sequence[Growth], phase: str | None, queue: str) -> float | None:
    """The most particular growth that fits: phase and queue, phase, queue, all; None when there is none."""
    known = {(one.phase, one.queue): one.factor for one in growth}
    wanted = ((phase, queue), (phase, None), (None, queue), (None, None))
    return next((known[key] for key in wanted if key in known), None)


def _queue(
    ground: Ground,
    recipe: LastEventRecipe,
    past: Past,
    pairs: dict[str, Counterpart],
    queue: str,
    series: list[float],
) -> Step:
    """Fills the queue's series and tells how."""
    parts: list[Step] = []
    for stretch in ground.phases:
        if stretch.phase is None or not stretch.steps:
            continue
        pair = pairs[stretch.phase.id].phase
        factor = growth_of(recipe.growth, stretch.id, queue)
        then = past.of(queue, pair)
        grown = 1.0 if factor is None else factor
        now = laid(then, _laying(ground, stretch, stretch.phase, pair))
        for step in ground.inside(stretch):
            series[step] = now[step - stretch.steps.start] * grown
        parts.append(_part(ground, stretch, pair, queue, then, factor))
    parts += _outside(ground, recipe, past, queue, series)
    told = summed(where(ground, None, queue), Unit.CONTACTS, tuple(parts))
    return told.model_copy(update={"queue": queue})


def _laying(ground: Ground, stretch: Stretch, phase: Phase, pair: Phase) -> Laying:
    begin = stretch.steps.start % STEPS_PER_DAY
    rush = ground.shapes.rush_hours * 60 // STEP_MINUTES if phase.opening and pair.opening else 0
    return Laying(_clock(pair), begin, len(stretch.steps), rush)


def _clock(phase: Phase) -> int:
    return (phase.start.hour * 60 + phase.start.minute) // STEP_MINUTES


def _part(
    ground: Ground, stretch: Stretch, pair: Phase, queue: str, then: list[float], factor: float | None
) -> Step:
    amount = total_for(then, len(stretch.steps))
    label = say("last event's {phase}", phase=pair.name)
    growth = times(1.0 if factor is None else factor, say("growth"), ours=factor is None)
    return Step(
        what=where(ground, stretch, None),
        operands=(first(contacts(amount, label)), by(growth)),
        result=contacts(amount * growth.value),
        phase=stretch.id,
        queue=queue,
        note=_length_note(len_of(pair), len(stretch.steps), sum(then)),
    )


def _length_note(then: int, now: int, whole: float) -> Message | None:
    hours = {"then": then * STEP_MINUTES / 60, "now": now * STEP_MINUTES / 60, "whole": whole}
    if now < then:
        return say("{then:g} h there with {whole:,.0f} contacts, the first {now:g} h of them here", **hours)
    if now > then:
        return say(
            "{then:g} h there with {whole:,.0f} contacts, {now:g} h here: its last day goes on", **hours
        )
    return None


def _outside(
    ground: Ground, recipe: LastEventRecipe, past: Past, queue: str, series: list[float]
) -> Iterator[Step]:
    usual = past.usual_day(queue) or (0.0,) * STEPS_PER_DAY
    factor = growth_of(recipe.growth, None, queue)
    growth = times(1.0 if factor is None else factor, say("growth"), ours=factor is None)
    for stretch in (one for one in ground.stretches if one.phase is None):
        for step in stretch.steps:
            series[step] = usual[step % STEPS_PER_DAY] * growth.value
        amount = sum(usual[step % STEPS_PER_DAY] for step in stretch.steps)
        yield Step(
            what=where(ground, stretch, None),
            operands=(first(contacts(amount, say("last event's mean day outside its phases"))), by(growth)),
            result=contacts(amount * growth.value),
            queue=queue,
        )
