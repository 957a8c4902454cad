"""The script window is pushed when it and its scripts have been read, so that it is laid out once."""

from functools import partial
from typing import TYPE_CHECKING

from shiftplan.errors import ShiftplanError
from shiftplan.tui import intentions

if TYPE_CHECKING:
    from shiftplan.domain.script import Library
    from shiftplan.planning import OpenPlan
    from shiftplan.tui.app import ShiftplanApp


def open_scripts(desk: "ShiftplanApp") -> None:
    """Open the window over what is in front; with ours alone when the shop's own cannot be read."""
    opened = partial(_open, desk)
    desk.post_message(intentions.Ask(_read, opened, partial(_open_ours, desk)))


def _read(opened: "OpenPlan") -> "Library":
    """The scripts; the window's own code loads beside the screen, too."""
    import shiftplan.tui.scripts.using  # noqa: F401, PLC0415 - loads in this thread
    from shiftplan.planning.operations import scripts as library_of  # noqa: PLC0415 - see above

    return library_of.scripts(opened)


def _open(desk: "ShiftplanApp", library: "Library") -> None:
    from shiftplan.tui.scripts.using import ScriptsScreen  # noqa: PLC0415 - loaded by now

    if not isinstance(desk.screen, ScriptsScreen):
        desk.push_screen(ScriptsScreen(library))


def _open_ours(desk: "ShiftplanApp", error: ShiftplanError) -> None:
    from shiftplan.planning.operations import scripts as library_of  # noqa: PLC0415 - loaded by now

    desk.tell(error)
    _open(desk, library_of.shipped_scripts())
