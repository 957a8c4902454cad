"""Plan templates: plan folders that ship with the program, to copy and make one's own."""

import difflib
import shutil
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

from shiftplan.errors import BadInput, StorageFailed
from shiftplan.files.text import reason_of
from shiftplan.language import say, typed
from shiftplan.resources import shipped


@dataclass(frozen=True)
class Template:
    id: str
    name: str
    days: int
    agents: int
    folder: Path


def templates() -> tuple[Template, ...]:
    """Every template there is, by id."""
    folders = sorted((shipped("configs") / "templates").glob("*/plan.toml"))
    return tuple(_template(path.parent) for path in folders)


def _template(folder: Path) -> Template:
    facts = tomllib.loads((folder / "plan.toml").read_text("utf-8-sig"))
    agents = len((folder / "agents.csv").read_text("utf-8-sig").splitlines()) - 1
    return Template(folder.name, facts["name"], facts["days"], agents, folder)


def template(template_id: str) -> Template:
    """The template of this id; raises `BadInput` with the nearest one named."""
    known = {found.id: found for found in templates()}
    if template_id in known:
        return known[template_id]
    nearest = difflib.get_close_matches(template_id, known, n=1, cutoff=0) or [""]
    raise BadInput(
        say("there is no template {template}", template=template_id),
        say("the nearest is {nearest}; `shiftplan templates` lists all", nearest=nearest[0]),
    )


def make_plan(template_id: str, folder: Path) -> Path:
    """Copy a template into `folder`, which must be new or empty: whole or not at all."""
    source = template(template_id).folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadInput(
            say("{folder} is already there and not an empty folder; nothing was written", folder=str(folder)),
            say("name a new folder, or open the plan in it: shiftplan {folder}", folder=typed(folder)),
        )
    try:
        _copy(source, folder)
    except OSError as error:
        raise StorageFailed(
            say("cannot make {folder}: {reason}", folder=str(folder), reason=reason_of(error)),
            say("choose a folder that you may write to, on a disk with room"),
        ) from error
    return folder


def _copy(source: Path, folder: Path) -> None:
    """Build beside the goal and rename, so that a half-made plan is never seen."""
    parent = folder.resolve().parent
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".shiftplan-", dir=parent) as workshop:
        built = Path(workshop) / "plan"
        built.mkdir()
        for path in sorted(source.iterdir()):
            shutil.copyfile(path, built / path.name)
        if folder.exists():
            folder.rmdir()
        built.rename(folder.resolve())
