"""The reliefs of the rota that are possible now: who could do what, judged to break no rule."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from shiftplan.domain.edit import Edit
from shiftplan.domain.relief import Helper, Relief, ReliefKind
from shiftplan.domain.relief_effects import effects_of
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.shift import Break
from shiftplan.domain.surge import Colour
from shiftplan.files.playbooks import read_ladder
from shiftplan.operations import SurgeView
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import right_now
from shiftplan.planning.operations.relief import more_people, wages
from shiftplan.planning.operations.relief.judged import Bench
from shiftplan.planning.operations.relief.kept import kept
from shiftplan.planning.operations.relief.moving_breaks import breaks_put_off
from shiftplan.planning.operations.relief.scene import Changes, Scene, rounded_up
from shiftplan.planning.operations.surge import surge
from shiftplan.planning.operations.trial import Trial

EARLIER = "come_earlier"
"""In the id of a relief whose people come before their shift; its kind is that of longer shifts."""


def possible(
    opened: OpenPlan, now: datetime | None = None, *, view: SurgeView | None = None, anyway: bool = False
) -> tuple[Relief, ...]:
    """The reliefs that the level of each queue asks for; `anyway`: of every queue in which people wait, as if
    all were red. `view` is the surge level at `now` where it is known. Without a rota there are none.
    """
    now = now or right_now(opened)
    if opened.rota is None:
        return ()
    levels = {one.queue: one.level for one in (view or surge(opened, now)).queues}
    pressed = sorted((one for one in levels if anyway or levels[one].rank), key=lambda one: -levels[one].rank)
    scene = Scene(trial_of(opened), read_ladder(opened.folder), rounded_up(opened.plan.grid.local(now)))
    return tuple(relief for queue in pressed for relief in _of_queue(scene, queue, levels, anyway=anyway))


def _of_queue(scene: Scene, queue: str, levels: Mapping[str, Colour], *, anyway: bool) -> tuple[Relief, ...]:
    own = levels[queue]
    rank = Colour.RED.rank if anyway else own.rank
    calm = tuple(one for one in scene.plan.queue if one != queue and _can_give(levels.get(one), own))
    rungs = {kind: scene.ladder.rung_of(kind) for kind in ReliefKind}
    asked = frozenset(kind for kind, rung in rungs.items() if rung and rung.rank <= rank)
    key = (scene.trial, scene.ladder.model_dump_json(), scene.local.isoformat(), queue, calm, asked)
    return kept("possible", key, lambda: tuple(_reliefs(scene, queue, calm, asked)))


def _can_give(giving: Colour | None, asking: Colour) -> bool:
    """Whether a queue has less to do than the one that asks; work with a deadline can wait a little."""
    return giving in (None, Colour.GREEN) or giving.rank < asking.rank


def trial_of(opened: OpenPlan) -> Trial:
    """The trial of a plan's rota, kept while they stay the same."""
    rota = opened.rota or Rota()
    return kept("trial", (opened.plan, opened.rota), lambda: Trial(opened.plan, rota))


def bench_of(trial: Trial) -> Bench:
    return kept("bench", (trial,), lambda: Bench(trial.plan, trial.rota))


def _reliefs(
    scene: Scene, queue: str, calm: Collection[str], asked: Collection[ReliefKind]
) -> Iterator[Relief]:
    bench = bench_of(scene.trial)
    for name, kind, found in _found(scene, queue, calm):
        changes = bench.sound(found) if kind in asked else {}
        if changes:
            yield relief_of(scene, name, kind, queue, changes, bench.edit(changes))


def _found(scene: Scene, queue: str, calm: Collection[str]) -> Iterator[tuple[str, ReliefKind, Changes]]:
    ways = (
        (ReliefKind.BREAKS.value, ReliefKind.BREAKS, breaks_put_off(scene, queue)),
        (ReliefKind.STANDBY.value, ReliefKind.STANDBY, more_people.standby_in(scene, queue)),
        (ReliefKind.EXTEND.value, ReliefKind.EXTEND, more_people.longer_shifts(scene, queue)),
        (EARLIER, ReliefKind.EXTEND, more_people.earlier_shifts(scene, queue)),
        (ReliefKind.LEND.value, ReliefKind.LEND, more_people.lent_people(scene, queue, calm)),
    )
    for name, kind, ways_of_it in ways:
        for variant, changes in ways_of_it:
            yield ":".join(part for part in (name, queue, variant) if part), kind, changes


def _moved(start: int, before: Sequence[Break], after: Sequence[Break]) -> tuple[int, int]:
    """The minutes of the day in which somebody now serves who would have been in a break."""
    gone = next(old for old, new in zip(before, after, strict=True) if old.after_minutes != new.after_minutes)
    begin = start + gone.after_minutes
    return begin, begin + gone.minutes


def relief_of(scene: Scene, name: str, kind: ReliefKind, queue: str, changes: Changes, edit: Edit) -> Relief:
    """A relief with what it changes from its beginning on, who helps when, and what that costs."""
    plan, rota = scene.plan, scene.trial.rota
    helpers = tuple(_helper(scene, kind, changes[agent]) for agent in plan.agent if agent in changes)
    begins = min(one.begins for one in helpers)
    return Relief(
        id=name,
        kind=kind,
        queue=queue,
        effects=effects_of(plan, rota, edit, begins),
        helpers=helpers,
        yuan=round(sum(one.yuan for one in helpers), 2),
        edit=edit,
    )


def _helper(scene: Scene, kind: ReliefKind, after: Assignment) -> Helper:
    """From when until when the change has somebody serve who would not have served there."""
    plan = scene.plan
    before = next(one for one in scene.trial.works[after.agent] if one.cell == after.cell)
    old, new, made = plan.worked(before), plan.worked(after), after.on_the_day
    midnight = datetime.combine(after.day, datetime.min.time())
    before_it, minutes = old.serving, new.serving
    if kind is ReliefKind.BREAKS:
        minutes = _moved(new.start_minute, old.breaks, new.breaks)
    elif kind is ReliefKind.STANDBY and made.called_in:
        minutes = made.called_in
    elif kind is ReliefKind.LEND and made.lent:
        minutes = (made.lent[-1].begin, made.lent[-1].end)
    elif minutes[1] > before_it[1]:
        minutes = (before_it[1], minutes[1])
    elif minutes[0] < before_it[0]:
        minutes = (minutes[0], before_it[0])
    begins, ends = (midnight + timedelta(minutes=minute) for minute in minutes)
    yuan = wages.added(plan, scene.trial.works[after.agent], after)
    return Helper(agent=after.agent, begins=begins, ends=ends, yuan=yuan)
