"""The line above the grid that says what to do first."""

from textual.content import Content

from shiftplan.language import say
from shiftplan.tui.workspace import Workspace


def banner_text(workspace: Workspace, seconds: int) -> Content | None:
    """What to do first: no rota yet, or one made for another need; None when all is well."""
    if workspace.solving:
        return None
    if workspace.rota is None or not workspace.rota.assignments:
        return Content(
            str(say("No rota yet. Press s to solve it ({seconds} s; t changes the time).", seconds=seconds))
        )
    if workspace.outdated:
        text = say(
            "The need or the rules have changed since this rota was made. "
            "Press s to solve it again around the locks."
        )
        return Content(str(text))
    return None
