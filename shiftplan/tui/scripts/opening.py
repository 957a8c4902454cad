"""The script window is pushed when its scripts have been read, so that it is laid out once."""

from functools import partial
from typing import TYPE_CHECKING

from shiftplan.domain.script import Library
from shiftplan.errors import ShiftplanError
from shiftplan.planning.operations import scripts as library_of
from shiftplan.tui import intentions
from shiftplan.tui.scripts.using import ScriptsScreen

if TYPE_CHECKING:
    from shiftplan.tui.app import ShiftplanApp


def open_scripts(desk: "ShiftplanApp") -> None:
    """Open the window over what is in front; with ours alone when the shop's own cannot be read."""
    opened = partial(_open, desk)
    desk.post_message(intentions.Ask(library_of.scripts, opened, partial(_open_ours, desk)))


def _open(desk: "ShiftplanApp", library: Library) -> None:
    if not isinstance(desk.screen, ScriptsScreen):
        desk.push_screen(ScriptsScreen(library))


def _open_ours(desk: "ShiftplanApp", error: ShiftplanError) -> None:
    desk.tell(error)
    _open(desk, library_of.shipped_scripts())
