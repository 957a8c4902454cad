"""Where things lie: the data that ships with the program, and paths as people type them."""

from contextlib import suppress
from pathlib import Path

PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """The folder `name` (`configs`, `sample_forecasts`), inside the wheel, or beside the package
    in a checkout.
    """
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def at_home(typed: str | Path) -> Path:
    """A path with `~` as the home folder; a `~name` that nobody has is a name like any other."""
    path = Path(typed)
    with suppress(RuntimeError):
        return path.expanduser()
    return path
