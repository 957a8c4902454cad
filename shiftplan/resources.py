"""Where the data that ships with the program lies: inside the wheel, or beside the package in a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """The folder `name` (`configs`, `sample_forecasts`) as installed or as checked out."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name
