"""The rota handed out as CSV or TOML, and read back."""

from collections.abc import Callable
from pathlib import Path

from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.errors import BadInput, MissingFile, StorageFailed
from shiftplan.files.atomic import refused, replace_all
from shiftplan.files.export_csv import csv_files, read_csv_export
from shiftplan.files.export_toml import read_toml_export, toml_files
from shiftplan.files.faults import nearest
from shiftplan.files.safe_names import safe_name
from shiftplan.language import say

FORMATS: dict[str, Callable[[Plan, Need, Rota, str], dict[str, bytes]]] = {
    "csv": csv_files,
    "toml": toml_files,
}
READERS: dict[str, Callable[[Path, Plan], Rota]] = {".csv": read_csv_export, ".toml": read_toml_export}


def export_rota(plan: Plan, need: Need, rota: Rota, format: str, out: Path) -> tuple[Path, ...]:  # noqa: A002 - the word that people type
    """Write the rota into the folder `out`, made when it is not there; the files written, the rota first.

    An older export of the plan there is replaced, all files or none. Raises `BadInput` for an unknown
    format, `MissingFile` when `out` is no folder, `StorageFailed` when the disk refuses.
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
    contents = FORMATS[format](plan, need, rota, safe_name(plan.settings.name, "plan"))
    made = _make(out)
    try:
        replace_all(out, contents)
    except StorageFailed:
        if made:
            out.rmdir()
        raise
    return tuple(out / name for name in contents)


def read_export(path: Path, plan: Plan) -> Rota:
    """The rota of an exported …-rota.csv or …-rota.toml; raises `BadPlan` with every fault of the file."""
    if path.suffix not in READERS:
        raise BadInput(
            say("{path} is no export of a rota", path=str(path)),
            say("name a file that ends in {known}", known=", ".join(f"-rota{suffix}" for suffix in READERS)),
        )
    return READERS[path.suffix](path, plan)


def _make(out: Path) -> bool:
    """Make the folder; whether it is new."""
    if out.is_dir():
        return False
    if out.exists():
        raise MissingFile(
            say("{path} is a file; a folder to write into is needed", path=str(out)),
            say("name another folder with --out"),
        )
    try:
        out.mkdir(parents=True)
    except OSError as error:
        raise refused(out.parent, error) from error
    return True
