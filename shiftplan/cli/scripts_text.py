"""How `shiftplan scripts` shows: lines for a person, data for a program."""

from collections.abc import Iterator, Mapping
from typing import Any

from shiftplan.cli.output import listed
from shiftplan.domain.blanks import GAPS
from shiftplan.domain.script import KIND_NAMES, Library, Script
from shiftplan.language import printable, say
from shiftplan.planning.operations.scripts import cautions, filled


def title_line(library: Library, script: Script) -> str:
    named = [str(script.title), str(KIND_NAMES[script.kind])]
    if script.id in library.own:
        named.append(str(say("the shop's own")))
    return f"{script.id}  {' · '.join(named)}"


def script_lines(library: Library, script: Script, details: Mapping[str, str]) -> Iterator[str]:
    """The title, the text with what is known, and what is missing or should be thought over."""
    text = filled(library, script, details)
    yield title_line(library, script)
    yield from (f"   {line}" for line in text.text.split("\n"))
    if text.missing:
        names = listed(f"{gap} ({GAPS[gap]})" for gap in text.missing)
        yield f"   {say('still open: {gaps}', gaps=names)}"
    yield from (f"   ! {caution}" for caution in cautions(text.text))


def scripts_data(library: Library, found: tuple[Script, ...], details: Mapping[str, str]) -> dict[str, Any]:
    return {
        "details": dict(details),
        "facts": dict(library.facts),
        "scripts": [_script_data(library, script, details) for script in found],
    }


def _script_data(library: Library, script: Script, details: Mapping[str, str]) -> dict[str, Any]:
    text = filled(library, script, details)
    return {
        "id": script.id,
        "kind": script.kind,
        "title": str(script.title),
        "own": script.id in library.own,
        "after_hours": script.after_hours,
        "gaps": list(script.gaps),
        "text": text.text,
        "missing": list(text.missing),
        "cautions": [printable(str(caution)) for caution in cautions(text.text)],
    }
