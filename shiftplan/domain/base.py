from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: never changed, only replaced; an unknown key is an error.

    A validator refuses with `ValueError(say(…))`, so that the sentence is there in both languages:
    `ValidationError.errors()[i]["ctx"]["error"].args[0]` is that `Message`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields replaced; what this one has worked out from its fields is left behind."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied
