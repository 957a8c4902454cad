"""What pydantic refuses, in plain sentences at the line of the key."""

from collections.abc import Callable
from math import isfinite
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from shiftplan.files.faults import cut, nearest
from shiftplan.files.toml_lines import KeyPath
from shiftplan.files.toml_source import TomlSource
from shiftplan.language import Message, say

Built = TypeVar("Built", bound=BaseModel)

WANTED: dict[str, Message] = {
    "int": say("a whole number"),
    "float": say("a number"),
    "bool": say("true or false"),
    "string": say("a text in quotation marks"),
    "date": say("a date such as 2027-11-01"),
    "datetime": say("a date and time such as 2027-11-01 20:00"),
    "tuple": say("a list in square brackets"),
    "dict": say("a table of keys and values"),
    "model": say("a table of keys and values"),
}
LIMITS: dict[str, tuple[str, Message]] = {
    "greater_than": ("gt", say("{key} must be above {limit}; read {read}")),
    "greater_than_equal": ("ge", say("{key} must be at least {limit}; read {read}")),
    "less_than": ("lt", say("{key} must be below {limit}; read {read}")),
    "less_than_equal": ("le", say("{key} must be at most {limit}; read {read}")),
    "too_short": ("min_length", say("{key} needs at least {limit} {limit:entry|entries}; read {read}")),
    "too_long": ("max_length", say("{key} takes at most {limit} {limit:entry|entries}; read {read}")),
    "string_too_short": (
        "min_length",
        say("{key} needs at least {limit} {limit:character|characters}; read {read}"),
    ),
    "string_too_long": (
        "max_length",
        say("{key} takes at most {limit} {limit:character|characters}; read {read}"),
    ),
}


KEY_ITSELF = "[key]"
"""How pydantic ends the path of a key (not a value) of a mapping that it refuses."""


def build(
    kind: type[Built], values: dict[str, Any], source: TomlSource, place: Callable[[KeyPath], KeyPath]
) -> Built | None:
    """`values` as a `kind`, or None with every fault recorded in `source`.

    `place` gives the path in the file of a path in the value (they differ where the file is flatter).
    """
    try:
        return kind.model_validate(values)
    except ValidationError as refusal:
        for error in refusal.errors(include_url=False):
            if isinstance(error["input"], float) and not isfinite(error["input"]):
                continue  # `parse_toml` has said so already
            path = place(tuple(part for part in error["loc"] if part != KEY_ITSELF))
            message, hint = _sentence(error, kind, path)
            source.error(error["type"], path, message, hint)
        return None


def unknown_key(key: str, known: tuple[str, ...]) -> tuple[Message, Message]:
    """The sentence for a key that nobody reads, and the nearest one that is read."""
    return (
        say("unknown key {key}", key=key),
        say(
            "the nearest known key is {nearest}; known here: {known}",
            nearest=nearest(key, known),
            known=", ".join(known),
        ),
    )


def shown(value: Any) -> str:
    """A value as a person would have written it."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, bool):
        return str(value).lower()
    return f"“{cut(value)}”" if isinstance(value, str) else cut(str(value))


def _sentence(error: ErrorDetails, kind: type[BaseModel], path: KeyPath) -> tuple[Message, Message | None]:
    key = _name(path)
    if error["type"] == "extra_forbidden":
        return unknown_key(key, _known_keys(kind, tuple(error["loc"])))
    if error["type"] == "missing":
        return say("{key} is missing", key=key), say(
            "add the key {key}; docs/files.md shows an example", key=key
        )
    if error["loc"][-1:] == (KEY_ITSELF,):
        return unknown_key(key, _choices(error))
    said = error.get("ctx", {}).get("error")
    if isinstance(said, ValueError) and said.args and isinstance(said.args[0], Message):
        return said.args[0], None
    return _refused_value(error, key), None


def _refused_value(error: ErrorDetails, key: str) -> Message:
    read, context = shown(error["input"]), error.get("ctx", {})
    if error["type"] in LIMITS:
        name, text = LIMITS[error["type"]]
        values = (("key", key), ("limit", _plain(context[name])), ("read", read))
        return Message(template=text.template, values=values)
    if error["type"] in {"enum", "literal_error"}:
        allowed = ", ".join(_choices(error))
        return say("{key} must be one of {allowed}; read {read}", key=key, allowed=allowed, read=read)
    if error["type"] == "string_pattern_mismatch":
        return say("{key} must be a letter and then letters, digits, - or _; read {read}", key=key, read=read)
    wanted = WANTED.get(error["type"].split("_")[0])
    if wanted:
        return say("{key} must be {wanted}; read {read}", key=key, wanted=wanted, read=read)
    return say("{key} cannot be used: {reason}; read {read}", key=key, reason=error["msg"], read=read)


def _choices(error: ErrorDetails) -> tuple[str, ...]:
    """The values that would have been right."""
    listed = str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
    return tuple(listed.split(", "))


def _name(path: KeyPath) -> str:
    """The last key of a path, with the number of its list element."""
    names = [part for part in path if isinstance(part, str)]
    last = names[-1] if names else ""
    return f"{last}[{path[-1]}]" if path and isinstance(path[-1], int) else last


def _known_keys(kind: type[BaseModel], loc: KeyPath) -> tuple[str, ...]:
    """The keys of the model in which the unknown key at `loc` stands."""
    here: type[BaseModel] = kind
    for part in loc[:-1]:
        if isinstance(part, str) and part in here.model_fields:
            here = _model_in(here.model_fields[part].annotation) or here
    return tuple(here.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for found in map(_model_in, get_args(annotation)) if found), None)


def _plain(number: Any) -> str:
    return f"{number:g}" if isinstance(number, float) else str(number)
