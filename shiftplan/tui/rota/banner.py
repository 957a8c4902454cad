"""The line above the grid that says what to do first."""

from textual.content import Content

from shiftplan.domain.scope_words import scope_text
from shiftplan.language import say
from shiftplan.tui.rota.proposal_words import waiting
from shiftplan.tui.workspace import Workspace


def banner_text(workspace: Workspace, seconds: int) -> Content | None:
    """What to do first: look at a proposal, solve a first rota, or one for another need; None when all is
    well. While a part is solved, which one it is.
    """
    if workspace.solving:
        return _part(workspace)
    if workspace.proposal is not None:
        return Content(str(waiting(workspace.plan, workspace.proposal)))
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


def _part(workspace: Workspace) -> Content | None:
    if workspace.scope is None:
        return None
    scope = scope_text(workspace.plan, workspace.scope)
    return Content(str(say("Being solved: {scope}. All else stays as it is.", scope=scope)))
