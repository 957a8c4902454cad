"""Phases that reach out of the plan: what they hold there is not in the forecast."""

from collections.abc import Iterator

from shiftplan.domain.finding import Finding
from shiftplan.domain.traffic import STEP_MINUTES
from shiftplan.forecast.recipes.findings import doubt
from shiftplan.forecast.recipes.ground import Ground
from shiftplan.language import say


def reaching_out(ground: Ground) -> Iterator[Finding]:
    """A warning for every phase of which the plan holds a part only, or nothing."""
    for stretch in ground.phases:
        inside = len(ground.inside(stretch))
        if inside < len(stretch.steps):
            yield doubt(
                "phase_outside_plan",
                say(
                    "only {inside:g} of the {all:g} h of {phase} lie in the plan; "
                    "the rest of its contacts is left out",
                    inside=inside * STEP_MINUTES / 60,
                    all=len(stretch.steps) * STEP_MINUTES / 60,
                    phase=stretch.name,
                ),
                say("mend start and days in plan.toml, or the phase's dates"),
            )
