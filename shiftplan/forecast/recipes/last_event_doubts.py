"""What is doubtful about following a last event."""

from collections.abc import Iterator

from shiftplan.domain.finding import Finding
from shiftplan.domain.recipe import LastEventRecipe
from shiftplan.domain.traffic import STEP_MINUTES
from shiftplan.forecast.recipes.counterpart import Counterpart
from shiftplan.forecast.recipes.findings import doubt
from shiftplan.forecast.recipes.ground import Ground
from shiftplan.forecast.recipes.past import Past, len_of
from shiftplan.language import say


def stand_ins(ground: Ground, pairs: dict[str, Counterpart], file: str) -> Iterator[Finding]:
    """Phases of the plan that the last event did not have, or that open where it did not."""
    for stretch in ground.phases:
        if stretch.phase is None:
            continue
        pair = pairs[stretch.phase.id]
        if not pair.sure:
            yield doubt(
                "no_counterpart",
                say(
                    "the last event had no phase like {phase}; it follows {other}, "
                    "whose contacts may so count twice",
                    phase=stretch.name,
                    other=pair.phase.name,
                ),
                say(
                    "give the last event's phases the same kinds in forecast.toml, "
                    "or set [[growth]] for this one"
                ),
                file,
            )
        elif stretch.phase.opening and not pair.phase.opening:
            yield doubt(
                "opening_not_known",
                say(
                    "{phase} opens with a rush; last event's {other} did not",
                    phase=stretch.name,
                    other=pair.phase.name,
                ),
                say("write opening = true at that phase in forecast.toml if it did"),
                file,
            )


def untold(past: Past, recipe: LastEventRecipe) -> Iterator[Finding]:
    """Phases of the last event of which the table tells less than all."""
    for phase in recipe.phases:
        missing = len_of(phase) - sum(past.covered[step] for step in past.steps(phase))
        if missing > 0:
            yield doubt(
                "last_event_incomplete",
                say(
                    "the file lacks {hours:.1f} h of last event's {phase}; they count as 0",
                    hours=missing * STEP_MINUTES / 60,
                    phase=phase.name,
                ),
                say("add the lines, or mend the dates of the phase in forecast.toml"),
                recipe.file,
            )


def no_usual_day(ground: Ground, past: Past, file: str) -> Iterator[Finding]:
    """Days outside every phase, when the last event tells nothing of such days."""
    gaps = [stretch for stretch in ground.stretches if stretch.phase is None]
    if gaps and any(past.usual_day(queue) is None for queue in past.series):
        yield doubt(
            "no_usual_day",
            say(
                "the file has no whole day outside last event's phases; "
                "days outside the phases get no contacts"
            ),
            say("add usual days to the file, or let phases cover the whole plan"),
            file,
        )
