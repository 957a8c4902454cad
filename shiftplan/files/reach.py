"""Whether other accounts of the machine get to what lies in a folder for them to read."""

import stat
from contextlib import suppress
from pathlib import Path


def closed_folder(folder: Path) -> Path | None:
    """The first folder on the way down to `folder` through which others may not go; None: the way is open.

    A disk that knows no permissions closes nothing.
    """
    with suppress(OSError):
        there = folder.resolve()
        for each in (*reversed(there.parents), there):
            if not each.stat().st_mode & stat.S_IXOTH:
                return each
    return None
