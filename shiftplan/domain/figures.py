"""A plan's rota in the figures by which plans are compared."""

from datetime import date

from pydantic import Field

from shiftplan.domain.base import Frozen


class Figures(Frozen):
    """`short_hours` in agent-hours, `wages` in yuan (None: no contract names a wage), `overtime` in hours.

    `value` is what the judge makes it, `bound` the solver's for the rota as it was solved. `nights_mean` and
    `nights_most` are of the people who work. `changed`: people whose days differ from the plan's own rota;
    None where it has none. `outdated`: the rota was made for other people, rules or needs.
    """

    short_hours: float
    value: float
    bound: float | None = None
    wages: float | None = None
    overtime: float = 0.0
    nights_mean: float = 0.0
    nights_most: int = 0
    wishes_met: int = 0
    wishes: int = 0
    violations: int = 0
    people: int = 0
    changed: int | None = None
    outdated: bool = False
    need_hours: float = 0.0

    @property
    def gap(self) -> float | None:
        if self.bound is None:
            return None
        return 0.0 if self.value <= self.bound else (self.value - self.bound) / abs(self.value)


class Service(Frozen):
    """The share answered in time that a simulation expects, over the contacts of all its queues.

    `half_width` is half of its 95 % interval at most, None with one replication.
    """

    share: float
    half_width: float | None = None
    replications: int
    days: tuple[date, ...]
    queues: dict[str, float] = Field(default_factory=dict)
