"""The workbook of a rota: everybody, a sheet for each team, the list; or only what changed."""

from datetime import UTC

from shiftplan.files.handout.changes_page import changes_page
from shiftplan.files.handout.grid_page import grid_page
from shiftplan.files.handout.handout import Handout
from shiftplan.files.handout.list_page import list_page
from shiftplan.files.handout.pages import Page, sheet_names
from shiftplan.files.handout.words import team_name
from shiftplan.files.handout.workbook import workbook
from shiftplan.language import _

ENDING = "-rota.xlsx"


def xlsx_files(handout: Handout) -> dict[str, bytes]:
    """The content of the one file, by its name."""
    pages = (changes_page(handout, _("changes")),) if handout.since else _whole(handout)
    return {f"{handout.stem}{ENDING}": workbook(pages, handout.now.astimezone(UTC).replace(tzinfo=None))}


def _whole(handout: Handout) -> tuple[Page, ...]:
    teams = handout.teams if len(handout.teams) > 1 else {}
    every, listed, *names = sheet_names((_("everybody"), _("list"), *map(team_name, teams)))
    by_team = (grid_page(handout, name, people) for name, people in zip(names, teams.values(), strict=True))
    return (grid_page(handout, every, handout.plan.agents), *by_team, list_page(handout, listed))
