"""Doubts about a recipe, as findings."""

from shiftplan.domain.finding import Finding, Place, Severity
from shiftplan.language import Message


def doubt(code: str, message: Message, hint: Message | None = None, file: str | None = None) -> Finding:
    """A warning; `file` is the table or recipe it is about."""
    place = Place(file=file) if file else None
    return Finding(code=code, severity=Severity.WARNING, message=message, hint=hint, place=place)
