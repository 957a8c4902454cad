"""Adopting a what-if copy: its files become the plan's, its rota an edit in the history."""

from collections.abc import Sequence
from pathlib import Path

from shiftplan.domain.edit import Edit, EditKind, claim_of, states
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.people import Availability
from shiftplan.domain.rota import Cell, Rota
from shiftplan.errors import BadInput, ShiftplanError
from shiftplan.files import adoption, mappings
from shiftplan.files import copies as copy_files
from shiftplan.files import rota as rota_file
from shiftplan.files.stamps import Stamps, digest
from shiftplan.journal import Journal, login_name
from shiftplan.language import _, printable, say, typed
from shiftplan.planning.copies.comparing import changed_since
from shiftplan.planning.copies.store import Copy
from shiftplan.planning.opening import OpenPlan, open_plan

KEPT = (mappings.FILE,)
"""Files of the plan that stay as they are."""


class PlanChanged(ShiftplanError):
    """The plan is not as it was when the copy was made; adopting it would take that back."""

    exit_code = 1

    def __init__(self, copy: Copy, changed: Sequence[str]) -> None:
        super().__init__(
            say(
                "the plan was changed since “{name}” was made, in {files}; nothing was adopted",
                name=printable(copy.name),
                files=_(", ").join(changed),
            ),
            say("adopt it all the same with --anyway: what it replaces is kept in replaced/"),
        )
        self.changed = tuple(changed)


def adopt(copy: Copy, *, anyway: bool = False) -> OpenPlan:
    """Make the copy's plan and rota those of the plan; the plan as it then is.

    Files that are replaced go to `replaced/`, and `undo` takes the rota back. Raises `PlanChanged` unless
    `anyway`, `BadInput` for a copy without a rota, `BadPlan` for one that cannot be used, `StorageFailed`.
    """
    plan = open_plan(copy.plan)
    contents = copy_files.contents_of(copy.plan)
    changed = changed_since(copy, contents)
    if changed and not anyway:
        raise PlanChanged(copy, changed)
    other = open_plan(copy.folder)
    if other.rota is None:
        raise BadInput(
            say("“{name}” has no rota yet", name=printable(copy.name)),
            say("solve it first: shiftplan scenarios {plan} solve NAME", plan=typed(copy.plan)),
        )
    new = _new_files(copy.folder, plan, other, other.rota)
    differ = {name: content for name, content in new.items() if digest(content) != digest(contents[name])}
    for name in plan.stamps.digests:
        plan.stamps.check(copy.plan, name)
    adoption.stage(copy.plan, differ, copy.name, login_name(), _edit(copy, plan, other))
    finish(copy.plan)
    return open_plan(copy.plan)


def _new_files(folder: Path, plan: OpenPlan, other: OpenPlan, rota: Rota) -> dict[str, bytes | None]:
    """The copy's files; how often the plan was published stays in the facts of the rota."""
    contents = copy_files.contents_of(folder)
    Stamps(digests=other.stamps.digests).check(folder, rota_file.FILE)
    before = plan.rota.facts.version if plan.rota and plan.rota.facts else 0
    facts, csv = rota.facts, contents[rota_file.FILE]
    if facts is not None and csv is not None:
        told = facts.model_copy(update={"version": before})
        contents[rota_file.FACTS_FILE] = rota_file.facts_toml(told, csv)
    return {name: content for name, content in contents.items() if name not in KEPT}


def _edit(copy: Copy, plan: OpenPlan, other: OpenPlan) -> Edit:
    """What it does to the rota and to who is away, as one edit."""
    before, after = plan.rota or Rota(), other.rota or Rota()
    cells = {one.cell for one in (*before.assignments, *after.assignments)} | before.locks | after.locks
    cells |= {Cell(entry.agent, entry.day) for entry in _away(plan) ^ _away(other)}
    note = str(say("adopted “{name}”", name=printable(copy.name)))
    return Edit.between(
        EditKind.TAKE,
        states(plan.plan, before, cells),
        states(other.plan, after, cells),
        note[: copy_files.MOST_NOTE],
        (claim_of(before), claim_of(after)),
    )


def _away(opened: OpenPlan) -> set[Availability]:
    return {entry for entry in opened.plan.availability if entry.blocks}


def finish(folder: Path) -> Finding | None:
    """Carry out the adoption that is laid down in a plan's folder, if there is one, to its end.

    Files and history are written in one turn; what an earlier try has done is not done again. When the plan
    was changed otherwise in between, it is given up and its files are put into `replaced/`, as the finding
    says.
    """
    with Journal(folder).edits.turn(login_name()) as turn:
        told = adoption.pending(folder)
        if told is None:
            return None
        if not adoption.fits(folder, told):
            return _given_up(told.name, adoption.give_up(folder))
        line = turn.line.done
        if told.edit.cells and not (line and turn.edit(line[-1]) == told.edit):
            turn.made(told.edit)
        adoption.write(folder, told)
    adoption.forget(folder)
    return None


def _given_up(name: str, path: Path) -> Finding:
    return Finding(
        code="adoption_given_up",
        severity=Severity.WARNING,
        message=say(
            "adopting “{name}” was broken off, and the plan was changed since; it was given up",
            name=printable(name),
        ),
        hint=say("its files are in {path}; adopt the copy again if you still want it", path=str(path)),
    )
