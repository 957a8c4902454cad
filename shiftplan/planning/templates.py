"""Plan templates: plan folders that ship with the program, to copy and make one's own."""

import difflib
import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path

from shiftplan.errors import BadInput
from shiftplan.language import say
from shiftplan.planning.new_folder import new_folder
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

    def build(built: Path) -> None:
        for path in sorted(source.iterdir()):
            shutil.copyfile(path, built / path.name)

    return new_folder(folder, build)
