"""What a simulation assumed, and why it differs from the formula, as sentences."""

from collections.abc import Iterator

from shiftplan.domain.estimate import Difference, Part, QueueEstimate, ServiceEstimate, Staffed
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Model
from shiftplan.domain.words import CAUSES, DEFINITIONS, ROUTINGS, SHAPES, day_name, percent
from shiftplan.language import Message, say

WORTH_NAMING = 0.005
UNTRACED_SHOWN = 5


def assumptions(plan: Plan, estimate: ServiceEstimate) -> Iterator[Message]:
    """How the figures came about: runs, staff, and what was assumed of each queue."""
    yield say(
        "{runs} {runs:replication|replications} from seed {seed}, {contacts:,} contacts in {seconds:.1f} s; "
        "± is half of a 95 % interval",
        runs=estimate.replications,
        seed=estimate.seed,
        contacts=estimate.contacts_simulated,
        seconds=estimate.seconds,
    )
    if estimate.stopped:
        yield say("stopped before the end; this is what was through by then")
    if estimate.staffed is Staffed.ROTA:
        yield say(
            "staffed by the rota: who goes or takes a break takes nothing new and finishes what is held; "
            "absence and moments away are drawn by lot from the shrinkage"
        )
    else:
        yield say(
            "staffed by the need's agents online, nobody away; who goes hands over as colleagues come free"
        )
    yield say("each contact goes {routing}", routing=ROUTINGS[estimate.routing])
    yield from (_of_queue(plan, queue) for queue in estimate.queues)
    if estimate.staffed is Staffed.ROTA:
        yield from _windows_beyond(plan)
    if estimate.left_out:
        names = ", ".join(plan.queue[name].name for name in estimate.left_out)
        yield say("not simulated, because staffed by deadline: {queues}", queues=names)


def _of_queue(plan: Plan, estimate: QueueEstimate) -> Message:
    queue = plan.queue[estimate.queue]
    leaves = queue.model is not Model.ERLANG_C and queue.patience_seconds is not None
    patience = (
        say(
            "patience {shape}, {mean:g} s on average",
            shape=SHAPES[estimate.patience_shape],
            mean=queue.patience_seconds,
        )
        if leaves
        else say("nobody gives up")
    )
    return say(
        "{queue}: {share} in {seconds:g} s counted as {definition}; {patience}; handling {shape}; "
        "variance of a slot's contacts {dispersion:g} × their mean",
        queue=queue.name,
        share=percent(queue.target.share),
        seconds=queue.target.within_seconds,
        definition=DEFINITIONS[estimate.definition],
        patience=patience,
        shape=SHAPES[estimate.handling_shape],
        dispersion=estimate.dispersion,
    )


def _windows_beyond(plan: Plan) -> Iterator[Message]:
    """People who may hold more chats than there are handling times for."""
    for queue in plan.settings.queues:
        able = (agent for agent in plan.agents if queue.id in agent.queues)
        beyond = sum(agent.max_windows > queue.windows for agent in able)
        if queue.model is Model.CHAT and beyond:
            yield say(
                "{queue}: handling times are given for {windows} {windows:window|windows}; {count} "
                "{count:person|people} with more windows {count:holds|hold} no more than that",
                queue=queue.name,
                windows=queue.windows,
                count=beyond,
            )


def reasons(plan: Plan, estimate: ServiceEstimate) -> Iterator[Message]:
    """A sentence or two for every difference, the largest first."""
    if not estimate.differences and estimate.replications > 1:
        yield say("nowhere is the formula off by more than a point and more than chance explains")
    traced = [one for one in estimate.differences if one.parts]
    others = [one for one in estimate.differences if not one.parts]
    for difference in traced:
        yield from _reason(plan, difference)
    for difference in others[:UNTRACED_SHOWN]:
        yield where(plan, difference)
    if len(others) > UNTRACED_SHOWN:
        yield say("and on {count} more {count:day|days}, untraced", count=len(others) - UNTRACED_SHOWN)


def where(plan: Plan, difference: Difference) -> Message:
    """Which queue and hours, and both levels."""
    grid = plan.grid
    end = grid.moment(difference.slots[-1] + 1)
    return say(
        "{queue} {day} {first:%H:%M}–{last}, {slots} {slots:slot|slots}: formula {formula:.1%}, simulated "
        "{simulated:.1%}",
        queue=plan.queue[difference.queue].name,
        day=day_name(grid.moment(difference.slots[0]).date()),
        first=grid.moment(difference.slots[0]),
        last="24:00" if (difference.slots[-1] + 1) % grid.per_day == 0 else f"{end:%H:%M}",
        slots=len(difference.slots),
        formula=difference.formula,
        simulated=difference.simulated,
    )


def _reason(plan: Plan, difference: Difference) -> Iterator[Message]:
    yield where(plan, difference)
    yield from (_part(part) for part in _named(difference))
    if difference.short_slots:
        yield say(
            "  the rota is short in {short} of these slots, by up to {by:.1f} standard agents",
            short=difference.short_slots,
            by=difference.short_by,
        )
    elif difference.short_slots == 0:
        yield say(
            "  the rota is short in none of these slots: {there:.1f} standard agents, {needed:.1f} needed",
            there=difference.on_shift,
            needed=difference.needed,
        )


def _named(difference: Difference) -> list[Part]:
    """The parts worth half a point, the largest first."""
    worth = [part for part in difference.parts if abs(part.share) >= WORTH_NAMING]
    return sorted(worth, key=lambda part: -abs(part.share))


def _part(part: Part) -> Message:
    points, sure = 100 * part.share, 100 * (part.half_width or 0.0)
    return say(
        "  {points:+.1f} ± {sure:.1f} points: {cause}", points=points, sure=sure, cause=CAUSES[part.cause]
    )
