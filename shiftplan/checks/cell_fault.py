"""How a fault of one cell of the rota is reported."""

from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.rota import Assignment
from shiftplan.language import Message


def cell_fault(code: str, message: Message, assignment: Assignment, hint: Message) -> Finding:
    """An error about somebody's shift on one day, by what the plan's own files say."""
    return Finding(
        code=code,
        severity=Severity.ERROR,
        message=message,
        hint=hint,
        source="shifts.toml",
        agents=(assignment.agent,),
        days=(assignment.day,),
    )
