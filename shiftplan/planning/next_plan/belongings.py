"""What a shop wrote for itself, not for one sale: taken into the next plan as it is."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from shiftplan.files import mappings

FOLDERS = ("playbooks", "scripts", "drills", "handover", "afterwards", "incidents")
SETTINGS = "*.toml"
MAPPINGS = "mappings.toml"


def own_files(source: Path) -> Iterator[Path]:
    """The shop's own playbooks, scripts, forms and mappings; what is no regular file is passed over."""
    found = [
        source / MAPPINGS,
        *(path for name in FOLDERS for path in sorted((source / name).glob(SETTINGS))),
    ]
    return (path for path in found if path.is_file())


def copy_own(source: Path, built: Path) -> None:
    """All of it, but for the export followed on the old sale's days: it has nothing to say about the new."""
    for path in own_files(source):
        there = built / path.relative_to(source)
        there.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, there)
    if (built / MAPPINGS).exists():
        (built / MAPPINGS).write_bytes(mappings.with_followed(built, ""))
