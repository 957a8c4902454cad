"""The shapes that ship with the program (`configs/shapes/`), and a planner's own in their place."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from shiftplan.domain.day_shape import Shapes
from shiftplan.domain.event import Event
from shiftplan.errors import BadInput
from shiftplan.language import say
from shiftplan.resources import shipped


@cache
def shipped_shapes() -> Shapes:
    """All tables of `configs/shapes/*.toml` together."""
    tables: dict[str, Any] = {}
    for path in sorted((shipped("configs") / "shapes").glob("*.toml")):
        tables |= tomllib.loads(path.read_text("utf-8-sig"))
    return Shapes.model_validate(tables)


def shapes_of(event: Event) -> Shapes:
    """The shipped shapes, openings as sharp as the event says."""
    return shipped_shapes().with_quarter(event.opening_quarter)


def with_own(shapes: Shapes, own: Mapping[str, tuple[float, ...]]) -> Shapes:
    """`shapes` with the weights of `own` (by id of the day shape); raises `BadInput` for an unknown id."""
    known = [day.id for day in shapes.days]
    for name in own:
        if name not in known:
            raise BadInput(
                say("there is no day shape {name}", name=name),
                say("there are: {known}", known=", ".join(known)),
            )
    days = tuple(day.model_copy(update={"weights": own.get(day.id, day.weights)}) for day in shapes.days)
    return shapes.model_copy(update={"days": days})
