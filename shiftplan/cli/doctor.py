"""`shiftplan doctor`: what one needs to know of a machine to understand a report of a fault."""

import locale
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click
import platformdirs

from shiftplan import language
from shiftplan.__about__ import VERSION
from shiftplan.cli.output import emit_json
from shiftplan.errors import MissingFile
from shiftplan.language import Message, _, printable, say
from shiftplan.resources import shipped

PARTS = (
    "ortools",
    "textual",
    "pydantic",
    "numpy",
    "scipy",
    "click",
    "tomli-w",
    "tomlkit",
    "filelock",
)
VARIABLES = ("SHIFTPLAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "TERM", "COLORTERM", "NO_COLOR")
Sections = dict[str, dict[str, str]]


@click.command(
    help=_(
        "Print versions, paths, terminal and language, for a report of a fault; of PLAN also who has it open."
    )
)
@click.argument("folder", metavar="[PLAN]", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(folder: Path | None, as_json: bool) -> None:  # noqa: FBT001 - click passes it
    found = examine() | ({"plan": _plan(folder)} if folder else {})
    if as_json:
        emit_json(found)
        return
    for line in _lines(found):
        click.echo(line)


def examine() -> Sections:
    """What there is to know, by section; nothing private beyond the paths of the user's folders."""
    return {
        "versions": _versions(),
        "system": _system(),
        "paths": _paths(),
        "terminal": _terminal(),
        "language": _language(),
    }


def _versions() -> dict[str, str]:
    own = {"shiftplan": VERSION, "python": platform.python_version()}
    return own | {part: _version(part) for part in PARTS}


def _version(part: str) -> str:
    try:
        return version(part)
    except PackageNotFoundError:
        return "-"


def _system() -> dict[str, str]:
    return {"platform": platform.platform(), "processors": str(os.cpu_count() or 1)}


def _paths() -> dict[str, str]:
    return {
        "python": sys.executable,
        "configs": str(shipped("configs")),
        "sample_forecasts": str(shipped("sample_forecasts")),
        "preferences": platformdirs.user_config_dir("shiftplan", appauthor=False),
        "needs_kept": platformdirs.user_cache_dir("shiftplan", appauthor=False),
    }


def _terminal() -> dict[str, str]:
    columns, lines = shutil.get_terminal_size()
    return {
        "size": f"{columns}x{lines}",
        "stdin_is_terminal": str(sys.stdin.isatty()).lower(),
        "stdout_is_terminal": str(sys.stdout.isatty()).lower(),
    }


def _language() -> dict[str, str]:
    encodings = {
        "language": language.current(),
        "stdout_encoding": sys.stdout.encoding,
        "file_name_encoding": sys.getfilesystemencoding(),
        "locale_encoding": locale.getpreferredencoding(do_setlocale=False),
    }
    return encodings | {name: os.environ[name] for name in VARIABLES if name in os.environ}


def _plan(folder: Path) -> dict[str, str]:
    """Who has a plan open, and whether it may be written."""
    from shiftplan.planning.presence import company  # noqa: PLC0415 - not for versions and paths alone

    if not folder.is_dir():
        raise MissingFile(say("there is no folder {folder}", folder=str(folder)), say("check the name"))
    told = {f"window_{number}": str(text) for number, text in enumerate(company(folder), 1)}
    return {"folder": str(folder), "writable": str(os.access(folder, os.W_OK)).lower(), **told}


def _lines(found: Sections) -> Iterator[str]:
    titles: dict[str, Message] = {
        "versions": say("Versions"),
        "system": say("System"),
        "paths": say("Paths"),
        "terminal": say("Terminal"),
        "language": say("Language"),
        "plan": say("Plan"),
    }
    for section, facts in found.items():
        yield str(titles[section])
        for name, value in facts.items():
            yield f"  {name:<20} {printable(value)}"
