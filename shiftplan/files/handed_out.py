"""handed_out/: rotas of which calendars were made before they were published, if they ever were.

A calendar drops an entry only when it is told so; to tell it, what it was given must be known. Each file is
a rota.csv under the moment (UTC) at which it was handed out.
"""

from datetime import UTC, datetime
from pathlib import Path

from shiftplan.domain.base import Frozen
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.errors import ShiftplanError
from shiftplan.files import rota as rota_file
from shiftplan.files.atomic import refused, replace_all
from shiftplan.files.locking import locked
from shiftplan.files.stamps import content_of
from shiftplan.files.text import decode

FOLDER = "handed_out"
STAMP = "%Y%m%dT%H%M%SZ"


class HandedOut(Frozen):
    """A rota as calendars show it since `at` (UTC)."""

    at: datetime
    rota: Rota


def read_handed_out(folder: Path, plan: Plan) -> tuple[HandedOut, ...]:
    """What was handed out, the oldest first; a file that cannot be read is passed over."""
    found = (_read(path, plan) for path in sorted((folder / FOLDER).glob("*.csv")))
    return tuple(one for one in found if one is not None)


def _read(path: Path, plan: Plan) -> HandedOut | None:
    try:
        at = datetime.strptime(path.stem, STAMP).replace(tzinfo=UTC)
        content = content_of(path)
        rota, _ = rota_file.read_rota(decode(content or b"", path.name), path.name, plan)
    except (ValueError, ShiftplanError):
        return None
    return HandedOut(at=at, rota=rota)


def remember_handed_out(folder: Path, plan: Plan, rota: Rota, now: datetime) -> None:
    """Keep that calendars of `rota` went out at `now`; of one second the last counts.

    Raises `StorageFailed` when the disk refuses.
    """
    shelf = folder / FOLDER
    with locked(folder):
        try:
            shelf.mkdir(exist_ok=True)
        except OSError as error:
            raise refused(shelf, error) from error
        name = f"{now.astimezone(UTC):{STAMP}}.csv"
        replace_all(shelf, {name: rota_file.rota_csv(rota, plan.shift)})
