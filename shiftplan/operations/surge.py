"""The surge ladder climbed: from what was measured of the queues to a level, its reasons and its actions."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from shiftplan.domain.actuals import ActualRecord, BySlot, SlotFigures
from shiftplan.domain.plan import Plan
from shiftplan.domain.playbook import Role
from shiftplan.domain.queue import Queue
from shiftplan.domain.surge import Colour, Ladder
from shiftplan.domain.traffic import STEP_MINUTES, Traffic
from shiftplan.language import printable, say
from shiftplan.operations import surge_rules as rules
from shiftplan.operations.surge_view import ActionView, Measured, QueueSurge, SurgeView


def surge(ladder: Ladder, plan: Plan, traffic: Traffic, known: BySlot, now: datetime) -> SurgeView:
    """The level at `now` (an instant with its zone) from what is known of the slots and counts then.

    Work with a deadline has no level: nobody waits there for a first reply. A slot that runs may raise the
    level, not lower it.
    """
    local = plan.grid.local(now)
    rehearsal = local < plan.grid.begin
    climbed = (
        _climbed(ladder, traffic, queue, known.get(queue.id, {}), local)
        for queue in plan.settings.queues
        if not queue.deferred
    )
    width = timedelta(minutes=plan.grid.minutes)
    oldest = local - width * (1 + ladder.stale_after_slots)
    queues = tuple(
        view.model_copy(update={"stale": view.latest is not None and view.latest.figures.start < oldest})
        for view in climbed
    )
    level = max((view.level for view in queues), key=lambda colour: colour.rank, default=Colour.GREEN)
    newest = max((q.latest.until for q in queues if q.latest), default=None)
    return SurgeView(
        ladder=ladder,
        level=level,
        queues=queues,
        actions=actions_of(ladder, level, plan.settings.owners),
        now=local,
        as_of=newest,
        stale=any(view.stale for view in queues if view.level is level),
        rehearsal=rehearsal,
    )


def counting(plan: Plan, records: Sequence[ActualRecord], now: datetime) -> tuple[ActualRecord, ...]:
    """The records that count at `now`: before the plan's first day everything told is a rehearsal and counts;
    from then on only what was told after its interval had begun, so that no rehearsal reaches into the sale.
    """
    grid = plan.grid
    rehearsal = grid.local(now) < grid.begin
    return tuple(one for one in records if rehearsal or grid.local(one.at) >= one.actual.start)


def planned(traffic: Traffic, figures: SlotFigures) -> float:
    """The contacts planned for the minutes of a slot that its figures cover, counted from its start."""
    if figures.whole:
        return traffic.contacts[figures.queue][figures.slot]
    whole, rest = divmod(figures.minutes, STEP_MINUTES)
    steps = traffic.steps(figures.queue, figures.slot)
    return sum(steps[:whole]) + (steps[whole] * rest / STEP_MINUTES if rest else 0.0)


def actions_of(ladder: Ladder, level: Colour, owners: Mapping[Role, str]) -> tuple[ActionView, ...]:
    """The actions of the level, then those of the levels below it: they stay due."""
    rungs = ladder.levels[level.rank : 0 : -1] or ladder.levels[:1]
    return tuple(
        ActionView(action=action, level=rung.colour, owner=printable(owners.get(action.role, "")))
        for rung in rungs
        for action in rung.actions
    )


def course(ladder: Ladder, plan: Plan, traffic: Traffic, known: BySlot) -> dict[str, dict[datetime, Colour]]:
    """The level of every queue after each slot that is known of it, by the slot's start."""
    return {
        queue.id: {
            view.latest.figures.start: view.level
            for view in _steps(ladder, traffic, queue, known.get(queue.id, {}), plan.grid.end)
            if view.latest is not None
        }
        for queue in plan.settings.queues
        if not queue.deferred
    }


def _climbed(
    ladder: Ladder, traffic: Traffic, queue: Queue, known: Mapping[int, SlotFigures], now: datetime
) -> QueueSurge:
    view = _at_rest(queue)
    for step in _steps(ladder, traffic, queue, known, now):
        view = step
    return view


def _at_rest(queue: Queue) -> QueueSurge:
    return QueueSurge(queue=queue.id, name=printable(queue.name), level=Colour.GREEN, before=Colour.GREEN)


def _steps(
    ladder: Ladder, traffic: Traffic, queue: Queue, known: Mapping[int, SlotFigures], now: datetime
) -> Iterator[QueueSurge]:
    """The queue after each slot that is known, in the order of the slots."""
    view = _at_rest(queue)
    run: list[Measured] = []
    width = timedelta(minutes=traffic.grid.minutes)
    for slot in sorted(known):
        figures = known[slot]
        runs = not figures.whole and figures.start + width > now
        point = rules.measured(ladder, queue, planned(traffic, figures), figures, runs=runs)
        run, view = _after_pause(ladder, run, view, figures.start, width)
        run.append(point)
        view = _step(ladder, run, view)
        yield view


def _after_pause(
    ladder: Ladder, run: list[Measured], view: QueueSurge, start: datetime, width: timedelta
) -> tuple[list[Measured], QueueSurge]:
    """A missing slot ends a run of slots; a long silence also takes the level back to green."""
    if not run or start - run[-1].figures.start == width:
        return run, view
    silent = start - run[-1].figures.start
    if silent < timedelta(hours=ladder.forget_after_hours):
        return [], view.model_copy(update={"good_slots": 0})
    return [], QueueSurge(queue=view.queue, name=view.name, level=Colour.GREEN, before=Colour.GREEN)


def _step(ladder: Ladder, run: list[Measured], view: QueueSurge) -> QueueSurge:
    """One slot further: up at once when a rule says so, down one rung after enough good slots running."""
    good, ended = view.good_slots, not run[-1].runs
    if ended:
        good = good + 1 if rules.is_good(ladder, run[-1]) else 0
    entered, reasons = rules.entered(ladder, run)
    level, kept = view.level, view.reasons
    if entered.rank >= level.rank and entered is not Colour.GREEN:
        level, kept, good = entered, reasons, 0
    elif level is not Colour.GREEN and ended and good >= ladder.exit.slots:
        level, good = ladder.levels[level.rank - 1].colour, 0
        kept = (say("{slots} good {slots:slot|slots} running: one level down", slots=ladder.exit.slots),)
    elif level is Colour.GREEN:
        kept = (say("no rule of a higher level holds"),)
    since = view.since if level is view.level and view.since else run[-1].figures.start
    changes = {"level": level, "before": view.level, "since": since, "latest": run[-1]}
    told = {"reasons": kept, "looming": rules.looming(ladder, run, level), "good_slots": good}
    return view.model_copy(update={**changes, **told, "way_down": rules.way_down(ladder, level, good)})
