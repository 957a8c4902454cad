"""The what-if copies of a plan: which there are, and what each one is."""

import difflib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from shiftplan.errors import BadInput, ShiftplanError
from shiftplan.files import copies as copy_files
from shiftplan.files.copies import About
from shiftplan.language import _, printable, say

SHOWN = 12


@dataclass(frozen=True)
class Copy:
    """A what-if copy; without `about` its scenario.toml cannot be read, as `fault` says."""

    folder: Path
    about: About | None
    fault: ShiftplanError | None = None

    @property
    def name(self) -> str:
        return self.about.name if self.about else self.folder.name

    @property
    def plan(self) -> Path:
        """The folder of the plan that it is a copy of."""
        return self.folder.parent.parent


def root_of(folder: Path) -> Path:
    """The plan's folder: of a copy that of its plan, else the folder itself."""
    return copy_files.plan_of(folder) or folder


def copies(folder: Path) -> tuple[Copy, ...]:
    """The copies of a plan, the oldest first; those that cannot be read come last."""
    found = [_read(path) for path in copy_files.folders(root_of(folder))]
    return tuple(sorted(found, key=_age))


def _age(one: Copy) -> tuple[str, str]:
    return (one.about.made_at.isoformat() if one.about else "~", one.folder.name)


def _read(folder: Path) -> Copy:
    try:
        return Copy(folder, copy_files.read_about(folder))
    except ShiftplanError as error:
        return Copy(folder, None, error)


def copy_named(folder: Path, name: str) -> Copy:
    """The copy of this name, else of this folder's name; raises `BadInput` with those there are."""
    there = copies(folder)
    meant = folded(name)
    by_name = [one for one in there if folded(one.name) == meant]
    found = by_name or [one for one in there if folded(one.folder.name) == meant]
    if found:
        return found[0]
    names = [one.name for one in there]
    if not names:
        raise BadInput(
            say("this plan has no what-if copies yet"),
            say("make one: shiftplan scenarios PLAN add NAME --contacts +20%"),
        )
    near = difflib.get_close_matches(name, names, n=1, cutoff=0)[0]
    raise BadInput(
        say("there is no what-if copy {read}", read=printable(name)),
        say(
            "the nearest is {nearest}; there are: {known}",
            nearest=printable(near),
            known=_(", ").join(map(printable, names[:SHOWN])),
        ),
    )


def folded(name: str) -> str:
    """A name as it is compared: capitals, widths and spaces around it do not count."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
