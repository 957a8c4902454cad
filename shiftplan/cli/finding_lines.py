"""Findings as lines of text. Apart from `output`: these words load the domain, and the app starts without."""

from collections.abc import Iterable

from shiftplan.domain.finding import Finding
from shiftplan.domain.words import RULE_KINDS, SEVERITIES
from shiftplan.language import printable, say


def finding_lines(findings: Iterable[Finding]) -> Iterable[str]:
    """Findings as text, a line each and one more for the mend."""
    for finding in findings:
        text = f"{finding.message}{_source(finding)}"
        if finding.place:
            text = str(say("{place}: {sentence}", place=str(finding.place), sentence=text))
        yield str(say("{severity}: {sentence}", severity=SEVERITIES[finding.severity], sentence=text))
        if finding.hint:
            yield f"  → {finding.hint}"


def _source(finding: Finding) -> str:
    """The origin of the rule, and whether it binds or is only our advice: ` [劳动法 §38, law]`."""
    if not finding.source:
        return ""
    kind = f", {RULE_KINDS[finding.kind]}" if finding.kind else ""
    return f" [{printable(finding.source)}{kind}]"
