"""What bringing a file in asks of `planning`, to be called in a thread."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shiftplan.domain.effect import Effect
from shiftplan.domain.list_changes import ListKind
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.errors import BadInput, ShiftplanError

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan
    from shiftplan.planning.handing_back import Back
    from shiftplan.planning.list_importing import After, ListImport

Work = Callable[["OpenPlan"], Any]
Done = Callable[[Any], None]


@dataclass(frozen=True)
class Outlook:
    """What a choice of changes would do; `fault` says why it cannot be, when it cannot.

    `chosen` are the people whose changes it holds for, `effect` is None while no need is known.
    """

    chosen: frozenset[str]
    after: "After | None" = None
    effect: Effect | None = None
    fault: ShiftplanError | None = None


def kind(path: Path, opened: "OpenPlan") -> str:
    """What the file seems to be, "" when nothing tells. Raises `ShiftplanError` when it cannot be read."""
    from shiftplan.files.tabular.book import open_book  # noqa: PLC0415 - not before the first paint
    from shiftplan.planning.import_kinds import import_kind  # noqa: PLC0415 - as above

    open_book(path)
    try:
        return import_kind(opened.folder, path).value
    except BadInput:
        return ""


def rota(path: Path, plan: Plan, there: Rota, opened: "OpenPlan") -> "Back":
    """How the file differs from the plan and the rota on the screen. Raises `ShiftplanError`."""
    from shiftplan.planning.handing_back import handed_back  # noqa: PLC0415 - not before the first paint

    return handed_back(replace(opened, plan=plan, rota=there), path)


def people(path: Path, what: ListKind, opened: "OpenPlan", *, remove: bool | None = None) -> "ListImport":
    """What a list changes. Raises `ShiftplanError`."""
    from shiftplan.planning.list_importing import read_list  # noqa: PLC0415 - not before the first paint

    return read_list(opened.folder, path, what, remove=remove)


def outlook(found: "ListImport", chosen: frozenset[str], need: Need | None, _: "OpenPlan") -> Outlook:
    """What the changes of these people would do."""
    from shiftplan.planning.list_importing import after_list, list_effect  # noqa: PLC0415 - as above

    part = found.only(chosen)
    try:
        after = after_list(part)
    except ShiftplanError as error:
        return Outlook(chosen, fault=error)
    return Outlook(chosen, after, list_effect(part, after, need) if need and part.changes else None)


def take(found: "ListImport", after: "After", opened: "OpenPlan") -> dict[str, Path]:
    """Write the changes; where the old files are, by name. Raises `ShiftplanError`."""
    from shiftplan.planning.list_importing import take_list  # noqa: PLC0415 - as above

    return take_list(opened.folder, found, after)
