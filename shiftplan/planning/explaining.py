"""Why a rota is as it is: what is certain before it, reasons of a slot and of a person's day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from shiftplan.domain.explanation import PersonReasons, ShortHours, SlotReasons
from shiftplan.domain.finding import Finding
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota

if TYPE_CHECKING:
    from shiftplan.rota.explain.standing import Standing

Report = Callable[[int, int], None]


@dataclass(frozen=True)
class Explainer:
    """Answers about one plan and its rota (None: only what is certain without one).

    The model is made once, in about a second at 100 people and 14 days; an answer then takes tenths.
    """

    plan: Plan
    need: Need
    rota: Rota | None

    @cached_property
    def _standing(self) -> "Standing":
        from shiftplan.rota.explain import standing_of  # noqa: PLC0415 - loads scipy and ortools

        return standing_of(self.plan, self.need, self.rota or Rota())

    def precheck(self) -> tuple[Finding, ...]:
        """Demands that nobody can meet, whatever the search does: errors before warnings."""
        return precheck(self.plan, self.need, self.rota)

    def short(self) -> tuple[ShortHours, ...]:
        """Where the rota is short, the worst first."""
        return self._standing.short()

    def slot(self, queue: str, slot: int, report: Report | None = None) -> SlotReasons:
        """Who serves a slot of a queue, and one reason for each of the others."""
        from shiftplan.rota.explain import slot_reasons  # noqa: PLC0415 - see above

        return slot_reasons(self._standing, queue, slot, report)

    def person(self, agent: str, day: date) -> PersonReasons:
        """Why somebody works, or does not work, on a day; `KeyError` for what the plan does not know."""
        from shiftplan.rota.explain import person_reasons  # noqa: PLC0415 - see above

        number = self.plan.grid.day_index(day)
        if number is None:
            raise KeyError(day)
        return person_reasons(self._standing, agent, number)


def precheck(plan: Plan, need: Need, rota: Rota | None) -> tuple[Finding, ...]:
    """What is certain before a search, as `Explainer.precheck`; `rota` for its locks. Makes no model."""
    from shiftplan.rota.explain import foresee, sketch_of  # noqa: PLC0415 - loads scipy and ortools

    return foresee(sketch_of(plan, need, rota or Rota()))


def explain_slot(plan: Plan, need: Need, rota: Rota, queue: str, slot: int) -> SlotReasons:
    """Who serves a slot of a queue, and one reason for each of the others."""
    return Explainer(plan, need, rota).slot(queue, slot)


def explain_person(plan: Plan, need: Need, rota: Rota, agent: str, day: date) -> PersonReasons:
    """Why somebody works, or does not work, on a day."""
    return Explainer(plan, need, rota).person(agent, day)
