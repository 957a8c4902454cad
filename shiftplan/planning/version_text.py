"""A published version as a short text that needs no program to read."""

from zoneinfo import ZoneInfo

from shiftplan import files
from shiftplan.domain.plan import Plan
from shiftplan.language import Message, printable, say


def version_text(plan: Plan, told: files.Published) -> str:
    """What it is, from when and whom, then by day and shift who works."""
    at = told.notice.published_at if told.notice else None
    if at is None:
        return ""
    body = files.export_contents(files.Handout(plan=plan, rota=told.rota, now=at), "chat")
    return "\n".join([*map(str, _head(plan, told)), "", *(text.decode() for text in body.values())])


def _head(plan: Plan, told: files.Published) -> list[Message]:
    notice = told.notice
    if notice is None:
        return []
    when = notice.published_at.astimezone(ZoneInfo(plan.grid.zone))
    lines = [
        say(
            "version {name}, published on {when} by {who}",
            name=told.name,
            when=f"{when:%Y-%m-%d %H:%M} ({plan.grid.zone})",
            who=printable(notice.who),
        ),
        say(
            "{shifts} {shifts:shift|shifts}; the list for programs is {file}",
            shifts=len(told.rota.assignments),
            file=f"{told.name}.csv",
        ),
    ]
    if notice.note:
        lines.append(say("note: {note}", note=printable(notice.note)))
    if notice.reason:
        lines.append(say("published although it breaks rules: {reason}", reason=printable(notice.reason)))
    return lines
