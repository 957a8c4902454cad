"""A change of the running day published: only its cells are new beside what people were told before."""

from dataclasses import dataclass, replace

from shiftplan.domain.edit import Edit, fingerprint
from shiftplan.domain.need import Need
from shiftplan.domain.rota import Rota
from shiftplan.errors import ShiftplanError
from shiftplan.language import typed
from shiftplan.planning.editing import Edited, carry_out
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.publishing import BreaksRules, last_published, publish
from shiftplan.planning.stages import need_of
from shiftplan.planning.to_publish import ToTell, to_tell


@dataclass(frozen=True)
class Telling:
    """What publishing an edit would tell. `told` is the rota of the next version, None when none was ever
    published: nobody knows the rota then, and nothing is published. `elsewhere` counts the cells of the rota
    that differ from what people were told and are not of the edit; they stay untold.
    """

    told: Rota | None
    since: str = ""
    name: str = ""
    elsewhere: int = 0
    asked: ToTell | None = None


def telling(opened: OpenPlan, edit: Edit) -> Telling:
    """What the next version would be. Raises `BreaksRules` when it would break the law."""
    need = need_of(opened.plan)
    standing = to_tell(opened, need)
    if standing.since is None:
        return Telling(None)
    told = _told(standing.since.rota, edit)
    asked = to_tell(replace(opened, rota=told), need)
    if asked.law:
        raise BreaksRules(asked.law, typed(opened.folder), law=True)
    mine = {one.cell for one in edit.cells}
    elsewhere = sum(one.cell not in mine for one in standing.edit.cells)
    return Telling(told, standing.since.name, asked.name, elsewhere, asked)


def tell_again(opened: OpenPlan, edit: Edit, note: str) -> int | None:
    """Publish an edit that stands in the rota already, unless its version is there; its number, None when
    nothing was ever published. Raises `BreaksRules`, `StorageFailed`.
    """
    found = telling(opened, edit)
    if found.told is None:
        return None
    last = last_published(opened)
    if last is not None and fingerprint(last.rota) == fingerprint(found.told):
        return last.version
    return publish(opened, need_of(opened.plan), note, note, found.told).version


def _told(rota: Rota, edit: Edit) -> Rota:
    """What people were told, with the cells of the edit as they stand after it."""
    cells = {one.cell: one.after.works for one in edit.cells}
    kept = (one for one in rota.assignments if one.cell not in cells)
    new = (one for works in cells.values() for one in works)
    return Rota.of([*kept, *new], rota.locks)


def carry_and_tell(opened: OpenPlan, edit: Edit, note: str, who: str | None) -> tuple[Edited, int | None]:
    """The edit carried out and published, both or neither; the number of the version, None when none was
    published before. Raises `FitsNoLonger`, `BreaksRules`, `StorageFailed`, `ChangedUnderneath`.
    """
    found = telling(opened, edit)
    edited = carry_out(opened, edit, who)
    if found.told is None or found.asked is None:
        return edited, None
    need: Need = need_of(opened.plan)
    try:
        told = publish(edited.opened, need, note, note, telling(edited.opened, edit).told)
    except ShiftplanError:
        carry_out(edited.opened, edit.back, who)
        raise
    return edited, told.version
