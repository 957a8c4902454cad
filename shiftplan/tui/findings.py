"""Findings as text: sign and sentence, place and source, the mend."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from shiftplan.errors import ShiftplanError
from shiftplan.language import printable

if TYPE_CHECKING:
    from shiftplan.domain.finding import Finding

SIGNS = {"error": ("✗", "$error bold"), "warning": ("!", "$warning bold"), "note": ("·", "$muted")}
"""By severity, the worst first."""


def finding_text(finding: Finding) -> Content:
    """One finding, two or three lines."""
    lines = [Content.assemble(SIGNS[finding.severity], " ", str(finding.message))]
    where = [printable(text) for text in (str(finding.place or ""), finding.source) if text]
    if where:
        lines.append(Content.styled("  " + " · ".join(where), "$accent"))
    if finding.hint:
        lines.append(Content.styled(f"  → {finding.hint}", "$muted"))
    return Content("\n").join(lines)


def findings_text(findings: Iterable[Finding]) -> Content:
    """Findings under each other, worst first."""
    order = list(SIGNS)
    ranked = sorted(findings, key=lambda finding: order.index(finding.severity))
    return Content("\n\n").join([finding_text(finding) for finding in ranked])


def faults_of(error: ShiftplanError) -> tuple[Finding, ...]:
    """The findings that an error carries, or itself as one."""
    from shiftplan.domain.finding import Finding, Severity  # noqa: PLC0415 - values load after the first paint

    own = Finding(code="cannot_open", severity=Severity.ERROR, message=error.message, hint=error.hint)
    return getattr(error, "findings", ()) or (own,)
