"""How findings show: what is certain before any search has a section of its own."""

from collections.abc import Iterator, Sequence
from typing import Any

from shiftplan.cli.finding_lines import finding_lines
from shiftplan.domain.finding import Finding
from shiftplan.language import say


def certain_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """The section of what no rota can meet."""
    heading = say("Certain before any search · {count}", count=len(findings))
    yield f"── {heading} ──"
    yield from finding_lines(findings)
    if not findings:
        yield str(say("no demand that nobody could meet was found"))
    yield ""


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding for JSON."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": str(finding.message),
        "hint": str(finding.hint) if finding.hint else None,
        "place": str(finding.place) if finding.place else None,
        "source": finding.source,
        "kind": finding.kind,
        "agents": finding.agents,
        "days": finding.days,
    }
