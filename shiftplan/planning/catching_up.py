"""A folder that others edited, not read anew: what the history says, if the file says the same.

Of 500 people a rota takes most of a second to read; to write it out and compare takes a fraction of that.
"""

from dataclasses import replace

from shiftplan.domain.edit import Edit, states
from shiftplan.domain.editing import applied
from shiftplan.domain.rota import Rota
from shiftplan.files import rota as rota_file
from shiftplan.files.stamps import content_of
from shiftplan.journal import Journal
from shiftplan.planning.opening import OpenPlan

OF_ROTA = {rota_file.FILE, rota_file.FACTS_FILE}


def caught_up(opened: OpenPlan, since: int, changed: tuple[str, ...]) -> OpenPlan | None:
    """The folder after the moves of the history behind `since`, when `changed` are files of the rota alone
    and have exactly the bytes that this gives; else None.
    """
    if not OF_ROTA.issuperset(changed):
        return None
    rota = opened.rota or Rota()
    for edit in Journal(opened.folder).edits.edits_since(since):
        if _is_made(edit, opened, rota):
            continue
        if edit.misfits(opened.plan, rota):
            return None
        plan, rota = applied(edit, opened.plan, rota)
        if plan is not opened.plan:
            return None
    return _as_on_disk(opened, rota)


def _is_made(edit: Edit, opened: OpenPlan, rota: Rota) -> bool:
    """Whether the cells stand as after it: one's own edits are there already."""
    now = states(opened.plan, rota, [one.cell for one in edit.cells])
    return all(now[one.cell] == one.after for one in edit.cells)


def _as_on_disk(opened: OpenPlan, rota: Rota) -> OpenPlan | None:
    files = {name: content_of(opened.folder / name) for name in sorted(OF_ROTA)}
    content, about = files[rota_file.FILE], files[rota_file.FACTS_FILE]
    if content is None or rota_file.rota_csv(rota, opened.plan.shift) != content:
        return None
    facts = rota_file.read_facts(about, rota_file.FACTS_FILE, content)[0] if about else None
    return replace(opened, rota=rota.model_copy(update={"facts": facts}), stamps=opened.stamps.after(files))
