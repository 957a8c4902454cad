"""Visitors × inquiry rate, by queue and phase."""

from collections.abc import Iterator, Mapping, Sequence

from shiftplan.domain.derivation import Derived, Figure, Step, Unit
from shiftplan.domain.finding import Finding
from shiftplan.domain.recipe import InquiryRate, VisitorsRecipe
from shiftplan.forecast.recipes.after_sale import add_after_sale
from shiftplan.forecast.recipes.assemble import forecast_of
from shiftplan.forecast.recipes.contacts import KNOWN_FINELY
from shiftplan.forecast.recipes.figures import by, contacts, first, share, summed, where
from shiftplan.forecast.recipes.findings import doubt
from shiftplan.forecast.recipes.ground import Ground, Stretch, total
from shiftplan.forecast.recipes.reach import reaching_out
from shiftplan.forecast.recipes.tables import by_queue, by_step, gap_findings, queue_findings
from shiftplan.language import say

Visitors = Mapping[str, Sequence[float]]


def from_visitors(ground: Ground, recipe: VisitorsRecipe) -> Derived:
    """Contacts = visitors × inquiry rate. A table without queues counts the visitors of the whole shop.

    Totals by phase are spread by the shape of the phase's days. A queue without a rate gets no contacts.
    """
    visitors, told, doubts = _visitors(ground, recipe)
    steps, series = [told], {}
    for queue in visitors:
        if any(rate.queue == queue for rate in recipe.rates):
            series[queue], step = _asking(ground, recipe, queue, visitors[queue])
            steps.append(step)
    if recipe.after_sale is not None and recipe.order_rate is not None:
        steps += _after_sale(ground, recipe, _shop(ground, recipe, visitors), series)
    findings = (*doubts, *_without_rate(ground, recipe))
    return Derived(
        forecast=forecast_of(ground, series, fine=_fine(ground, recipe)),
        steps=tuple(steps),
        findings=findings,
    )


def rate_of(rates: Sequence[InquiryRate], queue: str, phase: str | None) -> float:
    """The rate for the queue in this phase, else the queue's own; 0 when there is none."""
    own = {rate.phase: rate.rate for rate in rates if rate.queue == queue}
    return own.get(phase, own.get(None, 0.0))


def _visitors(ground: Ground, recipe: VisitorsRecipe) -> tuple[Visitors, Step, tuple[Finding, ...]]:
    """Visitors by queue and step, the step that tells them, and what is doubtful in the table."""
    if recipe.file is None:
        series = _by_phase(ground, recipe)
        shop = dict.fromkeys((queue.id for queue in ground.settings.queues), series)
        return shop, _told(ground, shop), tuple(reaching_out(ground))
    records = ground.tables[recipe.file]
    doubts = tuple(gap_findings(ground, recipe.file, records))
    if set(records.amounts) == {""}:
        series = by_step(ground, records, "")
        shop = dict.fromkeys((queue.id for queue in ground.settings.queues), series)
        return shop, _told(ground, shop), doubts
    names = by_queue(ground, records, recipe.file)
    own = {queue: by_step(ground, records, name) for queue, name in names.items()}
    return own, _told(ground, own), (*queue_findings(ground, recipe.file, names, records), *doubts)


def _by_phase(ground: Ground, recipe: VisitorsRecipe) -> list[float]:
    series = [0.0] * ground.steps
    for stretch in ground.phases:
        amount = recipe.visitors.get(stretch.id or "", 0.0)
        for step, value in zip(ground.inside(stretch), ground.spread(stretch, amount), strict=True):
            series[step] += value
    return series


def _shop(ground: Ground, recipe: VisitorsRecipe, visitors: Visitors) -> list[float]:
    """The visitors of the whole shop: of one queue where all share them, else of all queues together."""
    shared = recipe.file is None or set(ground.tables[recipe.file].amounts) == {""}
    if shared:
        return list(next(iter(visitors.values())))
    return [sum(values) for values in zip(*visitors.values(), strict=True)]


def _told(ground: Ground, visitors: Visitors) -> Step:
    shared = len({id(series) for series in visitors.values()}) == 1
    chosen = dict(list(visitors.items())[:1]) if shared else visitors
    parts = tuple(
        Step(
            what=where(ground, stretch, None if shared else queue),
            result=_people(total(series, stretch.steps)),
            phase=stretch.id,
            queue=None if shared else queue,
        )
        for queue, series in chosen.items()
        for stretch in ground.stretches
        if total(series, stretch.steps)
    )
    return summed(say("visitors"), Unit.VISITORS, parts)


def _people(value: float) -> Figure:
    return Figure(value=value, unit=Unit.VISITORS)


def _asking(
    ground: Ground, recipe: VisitorsRecipe, queue: str, visitors: Sequence[float]
) -> tuple[list[float], Step]:
    series = [0.0] * ground.steps
    parts: list[Step] = []
    for stretch in ground.stretches:
        rate = rate_of(recipe.rates, queue, stretch.id)
        for step in stretch.steps:
            series[step] = visitors[step] * rate
        parts.append(_part(ground, stretch, queue, total(visitors, stretch.steps), rate))
    told = summed(
        say("contacts of {queue}", queue=ground.queue_name(queue)),
        Unit.CONTACTS,
        tuple(part for part in parts if part.operands[0].figure.value),
    )
    return series, told.model_copy(update={"queue": queue})


def _part(ground: Ground, stretch: Stretch, queue: str, visitors: float, rate: float) -> Step:
    return Step(
        what=where(ground, stretch, None),
        operands=(first(_people(visitors)), by(share(rate, say("inquiry rate")))),
        result=contacts(visitors * rate),
        phase=stretch.id,
        queue=queue,
    )


def _after_sale(
    ground: Ground, recipe: VisitorsRecipe, shop: list[float], series: dict[str, list[float]]
) -> Iterator[Step]:
    if recipe.after_sale is None or recipe.order_rate is None:
        return
    rate = share(recipe.order_rate, say("share of visitors who order"))
    orders = Figure(value=sum(shop) * rate.value, unit=Unit.ORDERS)
    yield Step(what=say("orders"), operands=(first(_people(sum(shop))), by(rate)), result=orders)
    yield add_after_sale(ground, recipe.after_sale, [value * rate.value for value in shop], series)


def _without_rate(ground: Ground, recipe: VisitorsRecipe) -> Iterator[Finding]:
    fed = {rate.queue for rate in recipe.rates} | ({recipe.after_sale.queue} if recipe.after_sale else set())
    for queue in ground.settings.queues:
        if queue.id not in fed:
            yield doubt(
                "queue_without_rate",
                say("{queue} has no inquiry rate and gets no contacts", queue=queue.name),
                say('add [[rates]] with queue = "{queue}" and its rate', queue=queue.id),
            )


def _fine(ground: Ground, recipe: VisitorsRecipe) -> bool:
    """Whether the steps of an opening are known: from totals by the shape, or from fine rows."""
    return recipe.file is None or ground.tables[recipe.file].minutes <= KNOWN_FINELY
