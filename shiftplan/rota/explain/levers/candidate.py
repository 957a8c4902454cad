"""A lever with the plan as it would be."""

from dataclasses import dataclass
from typing import Any

from shiftplan.domain.explanation import Lever
from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan


@dataclass(frozen=True)
class Candidate:
    """`plan` differs from the present one in what the lever says and in nothing else."""

    lever: Lever
    plan: Plan

    @property
    def person(self) -> Agent:
        """Whom the lever speaks of, as its plan has them; who is new comes last there."""
        return self.plan.agent[self.lever.agent] if self.lever.agent else self.plan.agents[-1]


def changed(plan: Plan, **parts: Any) -> Plan:
    """The plan with other parts; `model_copy` would keep what was worked out from the old ones."""
    return Plan(**{name: getattr(plan, name) for name in Plan.model_fields} | parts)
