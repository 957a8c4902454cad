"""Writing a recipe into a plan folder together with the forecast it gives; what they replace is kept."""

from collections.abc import Mapping
from pathlib import Path

from shiftplan.domain.recipe import HistoryRecipe, Recipe, TargetRecipe, files_of
from shiftplan.domain.traffic import Forecast
from shiftplan.errors import ShiftplanError
from shiftplan.files import forecast as forecast_file
from shiftplan.files.atomic import refused
from shiftplan.files.folder import RECIPE_FILE
from shiftplan.files.locking import write_files
from shiftplan.files.recipe import is_far, read_recipe, recipe_toml
from shiftplan.files.shelf import REPLACED, free_name
from shiftplan.files.stamps import Stamps, content_of
from shiftplan.files.text import read_bytes


def write_recipe(
    folder: Path, recipe: Recipe, forecast: Forecast, stamps: Stamps, own: Mapping[str, bytes]
) -> tuple[Path, ...]:
    """Write forecast.toml and forecast.csv, all or nothing; where the files they replaced are now.

    A recipe that stands in forecast.toml already is left as it is, comments too. Tables from elsewhere are
    copied into the folder; those in `own` are written as it has them, in the plan's own form. Raises
    `ChangedUnderneath` when a file is not as `stamps` says, `StorageFailed` when the disk refuses.
    """
    tables = _copies(folder, recipe, own)
    local = _renamed(recipe, {name: copy for name, (copy, _) in tables.items()})
    contents = {copy: content for copy, content in tables.values() if content is not None}
    contents[forecast_file.FILE] = forecast_file.forecast_csv(forecast)
    if _written(folder) != local:
        contents[RECIPE_FILE] = recipe_toml(local)
    return _replace(folder, contents, stamps)


def write_new_recipe(folder: Path, text: str, stamps: Stamps) -> Path:
    """Put a recipe to fill in where there is none; raises `ChangedUnderneath` when there is one by now."""
    write_files(folder, {RECIPE_FILE: text.encode()}, stamps)
    return folder / RECIPE_FILE


def _written(folder: Path) -> Recipe | None:
    try:
        return read_recipe(folder)
    except ShiftplanError:  # what is broken is replaced, and kept beside
        return None


def _copies(folder: Path, recipe: Recipe, own: Mapping[str, bytes]) -> dict[str, tuple[str, bytes | None]]:
    """For each table from elsewhere its name in the folder and, unless it is there, its content."""
    found: dict[str, tuple[str, bytes | None]] = {}
    for name in files_of(recipe):
        if not is_far(name) and name not in own:
            continue
        source = Path(name).with_suffix(".csv") if name in own else Path(name)
        content = own[name] if name in own else read_bytes(folder / name)
        free = (
            f"{source.stem}{suffix}{source.suffix}" for suffix in ("", *(f"-{n}" for n in range(2, 1000)))
        )
        taken = {other for other, _ in found.values()}
        copy = next(one for one in free if one not in taken and content_of(folder / one) in (None, content))
        found[name] = (copy, content if content_of(folder / copy) is None else None)
    return found


def _renamed(recipe: Recipe, names: Mapping[str, str]) -> Recipe:
    if not names or isinstance(recipe, TargetRecipe):
        return recipe
    if isinstance(recipe, HistoryRecipe):
        return recipe.model_copy(update={"files": tuple(names.get(name, name) for name in recipe.files)})
    return recipe.model_copy(update={"file": names.get(recipe.file or "", recipe.file)})


def _replace(folder: Path, contents: dict[str, bytes], stamps: Stamps) -> tuple[Path, ...]:
    """Write all, after putting what stood there before on the shelf; nothing at all when one fails."""
    before = {name: content_of(folder / name) for name in contents}
    old = {name: was for name, was in before.items() if was is not None and was != contents[name]}
    shelf = folder / REPLACED
    made = bool(old) and not shelf.exists()
    try:
        if old:
            shelf.mkdir(exist_ok=True)
    except OSError as error:
        raise refused(folder, error) from error
    kept = {free_name(shelf, name): content for name, content in old.items()}
    shelved = {f"{REPLACED}/{path.name}": content for path, content in kept.items()}
    try:
        write_files(folder, {**shelved, **contents}, stamps)
    except ShiftplanError:
        if made:
            shelf.rmdir()
        raise
    return tuple(kept)
