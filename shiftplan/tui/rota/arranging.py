"""In which groups and in which order people stand in the grid."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, NamedTuple

from shiftplan.domain.people import Agent
from shiftplan.language import Message, printable, say
from shiftplan.tui.rota.day_work import Duty, duty, first_minute
from shiftplan.tui.rota.names import queue_names
from shiftplan.tui.rota.table import RotaTable


class Grouping(StrEnum):
    """DUTY: on duty, free or away on the day that the arrangement speaks of."""

    TEAM = "team"
    TIER = "tier"
    DUTY = "duty"
    NONE = "none"


class Sorting(StrEnum):
    """RELIEF: who could help on a day comes first; START: by the start of the day's shift."""

    PLAN = "plan"
    NAME = "name"
    TEAM = "team"
    QUEUE = "queue"
    TIER = "tier"
    HOURS = "hours"
    NIGHTS = "nights"
    WISHES = "wishes"
    START = "start"
    RELIEF = "relief"


MOST_FIRST = frozenset({Sorting.TIER, Sorting.HOURS, Sorting.NIGHTS, Sorting.WISHES})
OF_A_DAY = frozenset({Sorting.START, Sorting.RELIEF})
HELPFUL = (Duty.FREE, Duty.ON, Duty.AWAY)
DUTIES = {Duty.ON: say("on duty"), Duty.FREE: say("free"), Duty.AWAY: say("not there")}


class Arrangement(NamedTuple):
    """`day` is the one by number that START, RELIEF and DUTY speak of."""

    grouping: Grouping = Grouping.TEAM
    sorting: Sorting = Sorting.PLAN
    backwards: bool = False
    day: int = 0

    def by(self, sorting: Sorting, day: int) -> "Arrangement":
        """Sorted so; asked for again it is turned round, and a third time as in the plan."""
        again = sorting is self.sorting and (sorting not in OF_A_DAY or day == self.day)
        if not again:
            return self._replace(sorting=sorting, backwards=False, day=day)
        if not self.backwards:
            return self._replace(backwards=True)
        return self._replace(sorting=Sorting.PLAN, backwards=False)

    @property
    def downwards(self) -> bool:
        """Whether the largest, the last, stands first."""
        return (self.sorting in MOST_FIRST) is not self.backwards


class Group(NamedTuple):
    """`key` names it whatever the language; the one group of an ungrouped list has no key."""

    key: str
    name: str
    people: tuple[Agent, ...]


def groups(table: RotaTable, arrangement: Arrangement) -> tuple[Group, ...]:
    """Everybody in their groups, in order."""
    people = arranged(table, arrangement)
    if arrangement.grouping is Grouping.NONE:
        return (Group("", "", people),)
    found: dict[str, list[Agent]] = {key: [] for key in _keys(table, arrangement.grouping)}
    for agent in people:
        found[_key(table, arrangement, agent)].append(agent)
    kind = arrangement.grouping
    return tuple(Group(f"{kind}:{key}", _name(kind, key), tuple(mine)) for key, mine in found.items() if mine)


def _keys(table: RotaTable, grouping: Grouping) -> list[str]:
    """The groups in their order: teams as in the plan, the most experienced tier first."""
    if grouping is Grouping.TEAM:
        return list(dict.fromkeys(agent.team for agent in table.plan.agents))
    if grouping is Grouping.TIER:
        return sorted({agent.tier.value for agent in table.plan.agents}, reverse=True)
    return [each.name for each in Duty]


def _key(table: RotaTable, arrangement: Arrangement, agent: Agent) -> str:
    if arrangement.grouping is Grouping.TEAM:
        return agent.team
    if arrangement.grouping is Grouping.TIER:
        return agent.tier.value
    return duty(table, agent, arrangement.day).name


def _name(grouping: Grouping, key: str) -> str:
    if grouping is Grouping.DUTY:
        return str(DUTIES[Duty[key]])
    return printable(key) or str(say("no team"))


def arranged(table: RotaTable, arrangement: Arrangement) -> tuple[Agent, ...]:
    """Everybody in one list; equals stay as in the plan."""
    people = table.plan.agents
    if arrangement.sorting is Sorting.PLAN:
        return tuple(people)
    return tuple(sorted(people, key=_rank(table, arrangement), reverse=arrangement.downwards))


def _rank(table: RotaTable, arrangement: Arrangement) -> Callable[[Agent], Any]:
    """What people are compared by."""
    day = arrangement.day
    short = short_queues(table, day)
    ranks: dict[Sorting, Callable[[Agent], Any]] = {
        Sorting.NAME: lambda agent: agent.name.casefold(),
        Sorting.TEAM: lambda agent: agent.team.casefold(),
        Sorting.QUEUE: lambda agent: queue_names(table.plan, agent.queues).casefold(),
        Sorting.TIER: lambda agent: agent.tier.value,
        Sorting.HOURS: lambda agent: table.totals(agent).hours,
        Sorting.NIGHTS: lambda agent: table.totals(agent).nights,
        Sorting.WISHES: lambda agent: table.totals(agent).wishes - table.totals(agent).wishes_met,
        Sorting.START: lambda agent: _start_rank(table, agent, day),
        Sorting.RELIEF: lambda agent: _relief_rank(table, agent, day, short),
    }
    return ranks[arrangement.sorting]


def _start_rank(table: RotaTable, agent: Agent, day: int) -> tuple[int, int]:
    """On duty first, by the start; then who is free, then who is away."""
    minute = first_minute(table, agent, day)
    return duty(table, agent, day), 0 if minute is None else minute


def _relief_rank(table: RotaTable, agent: Agent, day: int, short: frozenset[str]) -> tuple[int, int, float]:
    """Who is free first, of them who serves a queue that is short, of them who works least."""
    useless = not short.intersection(agent.queues)
    return HELPFUL.index(duty(table, agent, day)), useless, table.totals(agent).hours


def short_queues(table: RotaTable, day: int) -> frozenset[str]:
    """The queues that miss agents on a day."""
    queues = table.coverage[day].queues if table.coverage else ()
    return frozenset(queue.queue for queue in queues if any(queue.missing))


GROUPINGS: dict[Grouping, Message] = {
    Grouping.TEAM: say("by team"),
    Grouping.TIER: say("by tier"),
    Grouping.DUTY: say("by who is on duty"),
    Grouping.NONE: say("in one list"),
}
SORTINGS: dict[Sorting, Message] = {
    Sorting.PLAN: say("as in the plan"),
    Sorting.NAME: say("by name"),
    Sorting.TEAM: say("by team"),
    Sorting.QUEUE: say("by queue"),
    Sorting.TIER: say("by tier"),
    Sorting.HOURS: say("by hours"),
    Sorting.NIGHTS: say("by nights"),
    Sorting.WISHES: say("by wishes missed"),
    Sorting.START: say("by start of the day"),
    Sorting.RELIEF: say("by who could help"),
}
