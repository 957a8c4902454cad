"""The scripts of a plan: found, filled, noted as used, kept as the shop's own.

An order's details are values in the hands of whoever asked; neither journal nor plan folder ever sees them.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from shiftplan.domain.blanks import GAPS, Filled
from shiftplan.domain.script import Library, Script, ScriptKind
from shiftplan.errors import BadInput
from shiftplan.files.script_writing import drop_script
from shiftplan.files.script_writing import keep_script as write_script
from shiftplan.files.scripts import read_scripts
from shiftplan.journal import login_name
from shiftplan.language import say
from shiftplan.operations.order_details import OrderDetails, read_order
from shiftplan.operations.script_search import search
from shiftplan.operations.wording import cautions
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import journal_of, unknown
from shiftplan.planning.operations.typed_values import refused

SCRIPT = "script"
"""The kind of the journal's events that say a script was used: its id, nothing about a customer."""

__all__ = [
    "OrderDetails",
    "cautions",
    "drop_own_script",
    "filled",
    "find_script",
    "find_scripts",
    "keep_script",
    "known_gap",
    "note_script",
    "read_order",
    "script_uses",
    "scripts",
    "shipped_scripts",
]


def scripts(opened: OpenPlan) -> Library:
    """Every script of the plan; BadPlan names file and line of what is wrong in the shop's own."""
    return read_scripts(opened.folder)


def shipped_scripts() -> Library:
    """Those that come with the program, when the shop's own cannot be read."""
    return read_scripts()


def find_scripts(library: Library, words: str = "", kind: ScriptKind | None = None) -> tuple[Script, ...]:
    """The scripts in which every word is found, the best first."""
    return search(library, words, kind)


def find_script(library: Library, script_id: str) -> Script:
    """A script by its id; BadInput names the nearest."""
    found = library.script(script_id)
    if found is None:
        raise unknown(say("there is no such script"), script_id, [script.id for script in library.scripts])
    return found


def filled(library: Library, script: Script, details: Mapping[str, str]) -> Filled:
    """The script with what is known: the order's details, else what the shop fills in once for all."""
    return script.filled({**library.facts, **details})


def known_gap(name: str) -> str:
    """The name of a gap as it was typed; BadInput names the nearest."""
    if name not in GAPS:
        raise unknown(say("no script has such a gap"), name, GAPS)
    return name


def note_script(
    opened: OpenPlan, script_id: str, who: str | None = None, now: datetime | None = None
) -> None:
    """Note that a script was used, so that the debrief can tell what was asked most."""
    journal_of(opened, now).events.add(SCRIPT, script_id, "", who or login_name())


def script_uses(opened: OpenPlan) -> Counter[str]:
    """How often each script was used, by its id."""
    return Counter(event.subject for event in journal_of(opened).events.all(SCRIPT))


def keep_script(opened: OpenPlan, script: Script | Mapping[str, object]) -> Path:
    """Write a script as the shop's own: a new one, or in place of the shipped one of its id; the file.

    Raises BadInput for what is no script, BadPlan for a file there that cannot be used, StorageFailed.
    """
    try:
        whole = script if isinstance(script, Script) else Script.model_validate(script)
    except ValidationError as error:
        raise refused(error) from error
    return write_script(opened.folder, whole)


def drop_own_script(opened: OpenPlan, script_id: str) -> Path:
    """Take the shop's own script away; the shipped one of its id, if there is one, counts again."""
    path = drop_script(opened.folder, script_id)
    if path is None:
        raise BadInput(
            say("{script} is none of the shop's own", script=script_id),
            say("what ships with the program stays; write your own with the same id to replace it"),
        )
    return path
