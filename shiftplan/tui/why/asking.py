"""The questions of the window, put to the engine in a thread."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from shiftplan.domain.explanation import PersonReasons, ShortHours, SlotReasons
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota

if TYPE_CHECKING:
    from shiftplan.planning import Explainer


@dataclass(frozen=True, eq=False)
class Asked:
    """A plan, its need and the rota on the screen, and the day that it is about. Each answer takes tenths of
    a second, the first one a second or two.
    """

    plan: Plan
    need: Need
    rota: Rota
    day: date

    @cached_property
    def _explainer(self) -> "Explainer":
        from shiftplan import planning  # noqa: PLC0415 - brings scipy and ortools

        return planning.Explainer(self.plan, self.need, self.rota)

    def person(self, agent: str) -> PersonReasons:
        return self._explainer.person(agent, self.day)

    def short(self) -> tuple[ShortHours, ...]:
        """The short stretches of the day, the worst first."""
        grid = self.plan.grid
        index = grid.day_index(self.day) or 0
        return tuple(one for one in self._explainer.short() if one.worst // grid.per_day == index)

    def slot(self, short: ShortHours) -> SlotReasons:
        """The reasons of the worst slot of a stretch."""
        return self._explainer.slot(short.queue, short.worst)
