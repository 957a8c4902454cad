"""The words of the overview."""

from textual.content import Content

from shiftplan.language import Message, say
from shiftplan.tui import words
from shiftplan.tui.workspace import Workspace

READY = ("✓", "$success bold")
OPEN = ("○", "$muted")
WRONG = ("!", "$warning bold")


def path_text(workspace: Workspace) -> Content:
    """The way from forecast to rota: what is ready and what is not."""
    need, rota, judgement = workspace.need, workspace.rota, workspace.judgement
    steps: list[tuple[tuple[str, str], Message]] = [
        (READY if workspace.traffic else OPEN, say("forecast")),
        (READY if need else OPEN, say("need")),
        (READY if rota else OPEN, say("rota")),
    ]
    if judgement is not None:
        short = say("short {hours}", hours=words.hours(judgement.shortage_agent_hours))
        steps.append((WRONG if judgement.shortage_agent_hours else READY, short))
        broken = say("violations {count}", count=judgement.hard_violations)
        steps.append((WRONG if judgement.hard_violations else READY, broken))
    parts = [Content.assemble((sign, style), " ", str(label)) for (sign, style), label in steps]
    return Content("  ›  ").join(parts)
