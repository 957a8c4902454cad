"""A plan folder far in the future, so that no test depends on the day on which it runs."""

from pathlib import Path

from shiftplan.resources import shipped

SALE_YEAR, FAR_YEAR = "2027-", "2094-"  # the days of the week fall alike


def far_plan(folder: Path) -> Path:
    """The small template, its sale on 2094-11-11, in a new `folder`."""
    folder.mkdir()
    for path in (shipped("configs") / "templates" / "small").iterdir():
        text = path.read_text("utf-8-sig").replace(SALE_YEAR, FAR_YEAR)
        (folder / path.name).write_text(text, "utf-8")
    return folder
