"""Which people and days of a rota are shown."""

from collections.abc import Iterable
from typing import NamedTuple

from shiftplan.domain.people import Agent, Tier
from shiftplan.domain.plan import Plan
from shiftplan.tui.rota.names import queue_names
from shiftplan.tui.rota.table import RotaTable


class Filter(NamedTuple):
    """`words` are looked for in name, id, team, tier and queues. Only short days; only people with findings;
    only people whose shifts are not as published; only one team, only one tier.
    """

    words: str = ""
    short: bool = False
    flawed: bool = False
    changed: bool = False
    team: str | None = None
    tier: Tier | None = None

    @property
    def on(self) -> bool:
        return self._replace(words=self.words.strip()) != Filter()

    def turned(self, name: str) -> "Filter":
        """With one of its conditions the other way round."""
        turned = {**self._asdict(), name: not getattr(self, name)}
        return Filter(**turned)

    def days(self, table: RotaTable) -> tuple[int, ...]:
        """The days shown by number; all of them while none is short."""
        every = tuple(range(len(table.days)))
        return (table.short_days or every) if self.short else every

    def people(self, table: RotaTable, flawed: frozenset[str]) -> frozenset[str]:
        """The ids of the people shown; `flawed` have findings."""
        words = self.words.casefold().split()
        found = (agent for agent in table.plan.agents if _has(table.plan, agent, words))
        ids = frozenset(agent.id for agent in found if self._is_of(agent))
        if self.flawed:
            ids &= flawed
        return ids & frozenset(cell.agent for cell in table.changed) if self.changed else ids

    def _is_of(self, agent: Agent) -> bool:
        return self.team in {None, agent.team} and self.tier in {None, agent.tier}


def flawed_people(table: RotaTable) -> frozenset[str]:
    """Who has a cell with a finding."""
    return frozenset(cell.agent for cell in table.flaws)


def _has(plan: Plan, agent: Agent, words: Iterable[str]) -> bool:
    """Whether each of the words is somewhere in what is known of a person."""
    known = (agent.name, agent.id, agent.team, agent.tier.value, *agent.queues)
    text = " ".join((*known, queue_names(plan, agent.queues))).casefold()
    return all(word in text for word in words)
