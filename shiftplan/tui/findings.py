"""Findings as text: sign and sentence, place and source, the mend."""

from collections.abc import Iterable

from textual.content import Content

from shiftplan.domain.finding import Finding, Severity
from shiftplan.errors import ShiftplanError
from shiftplan.language import printable

SIGNS = {
    Severity.ERROR: ("✗", "$error bold"),
    Severity.WARNING: ("!", "$warning bold"),
    Severity.NOTE: ("·", "$muted"),
}


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
    order = list(Severity)
    ranked = sorted(findings, key=lambda finding: order.index(finding.severity))
    return Content("\n\n").join([finding_text(finding) for finding in ranked])


def faults_of(error: ShiftplanError) -> tuple[Finding, ...]:
    """The findings that an error carries, or itself as one."""
    own = Finding(code="cannot_open", severity=Severity.ERROR, message=error.message, hint=error.hint)
    return getattr(error, "findings", ()) or (own,)
