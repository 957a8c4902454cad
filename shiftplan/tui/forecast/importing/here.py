"""Hints that speak of options of the command line, in the words of the windows."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from shiftplan.domain.finding import Finding
from shiftplan.errors import BadInput, ShiftplanError
from shiftplan.language import Message, say

OPTION = re.compile(r"(?<!\S)--[a-z]")
IN_THE_LIST: dict[str, Message] = {
    "no_table": say("choose the line of the headings and the columns in the list above"),
    "missing_column": say("choose its column in the list above"),
    "queue_left_out": say("to read them, say in the list above which queue it is"),
    "unknown_queue": say("say in the list above which queue it is"),
    "off_grid": say("mend the time, or say in the list above what an amount covers"),
    "visitors_alone": say("close this, ask how the forecast was made, and make it from a table of visitors"),
}
"""By the code of the finding, where the window has the list of how a file is read."""


def in_list(finding: Finding) -> Finding:
    """The finding with a hint for the window that has the list."""
    if not _speaks_of_options(finding.hint):
        return finding
    return finding.model_copy(update={"hint": IN_THE_LIST.get(finding.code)})


def in_window(finding: Finding) -> Finding:
    """The finding with a hint for a window that has no such list."""
    speaks = _speaks_of_options(finding.hint)
    return finding.model_copy(update={"hint": _headings_please()}) if speaks else finding


@contextmanager
def without_a_list() -> Iterator[None]:
    """Errors from inside, with hints for a window that reads a table without showing how."""
    try:
        yield
    except ShiftplanError as error:
        raise _for_a_window(error) from error


def file_hint(error: ShiftplanError) -> Message | None:
    """What may help when a file cannot be read at all."""
    return _headings_please() if _speaks_of_options(error.hint) else error.hint


def _headings_please() -> Message:
    return say("choose another file, or mend its headings as in docs/files.md")


def _for_a_window(error: ShiftplanError) -> ShiftplanError:
    from shiftplan.files import BadPlan  # noqa: PLC0415 - not before the first paint

    if isinstance(error, BadPlan):
        return BadPlan(map(_finding_for_a_window, error.findings))
    return BadInput(error.message, _terminal()) if _speaks_of_options(error.hint) else error


def _finding_for_a_window(finding: Finding) -> Finding:
    speaks = _speaks_of_options(finding.hint)
    return finding.model_copy(update={"hint": _terminal()}) if speaks else finding


def _terminal() -> Message:
    return say("mend the table, or tell it in a terminal with --map and --queue-map: docs/forecast.md")


def _speaks_of_options(hint: Message | None) -> bool:
    return hint is not None and bool(OPTION.search(str(hint)))
