"""What people were told last, and how much of the rota is otherwise by now, for the title."""

from textual.content import Content

from shiftplan.language import say
from shiftplan.tui.workspace import Workspace


def version_part(workspace: Workspace) -> Content:
    """The version published last with the changes since; a draft before anything was."""
    told, changed = workspace.published, workspace.changed
    if told is None:
        return Content(str(say("draft")))
    if not told.whole:
        text = say("v{version} (its file was changed)", version=told.version)
        return Content.styled(str(text), "$warning")
    if not changed:
        return Content(f"v{told.version}")
    text = say("v{version} (unpublished changes: {count})", version=told.version, count=len(changed))
    return Content.styled(str(text), "$warning")
