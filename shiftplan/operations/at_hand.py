"""Reliefs that leave the rota as it is: one window more for seniors, more to the bot, calls back later."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta

from shiftplan.domain.people import Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Model, Queue
from shiftplan.domain.relief import Effect, Helper, Relief, ReliefKind
from shiftplan.domain.serving import Serving
from shiftplan.domain.surge import Ladder

SENIOR = frozenset({Tier.T3, Tier.T4})
LEAST_STEP = 0.005
"""Less than this more to the bot is nothing to do."""


def at_hand(
    ladder: Ladder, plan: Plan, there: Sequence[Serving], queues: Collection[str], now: datetime
) -> tuple[Relief, ...]:
    """What is possible for each of `queues` at `now` (local wall time) with those who are `there`."""
    makers = {
        ReliefKind.WINDOWS: _windows,
        ReliefKind.BOT: _bot,
        ReliefKind.CALL_BACK: _call_back,
    }
    found: list[Relief] = []
    for queue in (plan.queue[name] for name in queues if not plan.queue[name].deferred):
        for kind, make in makers.items():
            action = ladder.action(kind)
            if action is not None:
                begins = now + timedelta(minutes=action.takes_minutes)
                ends = begins + timedelta(minutes=action.lasts_minutes or ladder.rank.horizon_minutes)
                found += make(ladder, plan, there, queue, Effect(queue=queue.id, begins=begins, ends=ends))
    return tuple(found)


def _windows(
    _: Ladder, plan: Plan, there: Sequence[Serving], queue: Queue, effect: Effect
) -> Iterator[Relief]:
    """For seniors whose own limit allows one more than they have on this queue."""
    able = {
        one.agent
        for one in there
        if one.queue == queue.id and one.begins < effect.ends and one.ends > effect.begins
        if room(plan, one)
    }
    if able:
        agents = (one.id for one in plan.agents if one.id in able)
        helpers = tuple(Helper(agent=agent, begins=effect.begins, ends=effect.ends) for agent in agents)
        yield _relief(ReliefKind.WINDOWS, effect.model_copy(update={"windows": 1}), helpers)


def room(plan: Plan, one: Serving) -> int:
    """Windows that somebody senior may have beyond those that the queue is planned with."""
    agent, queue = plan.agent[one.agent], plan.queue[one.queue]
    if queue.model is not Model.CHAT or agent.tier not in SENIOR:
        return 0
    return max(0, agent.max_windows - queue.windows)


def _bot(ladder: Ladder, _: Plan, __: Sequence[Serving], queue: Queue, effect: Effect) -> Iterator[Relief]:
    share = min(queue.bot_share + ladder.rank.bot_step, ladder.rank.bot_share_most)
    if share - queue.bot_share < LEAST_STEP:
        return
    left = (1 - share) / (1 - queue.bot_share)
    yield _relief(ReliefKind.BOT, effect.model_copy(update={"contacts": left}))


def _call_back(
    ladder: Ladder, _: Plan, __: Sequence[Serving], ___: Queue, effect: Effect
) -> Iterator[Relief]:
    yield _relief(ReliefKind.CALL_BACK, effect.model_copy(update={"put_off": ladder.rank.call_back_share}))


def _relief(kind: ReliefKind, effect: Effect, helpers: tuple[Helper, ...] = ()) -> Relief:
    return Relief(
        id=f"{kind.value}:{effect.queue}", kind=kind, queue=effect.queue, effects=(effect,), helpers=helpers
    )
