"""A sales target → orders → through service → contacts, over phases, queues and the day."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from shiftplan.domain.derivation import Derived, Figure, Step, Unit
from shiftplan.domain.finding import Finding
from shiftplan.domain.recipe import TargetRecipe
from shiftplan.forecast.recipes.after_sale import add_after_sale
from shiftplan.forecast.recipes.assemble import forecast_of
from shiftplan.forecast.recipes.figures import by, contacts, first, over, share, summed, where
from shiftplan.forecast.recipes.findings import doubt
from shiftplan.forecast.recipes.ground import Ground, Stretch, total
from shiftplan.forecast.recipes.openings import opening_step
from shiftplan.language import say


def from_target(ground: Ground, recipe: TargetRecipe) -> Derived:
    """Orders = target ÷ order value; contacts = orders × share through service ÷ inquiry conversion.

    Source: the leads' rule of thumb. They are shared out over the phases (a phase partly outside the plan
    keeps only its part in it), within a phase by the shape of its days, and over the queues.
    """
    ground = _selling(ground)
    asked = _steps_to_contacts(recipe)
    amount = asked[-1].result.value
    phases = _phase_shares(ground, recipe)
    queues = recipe.queue_shares or {ground.settings.queues[0].id: 1.0}
    timing = _timing(ground, phases)
    series = {queue: [amount * part * value for value in timing] for queue, part in queues.items()}
    steps = [
        *asked,
        _by_phase(ground, amount, phases, ours=not recipe.phase_shares),
        _by_queue(ground, amount, queues, ours=not recipe.queue_shares),
        *opening_step(ground, series),
    ]
    orders = asked[0].result.value
    if recipe.after_sale is not None:
        steps.append(add_after_sale(ground, recipe.after_sale, [orders * value for value in timing], series))
    findings = (*_outside(ground, amount, phases), *_without_contacts(ground, series))
    return Derived(forecast=forecast_of(ground, series, fine=True), steps=tuple(steps), findings=findings)


def _steps_to_contacts(recipe: TargetRecipe) -> tuple[Step, ...]:
    given = recipe.model_fields_set
    target = Figure(label=say("sales target"), value=recipe.target_yuan, unit=Unit.YUAN)
    worth = Figure(label=say("average order value"), value=recipe.order_value_yuan, unit=Unit.YUAN)
    orders = _orders(recipe.target_yuan / recipe.order_value_yuan)
    part = share(recipe.service_share, say("share through service"), ours="service_share" not in given)
    served = _orders(orders.value * recipe.service_share)
    conversion = share(recipe.conversion, say("inquiry conversion"), ours="conversion" not in given)
    return (
        Step(what=say("orders"), operands=(first(target), over(worth)), result=orders),
        Step(what=say("orders through service"), operands=(first(orders), by(part)), result=served),
        Step(
            what=say("contacts"),
            operands=(first(served), over(conversion)),
            result=contacts(served.value / recipe.conversion),
        ),
    )


def _orders(value: float) -> Figure:
    return Figure(value=value, unit=Unit.ORDERS)


def _selling(ground: Ground) -> Ground:
    """The same plan with the levels of sales in place of those of contacts."""
    return replace(ground, shapes=ground.shapes.model_copy(update={"levels": ground.shapes.sales_levels}))


Shared = tuple[tuple[Stretch, float], ...]


def _phase_shares(ground: Ground, recipe: TargetRecipe) -> Shared:
    """Each phase with its share: the recipe's, else by its days and their levels."""
    if not ground.phases:
        return ((Stretch(None, range(ground.steps)), 1.0),)
    if recipe.phase_shares:
        return tuple((stretch, recipe.phase_shares.get(stretch.id or "", 0.0)) for stretch in ground.phases)
    masses = [ground.mass(stretch) for stretch in ground.phases]
    whole = sum(masses)
    even = 1 / len(masses)
    return tuple(
        (stretch, mass / whole if whole else even)
        for stretch, mass in zip(ground.phases, masses, strict=True)
    )


def _timing(ground: Ground, phases: Shared) -> list[float]:
    """The share of the whole that falls into each step of the plan."""
    timing = [0.0] * ground.steps
    for stretch, part in phases:
        for step, value in zip(ground.inside(stretch), ground.spread(stretch, part), strict=True):
            timing[step] += value
    return timing


def _by_phase(ground: Ground, amount: float, phases: Shared, *, ours: bool) -> Step:
    parts = tuple(
        Step(
            what=where(ground, stretch, None),
            operands=(first(contacts(amount)), by(share(part, say("share of the phase"), ours=ours))),
            result=contacts(amount * part),
            phase=stretch.id,
        )
        for stretch, part in phases
    )
    return summed(say("contacts by phase"), Unit.CONTACTS, parts)


def _by_queue(ground: Ground, amount: float, queues: dict[str, float], *, ours: bool) -> Step:
    parts = tuple(
        Step(
            what=where(ground, None, queue),
            operands=(first(contacts(amount)), by(share(part, say("share of the queue"), ours=ours))),
            result=contacts(amount * part),
            queue=queue,
        )
        for queue, part in queues.items()
    )
    return summed(say("contacts by queue"), Unit.CONTACTS, parts)


def _outside(ground: Ground, amount: float, phases: Shared) -> Iterator[Finding]:
    for stretch, part in phases:
        inside = total(ground.spread(stretch, amount * part), range(len(ground.inside(stretch))))
        lost = amount * part - inside
        if lost > 0.5:  # noqa: PLR2004 - less than one contact
            yield doubt(
                "phase_outside_plan",
                say(
                    "phase {phase} reaches out of the plan: {lost:,.0f} of its {all:,.0f} contacts "
                    "are not in it",
                    phase=stretch.name,
                    lost=lost,
                    all=amount * part,
                ),
                say("mend start and days in plan.toml, or the phase's dates"),
            )


def _without_contacts(ground: Ground, queues: Collection[str]) -> Iterator[Finding]:
    for queue in ground.settings.queues:
        if queue.id not in queues:
            yield doubt(
                "queue_without_contacts",
                say("{queue} gets no contacts from this recipe", queue=queue.name),
                say(
                    'give it a share in [queue_shares], or add [after_sale] with queue = "{queue}"',
                    queue=queue.id,
                ),
            )
