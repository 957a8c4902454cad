"""The adoption of a what-if copy on the disk while it is carried out, so that a kill loses nothing.

All that is to be written is laid down first, in one folder that appears as a whole; from then on the adoption
holds and is finished by whoever opens the plan next. Each file of the plan is then as it was, or new.
"""

import json
import shutil
from contextlib import suppress
from pathlib import Path

from pydantic import Field

from shiftplan.domain.base import Frozen
from shiftplan.domain.edit import Edit
from shiftplan.files.atomic import refused
from shiftplan.files.copies import COPIES, Contents, build_folder
from shiftplan.files.locking import write_files
from shiftplan.files.shelf import REPLACED, free_name
from shiftplan.files.stamps import Stamps, content_of, digest

STAGE, ABOUT, NEW = ".adopting", "adopting.json", "new"


class Adoption(Frozen):
    """What is under way: whose copy, and the fingerprints of the plan's files before and after.

    `edit` is what it does to the rota, for the history; `kept` where each file that is replaced goes.
    """

    name: str
    who: str
    before: dict[str, str | None]
    after: dict[str, str | None]
    edit: Edit
    kept: dict[str, str] = Field(default_factory=dict)


def stage(plan: Path, contents: Contents, name: str, who: str, edit: Edit) -> None:
    """Lay an adoption down: `contents` are the files to write (None: to remove). Raises `StorageFailed`."""
    before = {each: content_of(plan / each) for each in contents}
    told = Adoption(
        name=name,
        who=who,
        before={each: digest(content) for each, content in before.items()},
        after={each: digest(content) for each, content in contents.items()},
        kept={each: free_name(plan / REPLACED, each).name for each, old in before.items() if old is not None},
        edit=edit,
    )
    files = {f"{NEW}/{each}": content for each, content in contents.items()}
    about = json.dumps(told.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
    try:
        build_folder(plan / COPIES / STAGE, {**files, ABOUT: about.encode()})
    except OSError as error:
        raise refused(plan, error) from error


def under_way(plan: Path) -> bool:
    """Whether somebody was killed while adopting, or is at it."""
    return (plan / COPIES / STAGE / ABOUT).is_file()


def pending(plan: Path) -> Adoption | None:
    """The adoption that is under way in a plan's folder, None for none."""
    content = content_of(plan / COPIES / STAGE / ABOUT)
    return None if content is None else Adoption.model_validate_json(content)


def fits(plan: Path, adoption: Adoption) -> bool:
    """Whether every file is as it was before, or as it will be."""
    now = {name: digest(content_of(plan / name)) for name in adoption.after}
    return all(now[name] in (adoption.before[name], adoption.after[name]) for name in now)


def write(plan: Path, adoption: Adoption) -> None:
    """Write what is not written yet, keep what it replaces; raises `StorageFailed`, `ChangedUnderneath`."""
    now = {name: content_of(plan / name) for name in adoption.after}
    todo = [name for name in now if digest(now[name]) != adoption.after[name]]
    kept = {f"{REPLACED}/{adoption.kept[name]}": now[name] for name in todo if name in adoption.kept}
    fresh = {name: content_of(plan / COPIES / STAGE / NEW / name) for name in todo}
    there = {name: content_of(plan / name) for name in kept}
    try:
        (plan / REPLACED).mkdir(exist_ok=True)
    except OSError as error:
        raise refused(plan, error) from error
    write_files(plan, {**kept, **fresh}, Stamps.of({**now, **there}))


def forget(plan: Path) -> None:
    """The adoption is through, or given up."""
    with suppress(FileNotFoundError):
        shutil.rmtree(plan / COPIES / STAGE)


def give_up(plan: Path) -> Path:
    """Put an adoption that fits no longer where its files can be found; where that is."""
    path = free_name(plan / REPLACED, "adopting.d")
    try:
        (plan / REPLACED).mkdir(exist_ok=True)
        (plan / COPIES / STAGE).rename(path)
    except OSError as error:
        raise refused(plan, error) from error
    return path
