"""The surge ladder climbed: from readings of the queues to a level, its reasons and its actions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from shiftplan.domain.base import Frozen
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Queue
from shiftplan.domain.record import Reading, ReadingRecord
from shiftplan.domain.surge import Action, Colour, Condition, Ladder, Level, Measure
from shiftplan.domain.traffic import Traffic
from shiftplan.language import Message, say
from shiftplan.operations.names import colour_name, role_name

RANKING = say("in the ladder's own order, not yet ranked by what they buy")


class Measured(Frozen):
    """A reading against the plan. `planned` contacts of the slot reach people (after the bot)."""

    reading: Reading
    planned: float
    values: dict[Measure, float]

    @property
    def load(self) -> float | None:
        return self.values.get(Measure.LOAD)


class QueueSurge(Frozen):
    """One queue: its level after all readings, why, and how far the way up and down is.

    `looming` are rules that hold now and raise the level when the next slots are no better; `way_down`
    counts the good slots, None on green.
    """

    queue: str
    name: str
    level: Colour
    before: Colour
    since: datetime | None = None
    latest: Measured | None = None
    reasons: tuple[Message, ...] = ()
    looming: tuple[Message, ...] = ()
    way_down: Message | None = None
    good_slots: int = 0


class ActionView(Frozen):
    """An action due now. `level` is the rung it stands on; its numbers are our defaults, not facts."""

    action: Action
    level: Colour
    owner: str

    @property
    def points(self) -> Message:
        if not self.action.buys_points:
            return say("no service points by itself")
        return say("about +{points:g} service points (default)", points=self.action.buys_points)

    @property
    def price(self) -> Message:
        if not self.action.cost_yuan:
            return say("no pay (default)")
        return say("about ¥{yuan:g} an hour (default)", yuan=self.action.cost_yuan)

    @property
    def whose(self) -> Message:
        role = role_name(self.action.role)
        return say("{role} {name}", role=role, name=self.owner) if self.owner else role


class SurgeView(Frozen):
    """The shop's level is that of its worst queue. `stale`: the newest reading is too old to go by.

    `rehearsal`: the plan has not begun, so the readings are somebody's trial.
    """

    ladder: Ladder
    level: Colour
    queues: tuple[QueueSurge, ...]
    actions: tuple[ActionView, ...]
    now: datetime
    as_of: datetime | None = None
    stale: bool = False
    rehearsal: bool = False

    @property
    def level_name(self) -> Message:
        return colour_name(self.level)

    @property
    def rung(self) -> Level:
        return self.ladder.level(self.level)

    @property
    def ranking(self) -> Message:
        """In what order the actions stand."""
        return RANKING

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Why the level is what it is: the reasons of the queues that stand on it."""
        return tuple(reason for queue in self.queues if queue.level is self.level for reason in queue.reasons)

    def of(self, queue: str) -> QueueSurge | None:
        return next((view for view in self.queues if view.queue == queue), None)


def surge(
    ladder: Ladder, plan: Plan, traffic: Traffic, records: Sequence[ReadingRecord], now: datetime
) -> SurgeView:
    """The level at `now` (an instant with its zone) from all readings, in the order they were typed.

    Before the plan's first day everything typed is a rehearsal and counts; from then on only what was
    typed after its slot had begun does, so that no rehearsal reaches into the sale.
    """
    local = plan.grid.local(now)
    rehearsal = local < plan.grid.begin
    real = [r for r in records if rehearsal or plan.grid.local(r.at) >= r.reading.slot_start]
    queues = tuple(_climbed(ladder, plan, traffic, queue, real) for queue in plan.settings.queues)
    level = max((view.level for view in queues), key=lambda colour: colour.rank)
    newest = max((q.latest.reading.slot_start for q in queues if q.latest), default=None)
    width = timedelta(minutes=plan.grid.minutes)
    return SurgeView(
        ladder=ladder,
        level=level,
        queues=queues,
        actions=actions_of(ladder, level, plan.settings.owners),
        now=local,
        as_of=newest + width if newest else None,
        stale=newest is not None and local > newest + width * (1 + ladder.stale_after_slots),
        rehearsal=rehearsal,
    )


def actions_of(ladder: Ladder, level: Colour, owners: Mapping[str, str]) -> tuple[ActionView, ...]:
    """The actions of the level, then those of the levels below it: they stay due."""
    rungs = ladder.levels[level.rank : 0 : -1] or ladder.levels[:1]
    return tuple(
        ActionView(action=action, level=rung.colour, owner=owners.get(action.role.value, ""))
        for rung in rungs
        for action in rung.actions
    )


def measured(ladder: Ladder, queue: Queue, planned: float, reading: Reading) -> Measured:
    """What the rules look at. The load is left out in a quiet slot: two contacts for one say nothing."""
    values = {Measure.FIRST_REPLY: reading.first_reply_seconds}
    if max(planned, reading.contacts) >= ladder.quiet_below_contacts:
        values[Measure.LOAD] = reading.contacts / planned if planned > 0 else float("inf")
    if queue.target.within_seconds > 0:
        values[Measure.REPLY_OF_TARGET] = reading.first_reply_seconds / queue.target.within_seconds
    if reading.three_minute_rate is not None:
        values[Measure.THREE_MINUTE] = reading.three_minute_rate
    return Measured(reading=reading, planned=planned, values=values)


def _climbed(
    ladder: Ladder, plan: Plan, traffic: Traffic, queue: Queue, records: Iterable[ReadingRecord]
) -> QueueSurge:
    newest = {r.reading.slot_start: r.reading for r in records if r.reading.queue == queue.id}
    view = QueueSurge(queue=queue.id, name=queue.name, level=Colour.GREEN, before=Colour.GREEN)
    run: list[Measured] = []
    width = timedelta(minutes=plan.grid.minutes)
    for start in sorted(newest):
        slot = plan.grid.slot_at(start)
        if slot is None:
            continue
        point = measured(ladder, queue, traffic.contacts[queue.id][slot], newest[start])
        run, view = _after_pause(ladder, run, view, start, width)
        run.append(point)
        view = _step(ladder, run, view)
    return view


def _after_pause(
    ladder: Ladder, run: list[Measured], view: QueueSurge, start: datetime, width: timedelta
) -> tuple[list[Measured], QueueSurge]:
    """A missing slot ends a run of slots; a long silence also takes the level back to green."""
    if not run or start - run[-1].reading.slot_start == width:
        return run, view
    silent = start - run[-1].reading.slot_start
    if silent < timedelta(hours=ladder.forget_after_hours):
        return [], view.model_copy(update={"good_slots": 0})
    return [], QueueSurge(queue=view.queue, name=view.name, level=Colour.GREEN, before=Colour.GREEN)


def _step(ladder: Ladder, run: list[Measured], view: QueueSurge) -> QueueSurge:
    """One slot further: up at once when a rule says so, down one rung after enough good slots running."""
    good = view.good_slots + 1 if _is_good(ladder, run[-1]) else 0
    entered, reasons = _entered(ladder, run)
    level, kept = view.level, view.reasons
    if entered.rank >= level.rank and entered is not Colour.GREEN:
        level, kept, good = entered, reasons, 0
    elif level is not Colour.GREEN and good >= ladder.exit.slots:
        level, good = ladder.levels[level.rank - 1].colour, 0
        kept = (say("{slots} good slots running: one level down", slots=ladder.exit.slots),)
    elif level is Colour.GREEN:
        kept = (say("no rule of a higher level holds"),)
    since = view.since if level is view.level and view.since else run[-1].reading.slot_start
    changes = {"level": level, "before": view.level, "since": since, "latest": run[-1]}
    told = {"reasons": kept, "looming": _looming(ladder, run, level), "good_slots": good}
    return view.model_copy(update={**changes, **told, "way_down": _way_down(ladder, level, good)})


def _way_down(ladder: Ladder, level: Colour, good: int) -> Message | None:
    if level is Colour.GREEN:
        return None
    return say("{good} of {slots} good slots towards one level down", good=good, slots=ladder.exit.slots)


def _looming(ladder: Ladder, run: list[Measured], level: Colour) -> tuple[Message, ...]:
    """The rules of higher levels that hold in the last slot but not yet for as many slots as they need."""
    return tuple(
        say(
            "{reason}: {level} if it holds {slots} slots running",
            reason=_number_read(rule, run[-1]),
            level=colour_name(rung.colour),
            slots=rule.slots,
        )
        for rung in ladder.levels[level.rank + 1 :]
        for rule in rung.enter
        if _holds(rule, run[-1]) and not _holds_running(rule, run)
    )


def _is_good(ladder: Ladder, point: Measured) -> bool:
    """All rules of a good slot hold; a measure that was not read does not object."""
    return all(
        rule.holds(point.values[rule.measure]) for rule in ladder.exit.good if rule.measure in point.values
    )


def _entered(ladder: Ladder, run: list[Measured]) -> tuple[Colour, tuple[Message, ...]]:
    """The worst level of which a rule holds, and every rule that holds, the worst level's first."""
    levels = reversed(ladder.levels)
    holding = [(level.colour, rule) for level in levels for rule in level.enter if _holds_running(rule, run)]
    if not holding:
        return Colour.GREEN, ()
    return holding[0][0], tuple(reason(rule, run[-1]) for _, rule in holding)


def _holds_running(rule: Condition, run: list[Measured]) -> bool:
    last = run[-rule.slots :]
    return len(last) == rule.slots and all(_holds(rule, point) for point in last)


def _holds(rule: Condition, point: Measured) -> bool:
    return rule.measure in point.values and rule.holds(point.values[rule.measure])


def reason(rule: Condition, point: Measured) -> Message:
    """The number that was read against the bound of the rule."""
    text = _number_read(rule, point)
    return text if rule.slots == 1 else say("{reason}, {slots} slots running", reason=text, slots=rule.slots)


def _number_read(rule: Condition, point: Measured) -> Message:
    value, bound = point.values[rule.measure], rule.bound
    if rule.measure is Measure.LOAD and point.planned <= 0:
        return say("{contacts:,.0f} contacts where none were planned", contacts=point.reading.contacts)
    if rule.measure is Measure.LOAD:
        return say(
            "{contacts:,.0f} contacts against {planned:,.0f} planned, {value:.0%}; limit {bound:.0%}",
            contacts=point.reading.contacts,
            planned=point.planned,
            value=value,
            bound=bound,
        )
    if rule.measure is Measure.THREE_MINUTE:
        return say("three-minute reply rate {value:.1%}; limit {bound:.0%}", value=value, bound=bound)
    if rule.measure is Measure.REPLY_OF_TARGET:
        return say(
            "first reply {value:.1f} times the promised seconds; limit {bound:g}", value=value, bound=bound
        )
    return say("first reply {value:g} s; limit {bound:g} s", value=value, bound=bound)
