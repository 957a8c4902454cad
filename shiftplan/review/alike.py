"""What each person could have served: the contacts of their slots and queues, shared like for like.

A slot's contacts fall to those on it in proportion to what they are worth. So a tier's worth is what its
people served over what would have come to standard agents in their places (the fixed point of Hunter's MM
algorithm for shared choices, Annals of Statistics 32, 2004): a tier that works at night is compared with
others of that night only.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from shiftplan.domain import work
from shiftplan.domain.actuals import BySlot
from shiftplan.domain.people import Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota

MOST_ROUNDS = 500
ENOUGH = 1e-6
READ = 0.8
"""The share of people's time on shift that lies in slots of which all contacts were read."""
FIT = (0.6, 1.6)
"""Chats of the table over contacts that came to its people: beyond, the table is of other days."""


@dataclass(frozen=True)
class Post:
    """A slot of a queue: its contacts, and for how much of it each person was there."""

    contacts: float
    there: Mapping[str, float]


@dataclass(frozen=True)
class Shared:
    """Everybody who shared the contacts that were read; `served` are the chats of those who count."""

    posts: tuple[Post, ...]
    tiers: Mapping[str, Tier]
    served: Mapping[str, float]
    planned: Mapping[Tier, float]

    @cached_property
    def worths(self) -> dict[Tier, float]:
        """Of each tier, T3 as 1; a tier of which nobody counts stays as planned."""
        counted = {self.tiers[agent] for agent in self.served}
        done = {tier: sum(n for a, n in self.served.items() if self.tiers[a] is tier) for tier in counted}
        worths = dict(self.planned)
        for _ in range(MOST_ROUNDS):
            offered = self._offered(worths)
            scale = done[Tier.T3] / offered[Tier.T3]
            after = {tier: done[tier] / offered[tier] / scale for tier in counted}
            apart = max(abs(after[tier] - worths[tier]) for tier in counted)
            worths |= after
            if apart < ENOUGH:
                break
        return worths

    @cached_property
    def exposures(self) -> dict[str, float]:
        """Contacts that would have come to each person who counts, were they worth one standard agent."""
        found: dict[str, float] = defaultdict(float)
        for post in self.posts:
            whole = self._worth(post)
            for agent in post.there:
                if agent in self.served:
                    found[agent] += post.contacts * post.there[agent] / whole
        return found

    def known(self, tier: Tier) -> float:
        """Fisher's information on the logarithm of a tier's worth: contacts shared with other tiers."""
        total = 0.0
        for post in self.posts:
            own = sum(there for agent, there in post.there.items() if self.tiers[agent] is tier)
            share = own * self.worths[tier] / self._worth(post)
            total += post.contacts * share * (1 - share)
        return total

    def _worth(self, post: Post) -> float:
        return sum(there * self.worths[self.tiers[agent]] for agent, there in post.there.items())

    def _offered(self, worths: Mapping[Tier, float]) -> dict[Tier, float]:
        offered: dict[Tier, float] = defaultdict(float)
        for contacts, everybody, counted in self._by_tier:
            whole = sum(worths[tier] * there for tier, there in everybody.items())
            for tier, there in counted.items():
                offered[tier] += contacts * there / whole
        return offered

    @cached_property
    def _by_tier(self) -> list[tuple[float, dict[Tier, float], dict[Tier, float]]]:
        """Of each post its contacts, and for how much of it each tier was there: all, and those who count."""
        return [
            (
                post.contacts,
                _sums(post.there, self.tiers, post.there),
                _sums(post.there, self.tiers, self.served),
            )
            for post in self.posts
        ]


def shared(
    plan: Plan, rota: Rota, actuals: BySlot, served: Mapping[str, float], hours: Mapping[str, float]
) -> Shared | None:
    """Those who count with others on their slots; None where figures do not suffice or do not fit the table.

    `served` are chats of those who count, `hours` for how long each was online: who was there for less than
    the rota says shared less.
    """
    there, on_shift = _there(plan, rota)
    presence = {
        agent: min(1.0, hours[agent] / on_shift[agent]) if agent in served else 1.0 for agent in on_shift
    }
    known = {place: people for place, people in there.items() if _contacts(actuals, *place) is not None}
    posts = tuple(
        Post(
            _contacts(actuals, *place) or 0.0,
            {agent: there * presence[agent] for agent, there in people.items()},
        )
        for place, people in known.items()
    )
    tiers = {agent.id: agent.tier for agent in plan.agents}
    inside = {agent: served[agent] for agent in served if agent in on_shift and presence[agent] > 0}
    if not any(tiers[agent] is Tier.T3 and inside[agent] for agent in inside):
        return None
    read, all_of_it = _time(known.values(), inside), _time(there.values(), inside)
    found = Shared(posts, tiers, inside, plan.settings.productivity)
    return found if read >= READ * all_of_it and _fits(found) else None


def _there(plan: Plan, rota: Rota) -> tuple[dict[tuple[str, int], dict[str, float]], dict[str, float]]:
    """By queue and slot the share of it for which each person was there; and everybody's hours."""
    there: dict[tuple[str, int], dict[str, float]] = defaultdict(dict)
    hours: dict[str, float] = defaultdict(float)
    live = {queue.id for queue in plan.settings.queues if not queue.deferred}
    for one in work.known(plan, rota):
        for queue, slot, share in work.served(plan, one):
            if queue in live and share > 0:
                there[queue, slot][one.agent] = share
                hours[one.agent] += share * plan.grid.hours
    return there, hours


def _contacts(actuals: BySlot, queue: str, slot: int) -> float | None:
    seen = actuals.get(queue, {}).get(slot)
    return seen.contacts if seen is not None and seen.whole else None


def _time(posts: Iterable[Mapping[str, float]], people: Mapping[str, float]) -> float:
    return sum(there for post in posts for agent, there in post.items() if agent in people)


def _fits(found: Shared) -> bool:
    due = sum(found.exposures[agent] * found.worths[found.tiers[agent]] for agent in found.served)
    return due > 0 and FIT[0] <= sum(found.served.values()) / due <= FIT[1]


def _sums(
    there: Mapping[str, float], tiers: Mapping[str, Tier], people: Mapping[str, float]
) -> dict[Tier, float]:
    found: dict[Tier, float] = defaultdict(float)
    for agent, share in there.items():
        if agent in people:
            found[tiers[agent]] += share
    return dict(found)
