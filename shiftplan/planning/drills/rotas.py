"""The rotas of a drill as they were when time went on: kept beside it whenever the team has changed one."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from shiftplan.domain.drill import Drill
from shiftplan.domain.rota import Rota
from shiftplan.errors import ShiftplanError
from shiftplan.files.atomic import replace_all
from shiftplan.files.rota import read_rota
from shiftplan.files.stamps import content_of
from shiftplan.files.text import read_text
from shiftplan.planning.opening import OpenPlan

FOLDER = "rotas"
ROTA = "rota.csv"
MINUTE = timedelta(minutes=1)


def keep_rota(folder: Path, opened: OpenPlan, drill: Drill, since: datetime) -> None:
    """Keep the rota that counts from `since` (local wall time) on, unless it is the one kept last."""
    shelf = folder / FOLDER
    shelf.mkdir(exist_ok=True)
    content, kept = content_of(folder / ROTA), sorted(shelf.glob("*.csv"))
    if content is None or opened.rota is None or (kept and content_of(kept[-1]) == content):
        return
    replace_all(shelf, {f"{(since - drill.begins) // MINUTE:05}.csv": content})


def kept_rotas(folder: Path, opened: OpenPlan, drill: Drill) -> tuple[tuple[datetime, Rota], ...]:
    """The rotas by the moment from which each counted; what somebody broke or laid there is left out."""
    found = []
    for path in sorted((folder / FOLDER).glob("*.csv")):
        if path.stem.isdecimal():
            with suppress(ShiftplanError):
                rota, _ = read_rota(read_text(path), path.name, opened.plan)
                found.append((drill.begins + int(path.stem) * MINUTE, rota))
    return tuple(found)
