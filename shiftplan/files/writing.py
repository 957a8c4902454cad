"""What the program writes into a plan folder: the rota, and the scenario chosen."""

from collections.abc import Mapping
from pathlib import Path

from shiftplan.domain.plan import STANDARD_SCENARIOS
from shiftplan.domain.rota import Rota
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.errors import BadInput
from shiftplan.files import rota as rota_file
from shiftplan.files.atomic import refused, replace_all
from shiftplan.files.faults import nearest
from shiftplan.files.folder import SETTINGS_FILE
from shiftplan.files.locking import write_files
from shiftplan.files.shelf import REPLACED, free_name
from shiftplan.files.stamps import Stamps
from shiftplan.files.text import read_text
from shiftplan.language import say


def write_rota(
    folder: Path, rota: Rota, stamps: Stamps, shifts: Mapping[str, ShiftTemplate] = rota_file.NO_SHIFTS
) -> Stamps:
    """Write rota.csv and rota.toml, both or neither; the stamps that now hold.

    `shifts` are the plan's templates by id, with which breaks are written as times of day.
    Raises `ChangedUnderneath` when either is not as `stamps` says, `StorageFailed` when the disk refuses.
    """
    content = rota_file.rota_csv(rota, shifts)
    facts = rota_file.facts_toml(rota.facts, content) if rota.facts else None
    return write_files(folder, {rota_file.FILE: content, rota_file.FACTS_FILE: facts}, stamps)


def set_rota_aside(
    folder: Path, rota: Rota, shifts: Mapping[str, ShiftTemplate] = rota_file.NO_SHIFTS
) -> Path:
    """Write a rota that must not replace the one in the folder, under `replaced/`; where it lies.

    Raises `StorageFailed` when the disk refuses.
    """
    shelf = folder / REPLACED
    path = free_name(shelf, f"solved-{rota_file.FILE}")
    try:
        shelf.mkdir(exist_ok=True)
        replace_all(shelf, {path.name: rota_file.rota_csv(rota, shifts)})
    except OSError as error:
        raise refused(shelf, error) from error
    return path


def set_scenario(folder: Path, name: str, stamps: Stamps) -> Stamps:
    """Choose the scenario in plan.toml, keeping all else, comments too; the stamps that now hold.

    Raises `BadInput` for an unknown scenario, else as `write_rota`.
    """
    import tomlkit  # noqa: PLC0415 - only this writes over a text that a person wrote

    stamps.check(folder, SETTINGS_FILE)
    doc = tomlkit.parse(read_text(folder / SETTINGS_FILE))
    known = {"base", *doc.get("scenarios", STANDARD_SCENARIOS)}
    if name not in known:
        raise BadInput(
            say("there is no scenario {read}", read=name),
            say(
                "the nearest is {nearest}; there are: {known}",
                nearest=nearest(name, known),
                known=", ".join(sorted(known)),
            ),
        )
    doc["scenario"] = name
    return write_files(folder, {SETTINGS_FILE: tomlkit.dumps(doc).encode()}, stamps)
