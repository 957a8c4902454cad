"""The words of the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from shiftplan.language import Message, say
from shiftplan.tui import words
from shiftplan.tui.workspace import Workspace

if TYPE_CHECKING:
    from shiftplan.domain.outcome import Judgement, Progress


def status_parts(workspace: Workspace, progress: tuple[Progress, ...]) -> list[Content]:
    """What the status line says of a workspace, most urgent first."""
    if workspace.opened is None:
        return []
    parts = [_solving(progress)] if workspace.solving else []
    if workspace.judgement is not None:
        parts += _judged(workspace.judgement)
    elif workspace.rota is None:
        parts.append(_part(say("no rota yet"), "$muted"))
    if workspace.outdated:
        parts.append(_part(say("the rota was made for another need or other rules"), "$warning"))
    return parts


def _solving(progress: tuple[Progress, ...]) -> Content:
    last = progress[-1] if progress else None
    if last is None:
        return _part(say("solving"), "$accent bold")
    gap = "–" if last.gap is None else words.percent(last.gap, 1)
    text = say("solving {seconds:.0f} s, gap {gap}", seconds=last.seconds, gap=gap)
    return _part(text, "$accent bold")


def _judged(judgement: Judgement) -> list[Content]:
    short, broken = judgement.shortage_agent_hours, judgement.hard_violations
    return [
        _part(say("short {hours}", hours=words.agent_hours(short)), "$warning" if short else "$success"),
        _part(say("violations {count}", count=broken), "$error bold" if broken else "$success"),
    ]


def _part(text: Message, style: str) -> Content:
    return Content.styled(str(text), style)
