"""What handing out asks of `planning`; called in threads."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from shiftplan.domain.need import Need
from shiftplan.domain.rota import Rota

if TYPE_CHECKING:
    from shiftplan.planning import Leaf, OpenPlan, Wanted


@dataclass(frozen=True)
class Asked:
    """A rota to write into the folder `out`; `since` is the name of a version, "" for the whole rota."""

    rota: Rota
    need: Need | None
    format: str
    out: Path
    day: date | None = None
    since: str = ""


def versions(opened: "OpenPlan") -> tuple[str, ...]:
    """The names of the published versions, the newest first."""
    from shiftplan import planning  # noqa: PLC0415 - brings numpy and scipy, after the first paint

    return planning.version_names(opened)[::-1]


def preview(asked: Asked, opened: "OpenPlan") -> "tuple[Leaf, ...]":
    """The files that would be written."""
    from shiftplan import planning  # noqa: PLC0415 - see above

    return planning.preview_export(_with(asked, opened), _wanted(asked, opened), asked.out, asked.need)


def write(asked: Asked, opened: "OpenPlan") -> tuple[Path, ...]:
    """Write them; the paths."""
    from shiftplan import planning  # noqa: PLC0415 - see above

    return planning.export(_with(asked, opened), _wanted(asked, opened), asked.out, asked.need)


def _with(asked: Asked, opened: "OpenPlan") -> "OpenPlan":
    """The plan with the rota that is on the screen."""
    return replace(opened, rota=asked.rota)


def _wanted(asked: Asked, opened: "OpenPlan") -> "Wanted":
    from shiftplan import planning  # noqa: PLC0415 - see above

    since = planning.version_named(opened, asked.since) if asked.since else None
    return planning.Wanted(asked.format, asked.day, since)
