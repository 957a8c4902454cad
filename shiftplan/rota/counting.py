"""Which choices a rule of cover counts in which slot; the law is `domain.head_counts`."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from shiftplan.domain.cover_rules import CoverRule
from shiftplan.domain.head_counts import is_meant, on_shift
from shiftplan.domain.work import HALF
from shiftplan.rota.breaks import serving
from shiftplan.rota.builder import Builder
from shiftplan.rota.problem import Floats, Ints, Problem


def counted(problem: Problem, rule: CoverRule, *, seats: bool) -> dict[int, Ints]:
    """The choices that count in each slot that the rule means, movable breaks not taken."""
    wanted = dict.fromkeys(rule.slots(problem.plan.grid, problem.plan.settings.event))
    found: dict[int, list[Ints]] = defaultdict(list)
    per_day, counts = problem.plan.grid.per_day, _meant(problem, rule)
    for duty, post, offset in _offsets(problem, rule, seats=seats):
        meant = counts[:, duty] > 0
        for day in range(problem.shape[1]):
            if day * per_day + offset in wanted:
                found[day * per_day + offset].append(problem.cells[meant, day, duty, post])
    nobody = [np.zeros(0, dtype=np.int64)]
    return {slot: np.concatenate(found.get(slot, nobody)) for slot in wanted}


def watch(build: Builder, rule: CoverRule, slot: int, row: int) -> None:
    """Let movable breaks take people from a row that counts who serves in a slot."""
    queues = build.problem.queue_numbers
    for queue in [queues[rule.queue]] if rule.queue else queues.values():
        build.watch(row, queue, slot, _meant(build.problem, rule), heads=True)


def _offsets(problem: Problem, rule: CoverRule, *, seats: bool) -> Iterator[tuple[int, int, int]]:
    """(duty, post, slot from the day's first) in which somebody counts on the rule's queue."""
    for duty in range(problem.shape[2]):
        for post in range(problem.shape[3]):
            for offset in _present(problem, duty, post, held=seats or rule.standby):
                at = serving.queue_at(problem, duty, post, offset)
                if not rule.queue or problem.queue_numbers[rule.queue] == at:
                    yield duty, post, offset


def _present(problem: Problem, duty: int, post: int, *, held: bool) -> list[int]:
    shift, grid = problem.duties[duty], problem.plan.grid
    if held:
        return list(on_shift(shift, grid))
    fixed = serving.without(shift, serving.movable(problem, duty, post))
    return [offset for offset, share in fixed.presence(grid) if share >= HALF]


def _meant(problem: Problem, rule: CoverRule) -> Floats:
    """1 where the rule counts a person on a duty, (agents, duties); people of one tier count alike."""
    tiers = {agent.tier: agent for agent in problem.plan.agents}
    by_tier = {tier: [is_meant(rule, one, duty) for duty in problem.duties] for tier, one in tiers.items()}
    found = [by_tier[agent.tier] for agent in problem.plan.agents]
    return np.array(found, dtype=np.float64).reshape(problem.shape[0], problem.shape[2])
