"""What a recipe says that the plan does not know."""

from collections.abc import Iterator

from shiftplan.domain.base import Frozen
from shiftplan.domain.plan import Settings
from shiftplan.domain.recipe import (
    LEFT_OUT,
    AfterSale,
    HistoryRecipe,
    LastEventRecipe,
    Recipe,
    TargetRecipe,
    VisitorsRecipe,
)
from shiftplan.language import Message, say

Path = tuple[str | int, ...]


class RecipeFault(Frozen):
    """`path` leads to the key in forecast.toml."""

    path: Path
    code: str
    message: Message
    hint: Message


def recipe_faults(settings: Settings, recipe: Recipe) -> Iterator[RecipeFault]:
    """Every phase and queue that the recipe names and the plan has not."""
    for path, phase in _phases(recipe):
        if phase not in {known.id for known in settings.event.phases}:
            yield _unknown(
                path,
                "unknown_phase",
                say("the plan has no phase {name}", name=phase),
                tuple(known.id for known in settings.event.phases),
            )
    for path, queue in _queues(recipe):
        if queue not in {known.id for known in settings.queues}:
            yield _unknown(
                path,
                "unknown_queue",
                say("the plan has no queue {name}", name=queue),
                tuple(known.id for known in settings.queues),
            )


def _unknown(path: Path, code: str, message: Message, known: tuple[str, ...]) -> RecipeFault:
    hint = say("there are: {known}", known=", ".join(known) or "–")
    return RecipeFault(path=path, code=code, message=message, hint=hint)


def _phases(recipe: Recipe) -> Iterator[tuple[Path, str]]:
    for path, entry in _entries(recipe):
        if entry[0] is not None:
            yield (*path, "phase"), entry[0]
    if isinstance(recipe, VisitorsRecipe):
        yield from ((("visitors", phase), phase) for phase in recipe.visitors)
    if isinstance(recipe, TargetRecipe):
        yield from ((("phase_shares", phase), phase) for phase in recipe.phase_shares)
    if isinstance(recipe, HistoryRecipe):
        marks = ((str(day), phase) for day, phase in recipe.like.items())
        yield from ((("like", day), phase) for day, phase in marks if phase != LEFT_OUT)


def _queues(recipe: Recipe) -> Iterator[tuple[Path, str]]:
    for path, entry in _entries(recipe):
        if entry[1] is not None:
            yield (*path, "queue"), entry[1]
    if isinstance(recipe, TargetRecipe):
        yield from ((("queue_shares", queue), queue) for queue in recipe.queue_shares)
    after_sale = _after_sale(recipe)
    if after_sale is not None:
        yield ("after_sale", "queue"), after_sale.queue


def _entries(recipe: Recipe) -> Iterator[tuple[Path, tuple[str | None, str | None]]]:
    """The (phase, queue) of every entry of a list."""
    yield from ((("adjust", i), (one.phase, one.queue)) for i, one in enumerate(recipe.adjust))
    if isinstance(recipe, LastEventRecipe):
        yield from ((("growth", i), (one.phase, one.queue)) for i, one in enumerate(recipe.growth))
    if isinstance(recipe, VisitorsRecipe):
        yield from ((("rates", i), (one.phase, one.queue)) for i, one in enumerate(recipe.rates))


def _after_sale(recipe: Recipe) -> AfterSale | None:
    return recipe.after_sale if isinstance(recipe, TargetRecipe | VisitorsRecipe) else None
