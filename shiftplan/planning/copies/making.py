"""Making what-if copies of a plan, and dropping them; the plan itself is never touched."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from shiftplan import files
from shiftplan.domain.adjusting import Adjustment, adjusted
from shiftplan.domain.recipe import files_of
from shiftplan.errors import BadInput, ShiftplanError
from shiftplan.files import copies as copy_files
from shiftplan.files.adjusted import adjusted_contents
from shiftplan.files.copies import About
from shiftplan.files.stamps import content_of
from shiftplan.journal import login_name
from shiftplan.language import printable, say
from shiftplan.planning.copies.store import Copy, copies, copy_named, folded, root_of
from shiftplan.planning.opening import open_plan


def add_copy(
    folder: Path, name: str, adjustments: Sequence[Adjustment] = (), *, source: str = "", note: str = ""
) -> Copy:
    """A copy of a plan (or of its copy `source`) with these changes; the rota comes along where it fits.

    Raises `BadInput` for a name that is taken or no name and for changes that do not fit, `BadPlan` when the
    plan cannot be used, `StorageFailed`; then there is no copy.
    """
    plan = root_of(folder)
    words = _checked(plan, name)
    origin = copy_named(plan, source) if source else None
    taken_from = origin.folder if origin else plan
    opened = open_plan(taken_from)
    contents = copy_files.contents_of(taken_from)
    after = adjusted(opened.plan, adjustments)
    if after != opened.plan:
        contents = adjusted_contents(contents, opened.plan, after)
    about = _about(words, note, origin, adjustments, plan)
    made = copy_files.make_copy(plan, about, contents, _beside(taken_from))
    return Copy(made, about)


def _about(name: str, note: str, origin: Copy | None, adjustments: Sequence[Adjustment], plan: Path) -> About:
    """A copy of a copy is one of the plan as that was, with the changes of both."""
    before = origin.about if origin else None
    stamps = files.Stamps.of(copy_files.contents_of(plan)).digests
    return About(
        name=name,
        note=" ".join(note.split())[: copy_files.MOST_NOTE],
        who=login_name(),
        made_at=copy_files.now(),
        source=before.name if before else "",
        adjustments=(*(before.adjustments if before else ()), *adjustments),
        base=before.base if before else {name: digest for name, digest in stamps.items() if digest},
    )


def _checked(plan: Path, name: str) -> str:
    """The name on one line; raises `BadInput` for one that is empty, taken, or too long."""
    words = " ".join(name.encode("utf-8", "backslashreplace").decode().split())
    if not words:
        raise BadInput(say("a what-if copy needs a name"), say("write one, such as “two temps more”"))
    if len(words) > copy_files.MOST_NAME:
        raise BadInput(say("a name has {most} characters at most", most=copy_files.MOST_NAME))
    if any(folded(one.name) == folded(words) for one in copies(plan)):
        raise BadInput(
            say("there is already a what-if copy called {name}", name=printable(words)),
            say("choose another name, or drop that one first"),
        )
    return words


def free_name(folder: Path, wanted: str) -> str:
    """`wanted`, with a number behind it where a copy is called so already."""
    there = {folded(one.name) for one in copies(folder)}
    bare = " ".join(wanted.split())[: copy_files.MOST_NAME - 4] or "copy"
    numbered = (bare, *(f"{bare} {number}" for number in range(2, len(there) + 3)))
    return next(name for name in numbered if folded(name) not in there)


def _beside(folder: Path) -> dict[str, bytes | None]:
    """What a plan may have beside its files: the tables of its recipe, playbooks of its own."""
    names = [f"{copy_files.PLAYBOOKS}/{path.name}" for path in (folder / copy_files.PLAYBOOKS).glob("*.toml")]
    with suppress(ShiftplanError):
        recipe = files.read_recipe(folder)
        names += [name for name in (files_of(recipe) if recipe else ()) if Path(name).name == name]
    found: dict[str, bytes | None] = {}
    for name in names:
        with suppress(ShiftplanError):
            found[name] = content_of(folder / name)
    return {name: content for name, content in found.items() if name not in copy_files.PLAN_FILES}


def drop_copy(copy: Copy) -> None:
    """Take a copy away; raises `StorageFailed`."""
    copy_files.drop_copy(copy.folder)
