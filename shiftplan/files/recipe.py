"""forecast.toml: how the forecast came about."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import tomli_w

from shiftplan.domain.finding import Finding
from shiftplan.domain.plan import Settings
from shiftplan.domain.recipe import RECIPES, HistoryRecipe, Recipe, RecipeKind, files_of
from shiftplan.domain.recipe_faults import recipe_faults
from shiftplan.errors import BadInput
from shiftplan.files import forecast
from shiftplan.files.faults import BadPlan, Faults, nearest
from shiftplan.files.folder import RECIPE_FILE, SETTINGS_FILE
from shiftplan.files.sentences import build, shown
from shiftplan.files.settings import read_settings
from shiftplan.files.settings_days import days_made_plain
from shiftplan.files.stamps import content_of
from shiftplan.files.text import decode, read_text
from shiftplan.files.toml_lines import KeyPath
from shiftplan.files.toml_source import TomlSource, parse_toml, refuse_endless
from shiftplan.language import say

HEAD = "# 预测是怎么算出来的 · how the forecast comes about: docs/forecast.md\n"


def read_recipe(folder: Path) -> Recipe | None:
    """The recipe of a plan folder, None when it has none.

    Raises `BadPlan` with every fault of forecast.toml by line, or of plan.toml when that is broken.
    """
    content = content_of(folder / RECIPE_FILE)
    if content is None:
        return None
    settings, broken = read_settings(read_text(folder / SETTINGS_FILE), SETTINGS_FILE)
    if settings is None:
        raise BadPlan(broken.findings)
    recipe, faults = parse_recipe(decode(content, RECIPE_FILE), RECIPE_FILE, settings)
    if recipe is None:
        raise BadPlan(faults.findings)
    return recipe


def parse_recipe(text: str, file: str, settings: Settings) -> tuple[Recipe | None, Faults]:
    """The recipe in the text of a forecast.toml, None when a fault is an error; all faults are found."""
    faults = Faults(file)
    source = parse_toml(text, faults)
    recipe = _built(source) if source is not None else None
    if source is None or recipe is None:
        return None, faults
    for fault in recipe_faults(settings, recipe):
        source.error(fault.code, fault.path, fault.message, fault.hint)
    for path, name in _far_files(recipe):
        source.error(
            "file_outside_plan",
            path,
            say("{read} is not a file in the plan folder", read=shown(name)),
            say("copy the table into the plan folder and write its name, e.g. last_event.csv"),
        )
    return (None if faults.broken else recipe), faults


def make_recipe(values: dict[str, Any], settings: Settings) -> Recipe:
    """A recipe from the keys and values of a forecast.toml, files anywhere; raises `BadInput` by key."""
    faults = Faults("")
    source = TomlSource(values, "", faults)
    refuse_endless(source, values, ())
    recipe = _built(source)
    if recipe is not None:
        for fault in recipe_faults(settings, recipe):
            source.error(fault.code, fault.path, fault.message, fault.hint)
    if recipe is None or faults.broken:
        raise _refused(faults.findings[0])
    return recipe


def _refused(finding: Finding) -> BadInput:
    return BadInput(finding.message, finding.hint)


def recipe_toml(recipe: Recipe) -> bytes:
    """The recipe as a forecast.toml: what was set, no defaults."""
    values = recipe.model_dump(exclude_unset=True, exclude_none=True)
    return (HEAD + tomli_w.dumps(_plain({**values, "kind": recipe.kind.value}))).encode()


def _plain(value: Any) -> Any:
    """Tuples as lists, enums as their words: what TOML knows."""
    if isinstance(value, dict):
        scalars = {str(key): _plain(one) for key, one in value.items()}
        return dict(sorted(scalars.items(), key=lambda item: item[0] != "kind"))
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.value if isinstance(value, StrEnum) else value


def _built(source: TomlSource) -> Recipe | None:
    """The recipe of the kind that is named, or None with the faults recorded."""
    kind = source.doc.get("kind")
    known = [str(one.value) for one in RecipeKind]
    if kind not in known:
        near = nearest(str(kind), known)
        source.error(
            "recipe_kind",
            ("kind",),
            say("kind must be one of {known}; read {read}", known=", ".join(known), read=shown(kind))
            if kind is not None
            else say(
                "kind is missing: which way the forecast comes about, one of {known}", known=", ".join(known)
            ),
            say("the nearest is {nearest}", nearest=near) if kind is not None else None,
        )
        return None
    return build(RECIPES[RecipeKind(kind)], days_made_plain(source.doc), source, lambda loc: loc)


def _far_files(recipe: Recipe) -> Iterator[tuple[KeyPath, str]]:
    """The files that do not lie in the plan folder, or are what the recipe writes itself."""
    for index, name in enumerate(files_of(recipe)):
        path: KeyPath = ("files", index) if isinstance(recipe, HistoryRecipe) else ("file",)
        if is_far(name) or name in {forecast.FILE, RECIPE_FILE}:
            yield path, name


def is_far(name: str) -> bool:
    """Whether a name leads out of the plan folder, on any system."""
    return (
        PurePosixPath(name).is_absolute()
        or bool(PureWindowsPath(name).drive or PureWindowsPath(name).root)
        or ".." in PureWindowsPath(name).parts
    )
