"""The files of a plan folder: which there are, what is in them, what to do when one is missing."""

from contextlib import suppress
from pathlib import Path

from shiftplan.domain.finding import Finding, Place, Severity
from shiftplan.errors import MissingFile, ShiftplanError
from shiftplan.files import agents, availability, forecast, history, rota, shifts
from shiftplan.files.stamps import content_of
from shiftplan.files.table import Column
from shiftplan.files.text import decode
from shiftplan.language import Message, say, typed

SETTINGS_FILE = "plan.toml"
NEEDED = (SETTINGS_FILE, agents.FILE, availability.FILE, shifts.FILE, forecast.FILE)
FILES = (*NEEDED, history.FILE, rota.FILE, rota.FACTS_FILE)
RECIPE_FILE = "forecast.toml"  # no part of the plan itself, but watched for changes with it
HEADINGS: dict[str, tuple[Column, ...]] = {
    agents.FILE: agents.COLUMNS,
    availability.FILE: availability.COLUMNS,
    forecast.FILE: forecast.COLUMNS[:3],
    history.FILE: history.COLUMNS,
}


class Folder:
    """The bytes of a plan folder's files (None: not there) and, one by one, their texts."""

    def __init__(self, contents: dict[str, bytes | None], findings: list[Finding]) -> None:
        self.contents = contents
        self.findings = findings

    def text(self, name: str) -> str | None:
        """The text of a file; None when it is missing or no text, which is then among the findings."""
        content = self.contents[name]
        if content is None:
            return None
        try:
            return decode(content, name)
        except ShiftplanError as error:
            self.findings.append(_finding("unreadable", name, error.message, error.hint))
            return None


def read_folder(path: Path) -> Folder:
    """What lies in a plan folder; raises `MissingFile` when it is none."""
    if not path.is_dir():
        raise _no_folder(path)
    if not any((path / name).exists() for name in FILES):
        raise MissingFile(
            say("{folder} is not a plan folder: it holds no plan.toml", folder=str(path)),
            say("name another folder, or make a plan in a new one: shiftplan init DIR"),
        )
    folder = Folder({}, [])
    for name in FILES:
        _read(folder, path, name)
    folder.contents[RECIPE_FILE] = None
    with suppress(ShiftplanError):  # whoever reads the recipe is told
        folder.contents[RECIPE_FILE] = content_of(path / RECIPE_FILE)
    return folder


def _read(folder: Folder, path: Path, name: str) -> None:
    folder.contents[name] = None
    try:
        folder.contents[name] = content_of(path / name)
    except ShiftplanError as error:
        folder.findings.append(_finding("unreadable", name, error.message, error.hint))
        return
    if folder.contents[name] is None and name in NEEDED:
        folder.findings.append(_finding("missing_file", name, say("the file is missing"), _mend(name)))


def _finding(code: str, name: str, message: Message, hint: Message | None) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, message=message, hint=hint, place=Place(file=name))


def _no_folder(path: Path) -> MissingFile:
    if path.exists():
        return MissingFile(
            say("{folder} is a file; a plan is a folder", folder=str(path)),
            say("name the folder that holds plan.toml"),
        )
    return MissingFile(
        say("there is no folder {folder}", folder=str(path)),
        say("check the name, or make a plan there: shiftplan init {folder}", folder=typed(path)),
    )


def _mend(name: str) -> Message:
    if name == availability.FILE:
        heading = ",".join(column.name for column in HEADINGS[name])
        return say(
            "bring it back from a copy; when nobody is away, the heading {heading} is enough", heading=heading
        )
    if name in HEADINGS:
        heading = ",".join(column.name for column in HEADINGS[name])
        return say("bring it back from a copy, or write it anew under the heading {heading}", heading=heading)
    return say("bring it back from a copy, or take the one that `shiftplan init DIR` makes and fill it in")
