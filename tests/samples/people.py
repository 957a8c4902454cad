"""Rows of `agents.csv`: teams laid out by tier, and what is special about a few people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

WINDOWS = {"T0": 2, "T1": 2, "T2": 3, "T3": 5, "T4": 6}


@dataclass(frozen=True)
class Team:
    """A team: the letter of its ids, its queue, how many of each (tier, contract), its people's names.

    The first `crossed` people serve the other queue as well.
    """

    letter: str
    name: str
    queue: str
    other: str
    crossed: int
    mix: tuple[tuple[str, str, int], ...]
    names: str
    special: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def rows(self) -> list[tuple[object, ...]]:
        kinds = [(tier, contract) for tier, contract, count in self.mix for _ in range(count)]
        return [
            self._row(i, name, *kind)
            for i, (name, kind) in enumerate(zip(self.names.split(), kinds, strict=True), start=1)
        ]

    def _row(self, number: int, name: str, tier: str, contract: str) -> tuple[object, ...]:
        id_ = f"{self.letter}{number:02}"
        queues = f"{self.queue};{self.other}" if number <= self.crossed else self.queue
        own = {"windows": WINDOWS[tier], "consent": "yes", **self.special.get(id_, {})}
        texts = [own.get(key, "") for key in ("productivity", "windows", "hired", "leaves", "protection")]
        return (id_, name, self.name, tier, contract, queues, *texts, own["consent"], own.get("note", ""))


def agent_rows(teams: Sequence[Team]) -> list[tuple[object, ...]]:
    return [row for team in teams for row in team.rows()]
