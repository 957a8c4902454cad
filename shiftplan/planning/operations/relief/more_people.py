"""More people on a queue: standby called in, shifts made longer at either end, people lent from elsewhere."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from shiftplan.domain import work
from shiftplan.domain.on_the_day import Lent
from shiftplan.domain.relief import ReliefKind
from shiftplan.domain.rota import Assignment
from shiftplan.planning.operations.relief.scene import Changes, Duty, Scene
from shiftplan.planning.operations.trial import earlier, longer, room, with_made

STEPS = (60, 120)
"""Minutes by which shifts are made longer."""
ENDS_WITHIN = BEGINS_WITHIN = timedelta(hours=3)
LEAST_MINUTES = 30
"""For less nobody changes the queue."""
NOTICE = ReliefKind.STANDBY
"""Whoever is to come earlier needs the notice of those on standby."""


def standby_in(scene: Scene, queue: str) -> Iterator[tuple[str, Changes]]:
    """Everybody on standby who serves the queue, as long as the judge lets them, up to what it lasts."""
    begin = scene.begin(ReliefKind.STANDBY)
    found: dict[str, Assignment] = {}
    for duty in scene.duties:
        free = duty.standby and not duty.one.on_the_day.called_in and duty.begins <= begin < duty.ends
        if free and queue in scene.plan.agent[duty.agent].queues:
            after = _called(scene, duty, queue, begin)
            if after is not None:
                found[duty.agent] = after
    if found:
        yield "", found


def _called(scene: Scene, duty: Duty, queue: str, begin: datetime) -> Assignment | None:
    first = duty.minute(begin)
    most = int(min(duty.ends - begin, scene.lasts(ReliefKind.STANDBY)).total_seconds() // 60)

    def change(minutes: int) -> Assignment:
        end = first + minutes
        lent = (Lent(queue=queue, begin=first, end=end),) if duty.one.queue != queue else ()
        return with_made(duty.one, called_in=(first, end), lent=(*duty.one.on_the_day.lent, *lent))

    whole = change(most)
    if scene.trial.refusal(whole) is None:
        return whole
    allowed = scene.trial.longest(change, most)
    return change(allowed.minutes) if allowed.minutes else None


def longer_shifts(scene: Scene, queue: str) -> Iterator[tuple[str, Changes]]:
    """Those whose shift, or call from standby, ends soon on this queue, by an hour and by two."""
    until = scene.local + ENDS_WITHIN
    serving = [duty for duty in scene.running if duty.posts and duty.posts[-1].queue == queue]
    ending = [duty for duty in serving if duty.comes <= scene.local < duty.goes <= until]
    for minutes in _steps(scene):
        may = [duty.one for duty in ending if _has_room(scene, duty, minutes)]
        yield from _allowed(scene, minutes, [longer(one, minutes) for one in may])


def _has_room(scene: Scene, duty: Duty, minutes: int) -> bool:
    most = room(scene.plan, duty.one)
    return most is None or minutes <= most


def earlier_shifts(scene: Scene, queue: str) -> Iterator[tuple[str, Changes]]:
    """Those whose shift begins soon on this queue, with time enough to come."""
    first = scene.begin(NOTICE)
    for minutes in _steps(scene):
        coming = [
            duty
            for duty in scene.duties
            if not duty.standby
            and duty.posts[0].queue == queue
            and first <= duty.begins - timedelta(minutes=minutes)
            and duty.begins <= scene.local + BEGINS_WITHIN
            and duty.shift.start_minute >= minutes
        ]
        yield from _allowed(scene, minutes, [earlier(duty.one, minutes) for duty in coming])


def lent_people(scene: Scene, queue: str, from_queues: Collection[str]) -> Iterator[tuple[str, Changes]]:
    """People with the skill from queues that can spare them: half of those there, and all but the fewest."""
    begin = scene.begin(ReliefKind.LEND)
    until = begin + scene.lasts(ReliefKind.LEND)
    sizes: set[int] = set()
    for name, share in (("half", 0.5), ("most", 1.0)):
        found: dict[str, Assignment] = {}
        for giving in from_queues:
            found |= _spared(scene, (giving, queue), (begin, until), share)
        if found and len(found) not in sizes:
            sizes.add(len(found))
            yield name, found


def _spared(
    scene: Scene, queues: tuple[str, str], stretch: tuple[datetime, datetime], share: float
) -> dict[str, Assignment]:
    """Up to a share of a queue's people, the best on the other one first; the fewest it needs stay."""
    plan, (giving, queue), (begin, until) = scene.plan, queues, stretch
    able = [
        duty
        for duty in scene.running
        if not duty.standby and duty.queue_at(begin) == giving and queue in plan.agent[duty.agent].queues
    ]
    able.sort(key=lambda duty: -work.cover(plan, plan.agent[duty.agent], duty.shift, queue))
    least = max(1, plan.queue[giving].min_agents)
    heads = list(work.heads(plan, scene.trial.rota)[giving])
    found: dict[str, Assignment] = {}
    for duty in able:
        if len(found) >= max(1, int(share * len(able))):
            break
        end = min(until, duty.ends)
        minutes = duty.minute(begin), duty.minute(end)
        slots = _served(scene, duty, giving) & set(_slots(scene, begin, end))
        if minutes[1] - minutes[0] < LEAST_MINUTES or any(heads[slot] <= least for slot in slots):
            continue
        lent = Lent(queue=queue, begin=minutes[0], end=minutes[1])
        after = with_made(duty.one, lent=(*duty.one.on_the_day.lent, lent))
        if scene.trial.refusal(after) is None:
            found[duty.agent] = after
            for slot in slots:
                heads[slot] -= 1
    return found


def _served(scene: Scene, duty: Duty, queue: str) -> set[int]:
    """The slots in which the person counts as a head of the queue."""
    return {
        slot
        for name, slot, share in work.served(scene.plan, duty.one)
        if name == queue and share >= work.HALF
    }


def _slots(scene: Scene, begin: datetime, end: datetime) -> range:
    grid = scene.plan.grid
    first, last = grid.slot_at(begin), grid.slot_at(end - timedelta(minutes=1))
    return range(first or 0, (grid.slots - 1 if last is None else last) + 1)


def _steps(scene: Scene) -> tuple[int, ...]:
    step = scene.plan.grid.minutes
    return tuple(dict.fromkeys(-(-minutes // step) * step for minutes in STEPS))


def _allowed(scene: Scene, minutes: int, wanted: list[Assignment]) -> Iterator[tuple[str, Changes]]:
    found = {one.agent: one for one in wanted if scene.trial.refusal(one) is None}
    if found:
        yield str(minutes), found
