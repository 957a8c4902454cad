"""The script library from TOML: what ships, and over it the shop's own in PLAN/scripts/."""

from collections.abc import Iterable
from pathlib import Path

from shiftplan.domain.script import Library, Script, ScriptFile, ScriptKind
from shiftplan.files.faults import BadPlan, Faults
from shiftplan.files.toml_values import read_value
from shiftplan.language import say
from shiftplan.resources import shipped

FOLDER = "scripts"
OWN = "own.toml"


def read_scripts(plan_folder: Path | None = None) -> Library:
    """Every script in the order of kinds; one of the plan's with the id of a shipped one replaces it.

    Raises BadPlan with every fault, file and line.
    """
    ours, _ = _scripts_in(shipped("configs") / FOLDER)
    theirs, facts = ({}, {}) if plan_folder is None else _scripts_in(plan_folder / FOLDER)
    kinds = list(ScriptKind)
    scripts = sorted({**ours, **theirs}.values(), key=lambda script: kinds.index(script.kind))
    return Library(tuple(scripts), frozenset(theirs), facts)


def _scripts_in(folder: Path) -> tuple[dict[str, Script], dict[str, str]]:
    """The scripts of a folder by id, and its facts."""
    files = {path: read_value(ScriptFile, path) for path in sorted(folder.glob("*.toml"))}
    found: dict[str, Script] = {}
    where: dict[str, Path] = {}
    for path, file in files.items():
        for script in file.scripts:
            if script.id in found:
                raise _twice(script.id, path, where[script.id])
            found[script.id], where[script.id] = script, path
    return found, _joined(file.facts for file in files.values())


def _joined(facts: Iterable[dict[str, str]]) -> dict[str, str]:
    return {name: value for known in facts for name, value in known.items()}


def _twice(script_id: str, path: Path, before: Path) -> BadPlan:
    faults = Faults(str(path))
    faults.error(
        "script_twice",
        say("the script {id} stands in {file} already", id=script_id, file=str(before)),
        say("give it another id, or delete one of the two"),
        column="id",
    )
    return BadPlan(faults.findings)
