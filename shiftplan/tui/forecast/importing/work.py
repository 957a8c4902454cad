"""What the import asks of `planning`, to be called in a thread."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shiftplan.domain.mapping import Mapping, Preview, Proposal
from shiftplan.tui.forecast.importing.choices import Corrections

if TYPE_CHECKING:
    from shiftplan.planning import Imported, OpenPlan


@dataclass(frozen=True)
class Read:
    """A file as it would be read now, and what that would change; `preview` is None for lists of people."""

    proposal: Proposal
    preview: Preview | None


def read(path: Path, corrections: Corrections, opened: "OpenPlan") -> Read:
    """Propose how to read the file, keeping to the corrections, and try it. Raises `ShiftplanError`."""
    from shiftplan import planning  # noqa: PLC0415 - brings numpy, only when asked

    proposal = planning.propose_import(opened.folder, path, None, corrections.fields, corrections.queues)
    if proposal.mapping is None and not proposal.canonical:
        return Read(proposal, None)
    return Read(proposal, planning.preview_import(opened.folder, path, _mapping(proposal)))


def take(path: Path, proposal: Proposal, opened: "OpenPlan") -> "Imported":
    """Put the file into the plan as proposed. Raises `ShiftplanError`; then nothing is written."""
    from shiftplan import planning  # noqa: PLC0415 - see above

    kind = planning.FileKind(proposal.kind)
    return planning.import_file(opened.folder, path, kind, _mapping(proposal))


def _mapping(proposal: Proposal) -> Mapping | None:
    """None reads a file in the plan's own form as that."""
    return None if proposal.canonical else proposal.mapping
