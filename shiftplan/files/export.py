"""The rota handed out in every format, and read back from those that hold it whole."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.errors import BadInput, MissingFile, StorageFailed
from shiftplan.files.atomic import refused, replace_all
from shiftplan.files.export_csv import csv_files, read_csv_export
from shiftplan.files.export_toml import read_toml_export, toml_files
from shiftplan.files.faults import nearest
from shiftplan.files.handout.book import xlsx_files
from shiftplan.files.handout.calendars import ics_files
from shiftplan.files.handout.changes_files import changes_csv, changes_toml
from shiftplan.files.handout.chat_page import chat_files
from shiftplan.files.handout.day_print import print_files
from shiftplan.files.handout.handout import Handout
from shiftplan.files.handout.markdown_page import markdown_files
from shiftplan.language import say

Files = dict[str, bytes]


class Format(NamedTuple):
    """How a format is made: the whole rota, or only what changed; whether it shows the need, and a day."""

    whole: Callable[[Handout], Files]
    changes: Callable[[Handout], Files]
    shows_need: bool = False
    by_day: bool = False
    needs_day: bool = False


FORMATS: dict[str, Format] = {
    "csv": Format(csv_files, changes_csv, shows_need=True),
    "toml": Format(toml_files, changes_toml, shows_need=True),
    "xlsx": Format(xlsx_files, xlsx_files),
    "ics": Format(ics_files, ics_files),
    "md": Format(markdown_files, markdown_files),
    "chat": Format(chat_files, chat_files, by_day=True),
    "print": Format(print_files, print_files, shows_need=True, by_day=True, needs_day=True),
}
READERS: dict[str, Callable[[Path, Plan], Rota]] = {".csv": read_csv_export, ".toml": read_toml_export}


def export_rota(handout: Handout, format: str, out: Path) -> tuple[Path, ...]:  # noqa: A002 - the word that people type
    """Write the rota into the folder `out`, made when it is not there; the files written, the rota first.

    An older export of the plan there is replaced, all files or none. Raises `MissingFile` when `out` is no
    folder, `StorageFailed` when the disk refuses, and as `export_contents` does.
    """
    contents = export_contents(handout, format)
    made = _make(out) if contents else ()
    try:
        replace_all(out, contents)
    except StorageFailed:
        for folder in made:
            folder.rmdir()
        raise
    return tuple(out / name for name in contents)


def export_contents(handout: Handout, format: str) -> Files:  # noqa: A002 - see above
    """What would be written: the bytes of each file by its name, none when nothing has changed.

    Raises `BadInput` for an unknown format, or a day with a format that has none.
    """
    if format not in FORMATS:
        raise BadInput(
            say("there is no format {read}", read=format),
            say(
                "the nearest is {nearest}; there are: {known}",
                nearest=nearest(format, FORMATS),
                known=", ".join(FORMATS),
            ),
        )
    made = FORMATS[format]
    _check_day(handout, format, made)
    if handout.since is None:
        return made.whole(handout)
    return made.changes(handout) if handout.changes else {}


def _check_day(handout: Handout, format: str, made: Format) -> None:  # noqa: A002 - see above
    """A day where one is meant, inside the plan, and nowhere else."""
    dates = handout.plan.grid.dates
    inside = say("name a day from {first} to {last} with --day", first=str(dates[0]), last=str(dates[-1]))
    if handout.day is None:
        if made.needs_day:
            raise BadInput(say("{format} shows one day", format=format), inside)
    elif not made.by_day:
        known = ", ".join(name for name, one in FORMATS.items() if one.by_day)
        raise BadInput(
            say("{format} is of the whole plan, not of one day", format=format),
            say("leave --day out, or take one of: {known}", known=known),
        )
    elif handout.day not in dates:
        raise BadInput(say("{day} lies outside the plan", day=str(handout.day)), inside)


def read_export(path: Path, plan: Plan) -> Rota:
    """The rota of an exported …-rota.csv or …-rota.toml; raises `BadPlan` with every fault of the file."""
    if path.suffix not in READERS:
        raise BadInput(
            say("{path} is no export of a rota", path=str(path)),
            say("name a file that ends in {known}", known=", ".join(f"-rota{suffix}" for suffix in READERS)),
        )
    return READERS[path.suffix](path, plan)


def _make(out: Path) -> tuple[Path, ...]:
    """Make the folder and those above it; the new ones, the innermost first."""
    if out.is_dir():
        return ()
    if out.exists():
        raise MissingFile(
            say("{path} is a file; a folder to write into is needed", path=str(out)),
            say("name another folder; on the command line with --out"),
        )
    new = tuple(folder for folder in (out, *out.parents) if not folder.exists())
    try:
        out.mkdir(parents=True)
    except OSError as error:
        for folder in new:
            if folder.is_dir():
                folder.rmdir()
        raise refused(out.parent, error) from error
    return new
