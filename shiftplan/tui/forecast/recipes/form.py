"""A recipe as a form: fields with their texts on one side, the recipe they give on the other."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from shiftplan.domain.recipe import RECIPES, Recipe, RecipeKind
from shiftplan.errors import BadInput
from shiftplan.language import Message, say
from shiftplan.tui.forecast.recipes.typed import Sort, read, written

Path = tuple[str | int, ...]
LIMITS = {
    "ge": say("{name} must be at least {limit}, read {read}"),
    "gt": say("{name} must be above {limit}, read {read}"),
    "le": say("{name} must be at most {limit}, read {read}"),
}


@dataclass(frozen=True)
class Field:
    """`path` leads to the value in the recipe's data. An `optional` field that is empty is left out, with
    the entry of a list that it belongs to; `first` is the text to begin with.
    """

    path: Path
    label: Message
    sort: Sort
    first: str = ""
    optional: bool = False


@dataclass(frozen=True)
class Form:
    """`data` is what the recipe says beside the fields."""

    kind: RecipeKind
    data: dict[str, Any]
    fields: tuple[Field, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(field.first for field in self.fields)

    def recipe(self, texts: Sequence[str]) -> Recipe:
        """The recipe with these texts in the fields. Raises `BadInput` about the first that cannot be."""
        data = deepcopy(self.data)
        for field, text in zip(self.fields, texts, strict=True):
            if text.strip() or not field.optional:
                _put(data, field.path, read(text, field.sort, field.label))
        for field, text in zip(reversed(self.fields), reversed(texts), strict=True):
            if field.optional and not text.strip():
                _leave_out(data, field.path)
        try:
            return RECIPES[self.kind].model_validate({**data, "kind": self.kind})
        except ValidationError as error:
            raise self._refused(error) from error

    def index_of(self, path: Path) -> int | None:
        return next((i for i, field in enumerate(self.fields) if field.path == path), None)

    def _refused(self, error: ValidationError) -> BadInput:
        """The first fault as a sentence about its field."""
        fault = error.errors()[0]
        found = self.index_of(tuple(fault["loc"]))
        told = fault.get("ctx", {}).get("error")
        if isinstance(told, ValueError) and told.args and isinstance(told.args[0], Message):
            return BadInput(told.args[0])
        field = self.fields[found] if found is not None else None
        name = field.label if field else _key(fault["loc"])
        limit = next((one for one in LIMITS if one in fault.get("ctx", {})), None)
        if limit is None or field is None:
            return BadInput(say("{name} is still missing", name=name))
        values = {
            "limit": written(fault["ctx"][limit], field.sort),
            "read": written(fault["input"], field.sort),
        }
        return BadInput(Message(template=LIMITS[limit].template, values=(("name", name), *values.items())))


def _key(path: Sequence[object]) -> Message:
    """A key of forecast.toml, for what has no field."""
    return Message(template="{key}", values=(("key", ".".join(map(str, path))),))


def value_at(data: Any, path: Path) -> Any:
    """The value that a path leads to, None where there is none."""
    for part in path:
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(data, list | tuple) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


def _put(data: Any, path: Path, value: object) -> None:
    for part in path[:-1]:
        data = data.setdefault(part, {}) if isinstance(data, dict) else data[part]
    data[path[-1]] = value


def _leave_out(data: dict[str, Any], path: Path) -> None:
    """Without the value; what would then say nothing goes with it."""
    *above, last = path
    holder = value_at(data, tuple(above))
    if above and (isinstance(above[-1], int) or path[0] == "after_sale"):
        holder, last = value_at(data, tuple(above[:-1])), above[-1]
    if isinstance(holder, dict):
        holder.pop(last, None)
    elif isinstance(holder, list) and isinstance(last, int):
        del holder[last]
