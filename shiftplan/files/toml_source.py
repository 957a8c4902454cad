"""A TOML file as data with the line of every key; what is wrong in it as sentences."""

import re
import tomllib
from functools import cached_property
from math import isfinite
from typing import Any

from shiftplan.files.faults import Faults, cut
from shiftplan.files.toml_lines import KeyPath, key_lines, line_of
from shiftplan.language import Message, say

WHERE = re.compile(r"\((?:at line (\d+), column (\d+)|at end of document)\)$")
COMPLAINTS: dict[str, Message] = {
    "Cannot overwrite a value": say("a key is given twice"),
    "Cannot declare": say("a heading is given twice, or names a value that is there already"),
    "Cannot mutate": say("a heading is given twice, or names a value that is there already"),
    "Expected '=' after a key": say("a key must be one word, followed by = and its value"),
    "Invalid initial character": say("a heading or key begins with a sign that no key may have"),
    "Expected ']": say("a heading in square brackets is not closed"),
    "Duplicate inline table key": say("a key is given twice"),
    "Found invalid character": say("a text holds a line end or another character that must not stand there"),
    "Escaped character": say("a backslash in a text must be doubled"),
    'Expected "': say("a text is opened with a quotation mark and not closed on the same line"),
    "Invalid statement": say("a line must be a heading in square brackets or a key, = and a value"),
    "Unterminated string": say("a text is opened with a quotation mark and not closed on the same line"),
    "Illegal character": say("a text holds a line end or another character that must not stand there"),
    "Unclosed array": say("a list in square brackets is not closed"),
    "Unclosed inline table": say("a group in curly brackets is not closed"),
    "Invalid value": say("a value is missing or not written as TOML: texts stand in quotation marks"),
    "Expected newline": say(
        "something unreadable follows a value: dates are written 2027-11-01, texts in quotation marks"
    ),
    "Invalid date": say("there is no such day or time in the calendar"),
    "Unescaped '\\'": say("a backslash in a text must be doubled"),
    "Invalid hex value": say("a backslash in a text must be doubled"),
}


class TomlSource:
    """A parsed TOML file. `path` is a tuple of keys and list positions, as in `("queues", 0, "name")`."""

    def __init__(self, doc: dict[str, Any], text: str, faults: Faults) -> None:
        self.doc = doc
        self.faults = faults
        self._text = text

    @cached_property
    def _lines(self) -> dict[KeyPath, int]:
        """Where the keys stand; found only when something is wrong."""
        return key_lines(self._text)

    def error(self, code: str, path: KeyPath, message: Message, hint: Message | None = None) -> None:
        """Record a fault at the line of `path`."""
        names = [part for part in path if isinstance(part, str)]
        column = names[-1] if names else None
        self.faults.error(code, message, hint, self.line(path), column)

    def warn(self, code: str, path: KeyPath, message: Message, hint: Message | None = None) -> None:
        self.faults.warn(code, message, hint, self.line(path), str(path[-1]))

    def line(self, path: KeyPath) -> int | None:
        """The line of `path`, or of the nearest thing around it that has one."""
        return line_of(self._lines, path)


def parse_toml(text: str, faults: Faults) -> TomlSource | None:
    """The data of a TOML text, or None with the fault recorded."""
    text = text.replace("\r\n", "\n")
    try:
        doc = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        _complain(text, str(error), faults)
        return None
    except RecursionError:
        faults.error("toml", say("lists stand in lists too deep to be meant"), say("write it flat"))
        return None
    source = TomlSource(doc, text, faults)
    refuse_endless(source, doc, ())
    return source


def _complain(text: str, complaint: str, faults: Faults) -> None:
    found = WHERE.search(complaint)
    line, column = (found[1], found[2]) if found and found[1] else (text.count("\n") + 1, None)
    known = next((said for start, said in COMPLAINTS.items() if complaint.startswith(start)), None)
    read = text.split("\n")[int(line) - 1] if text else ""
    faults.error(
        "toml",
        say(
            "{complaint}; read “{read}”", complaint=known or WHERE.sub("", complaint), read=cut(read.strip())
        ),
        say("mend the line by the examples in docs/files.md"),
        int(line),
        column,
    )


def refuse_endless(source: TomlSource, value: Any, path: KeyPath) -> None:
    """Record every number that is none: TOML knows `nan` and `inf`; no number of a plan may be one."""
    if isinstance(value, float) and not isfinite(value):
        source.error(
            "not_finite",
            path,
            say("{key} must be a number; read {read}", key=str(path[-1]), read=str(value)),
            say("write a finite number"),
        )
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, child in children:
        refuse_endless(source, child, (*path, key))
