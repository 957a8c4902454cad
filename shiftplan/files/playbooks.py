"""Playbooks and the surge ladder from TOML: the plan's own copy first, else the one that ships."""

from pathlib import Path

from shiftplan.domain.playbook import Playbook, PlaybookKind
from shiftplan.domain.surge import Ladder
from shiftplan.files.faults import BadPlan, Faults
from shiftplan.files.toml_values import read_value
from shiftplan.language import say
from shiftplan.resources import shipped

FOLDER = "playbooks"
LADDER = "surge"


def playbook_paths(plan_folder: Path | None = None) -> dict[str, Path]:
    """Every playbook file by its name without `.toml`; PLAN/playbooks/NAME.toml wins over the shipped one."""
    found = _in_folder(shipped("configs") / FOLDER)
    return found if plan_folder is None else {**found, **_in_folder(plan_folder / FOLDER)}


def read_ladder(plan_folder: Path | None = None) -> Ladder:
    """The surge ladder; raises BadPlan with every fault."""
    path = playbook_paths(plan_folder)[LADDER]
    return read_value(Ladder, path)


def read_playbook(path: Path) -> Playbook:
    """A checklist or card whose `id` is the file's name; raises BadPlan with every fault."""
    playbook = read_value(Playbook, path)
    if playbook.id != path.stem:
        faults = Faults(str(path))
        faults.error(
            "playbook_id",
            say("the id is {id}, the file is named {name}", id=playbook.id, name=path.stem),
            say("write id = {name}, or rename the file", name=path.stem),
        )
        raise BadPlan(faults.findings)
    return playbook


def read_cards(plan_folder: Path | None = None) -> tuple[Playbook, ...]:
    """The incident cards in the order of their codes."""
    paths = playbook_paths(plan_folder)
    playbooks = (read_playbook(path) for name, path in paths.items() if name != LADDER)
    cards = (playbook for playbook in playbooks if playbook.kind is PlaybookKind.INCIDENT)
    return tuple(sorted(cards, key=lambda card: (card.code, card.id)))


def _in_folder(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}
