"""Where shortage comes first, in which weights the value is counted."""

from collections.abc import Iterator

from shiftplan.checks.breach import plain
from shiftplan.checks.case import Case
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.priority import LEAST_STEP, raise_by
from shiftplan.language import say


def check(case: Case) -> Iterator[Finding]:
    if case.plan.settings.shortage_first:
        message = say(
            "shortage comes first: its weights are raised {times} {times:time|times}, so that all else "
            "together weighs less than {step} agent-hours short; value and bound are in these weights",
            times=f"{raise_by(case.plan):,.0f}",
            step=plain(LEAST_STEP),
        )
        yield Finding(code="shortage_first", severity=Severity.NOTE, message=message)
