"""Findings travel between processes as JSON and read the same afterwards."""

from shiftplan.domain.finding import Finding, Severity
from shiftplan.language import say


def test_a_message_within_a_message_comes_back_as_one() -> None:
    inner = say("at least {hours} hours", hours=11)
    finding = Finding(
        code="x", severity=Severity.ERROR, message=say("{name}: {rule}", name="ann", rule=inner)
    )
    again = Finding.model_validate_json(finding.model_dump_json())
    assert str(again.message) == str(finding.message) == "ann: at least 11 hours"
    assert again.message.values[1][1] == inner
