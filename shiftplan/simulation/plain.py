"""A plain staffing: so many standard agents online in each slot, the same in every replication."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from shiftplan.domain.queue import Queue
from shiftplan.simulation.crew import Change, Crew, Kind, Person, Spell, speeds
from shiftplan.simulation.horizon import Horizon


def plain_crew(queues: Sequence[Queue], online: Mapping[str, Sequence[int]], horizon: Horizon) -> Crew:
    """`online[queue][slot]` agents serve at once; nobody is away, nobody helps another queue."""
    series = [[online[queue.id][slot] for slot in range(horizon.begin, horizon.end)] for queue in queues]
    people = [
        Person(index, (index,), speeds(queue.aht_seconds, queue.windows, 1.0))
        for index, queue in enumerate(queues)
        for _ in range(max(series[index], default=0))
    ]
    firsts = [0, *accumulate(max(counts, default=0) for counts in series)]
    changes = [change for index, counts in enumerate(series) for change in _changes(index, counts, horizon)]
    spells = [
        Spell(firsts[index] + agent, slot * horizon.slot_seconds, (slot + 1) * horizon.slot_seconds, 1.0)
        for index, counts in enumerate(series)
        for slot, count in enumerate(counts)
        for agent in range(count)
    ]
    return Crew(people, sorted(changes), [queue.windows for queue in queues], spells)


def _changes(queue: int, counts: Sequence[int], horizon: Horizon) -> list[Change]:
    before = [0, *counts]
    return [
        Change(slot * horizon.slot_seconds, Kind.HEADCOUNT, queue, count)
        for slot, count in enumerate(counts)
        if count != before[slot]
    ]
