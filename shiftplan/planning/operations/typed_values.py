"""Values of what people typed: without spaces around them, as the journal can hold them, else refused."""

from typing import TypeVar

from pydantic import ValidationError

from shiftplan.domain.base import Frozen
from shiftplan.errors import BadInput
from shiftplan.journal import storable
from shiftplan.language import Message, say

Value = TypeVar("Value", bound=Frozen)


def made(kind: type[Value], /, **fields: object) -> Value:
    """The value of these fields; BadInput with a sentence for what cannot be."""
    clean = {name: storable(value.strip()) if type(value) is str else value for name, value in fields.items()}
    try:
        return kind.model_validate(clean)
    except ValidationError as error:
        raise refused(error) from error


def refused(error: ValidationError) -> BadInput:
    """The first thing that is wrong, in a sentence."""
    first = error.errors()[0]
    context = first.get("ctx", {})
    said, most = context.get("error"), context.get("max_length")
    if isinstance(said, ValueError) and said.args and isinstance(said.args[0], Message):
        return BadInput(said.args[0], say("mend it; nothing was written"))
    if most is not None:
        length = len(str(first["input"]))
        text = say("a text has {length} characters; {most} are kept", length=length, most=most)
        return BadInput(text, say("shorten it"))
    field, reason = ".".join(map(str, first["loc"])), first["msg"]
    return BadInput(
        say("{field} cannot be used: {reason}", field=field, reason=reason),
        say("mend it; nothing was written"),
    )
