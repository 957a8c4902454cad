"""The plan and its what-if copies side by side, from figures that are kept; what is out of date says so."""

from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from shiftplan.domain.estimate import ServiceEstimate
from shiftplan.domain.figures import Figures, Service
from shiftplan.errors import ShiftplanError
from shiftplan.files import copies as copy_files
from shiftplan.files import mappings
from shiftplan.files import rota as rota_file
from shiftplan.files.copies import COPIES, Contents, Kept
from shiftplan.files.stamps import digest
from shiftplan.planning.copies.figuring import figures_of, service_of
from shiftplan.planning.copies.store import Copy, copies, root_of
from shiftplan.planning.opening import open_plan

UNTOLD = (mappings.FILE, rota_file.FACTS_FILE)
"""Files of which it says nothing that they changed: how tables are read, how the rota came about."""


@dataclass(frozen=True)
class Row:
    """The plan (`copy` None) or one of its copies. `fresh`: its figures are of what lies in its folder now.

    `changed`: files of the plan that are not as they were when the copy was made. `fault`: why it cannot be
    read.
    """

    folder: Path
    copy: Copy | None
    figures: Figures | None = None
    fresh: bool = False
    service: Service | None = None
    service_fresh: bool = False
    has_rota: bool = False
    changed: tuple[str, ...] = ()
    fault: ShiftplanError | None = None

    @property
    def name(self) -> str:
        return self.copy.name if self.copy else ""


def compare(folder: Path) -> tuple[Row, ...]:
    """The plan first, then its copies, the oldest first; quick, for nothing is worked out."""
    plan = root_of(folder)
    base = copy_files.contents_of(plan)
    return (_row(plan, None, base, base), *(_row(one.folder, one, base, None) for one in copies(plan)))


def row_of(copy: Copy | None, folder: Path) -> Row:
    """One row, read anew; without a copy that of the plan."""
    plan = root_of(folder)
    return _row(copy.folder if copy else plan, copy, copy_files.contents_of(plan), None)


def _row(folder: Path, copy: Copy | None, base: Contents, own: Contents | None) -> Row:
    try:
        contents = copy_files.contents_of(folder) if own is None else own
    except ShiftplanError as error:
        return Row(folder, copy, fault=error)
    kept = copy_files.read_kept(_shelf(folder, copy))
    mark = fingerprint(contents, base)
    return Row(
        folder=folder,
        copy=copy,
        figures=kept.figures,
        fresh=kept.figures is not None and kept.figures_of == mark,
        service=kept.service,
        service_fresh=kept.service is not None and kept.service_of == fingerprint(contents, {}),
        has_rota=contents[rota_file.FILE] is not None,
        changed=changed_since(copy, base),
        fault=copy.fault if copy else None,
    )


def _shelf(folder: Path, copy: Copy | None) -> Path:
    """Where figures are kept: those of the plan among its copies, not among its files."""
    return folder if copy else folder / COPIES


def fingerprint(contents: Contents, base: Contents) -> str:
    """A short name of what figures depend on: the plan, its rota, and the rota they are compared with."""
    told = {name: digest(content) for name, content in contents.items() if name != mappings.FILE}
    text = f"{sorted(told.items(), key=str)} {digest(base.get(rota_file.FILE))}"
    return sha256(text.encode()).hexdigest()[:16]


def changed_since(copy: Copy | None, base: Contents) -> tuple[str, ...]:
    """The plan's files that are not as they were when the copy was made."""
    if copy is None or copy.about is None:
        return ()
    then = copy.about.base
    return tuple(name for name in base if name not in UNTOLD and digest(base[name]) != then.get(name))


def work_out(folder: Path, copy: Copy | None) -> Row:
    """The figures of a copy (None: of the plan) anew, and kept where the disk takes them.

    Takes seconds. Raises `BadPlan` when plan or copy cannot be used.
    """
    plan = root_of(folder)
    where = copy.folder if copy else plan
    base, contents = copy_files.contents_of(plan), copy_files.contents_of(where)
    base_rota = open_plan(plan).rota if copy else None
    figures = figures_of(open_plan(where), base_rota)
    kept = copy_files.read_kept(_shelf(where, copy))
    told = {"figures": figures, "figures_of": fingerprint(contents, base)}
    _keep(where, copy, kept.model_copy(update=told))
    return replace(row_of(copy, plan), figures=figures, fresh=figures is not None)


def keep_service(folder: Path, copy: Copy | None, mark: str, estimate: ServiceEstimate) -> Row:
    """Keep what a simulation found of what had `mark_of` when it began."""
    plan = root_of(folder)
    where = copy.folder if copy else plan
    service = service_of(estimate)
    if service is not None:
        kept = copy_files.read_kept(_shelf(where, copy))
        _keep(where, copy, kept.model_copy(update={"service": service, "service_of": mark}))
    return replace(row_of(copy, plan), service=service, service_fresh=mark == mark_of(plan, copy))


def mark_of(folder: Path, copy: Copy | None) -> str:
    """The fingerprint of what a copy (None: the plan) is simulated from, as it is now."""
    return fingerprint(copy_files.contents_of(copy.folder if copy else root_of(folder)), {})


def _keep(where: Path, copy: Copy | None, kept: Kept) -> None:
    """Figures come again when they are lost, so a disk that refuses them stops nothing."""
    shelf = _shelf(where, copy)
    if shelf.is_dir():
        with suppress(ShiftplanError):
            copy_files.write_kept(shelf, kept)
