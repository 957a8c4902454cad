"""The judge counts what a running day made of a shift: without these rules a relief could break the law."""

import pytest

from shiftplan.checks import judge
from shiftplan.domain.finding import Severity
from shiftplan.domain.history import History
from shiftplan.domain.on_the_day import Lent, OnTheDay
from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from tests import builders as b


def worked(day: int = 0, shift: str = "early", agent: str = "ann", **values: object) -> Assignment:
    made = OnTheDay.model_validate(values)
    return b.work(agent, day, shift).model_copy(update={"on_the_day": made})


def person(**values: object) -> Agent:
    return b.agent("ann", **values)


def plan(agent: Agent | None = None, **values: object) -> Plan:
    return b.plan((agent or person(),), days=7, queues=(b.queue("presale"), b.queue("other")), **values)


def errors(the_plan: Plan, *shifts: Assignment) -> set[str]:
    """The codes of all errors, with a need of nobody."""
    findings = judge(the_plan, b.need(the_plan, 0), b.rota(*shifts)).findings
    return {finding.code for finding in findings if finding.severity is Severity.ERROR}


WEEK = tuple(worked(day) for day in range(5))


@pytest.mark.parametrize(
    ("code", "shifts", "agent"),
    [
        ("overtime_hours_per_day", (worked(longer=210),), {}),
        ("overtime", (worked(longer=30),), {"overtime_consent": False}),
        ("overtime", (worked(longer=30),), {"protection": "pregnant"}),
        ("overtime", (worked(longer=30),), {"protection": "nursing"}),
        ("overtime", (worked(earlier=30),), {"protection": "minor"}),
        ("overtime", (worked(longer=30),), {"contract": "intern"}),
        ("night", (worked(0, "late", longer=60),), {"protection": "pregnant"}),
        ("rest_hours_between_shifts", (worked(0, "late", longer=60), worked(1, "long")), {}),
        ("rest_hours_between_shifts", (worked(0, "late"), worked(1, "long", earlier=60)), {}),
        ("part_time_hours_per_day", (worked(0, "short", longer=30),), {"contract": "part"}),
        ("max_hours_per_week", (*WEEK[:4], worked(4, longer=180), worked(5, "short", longer=150)), {}),
        ("queue_skills", (worked(lent=(Lent(queue="other", begin=500, end=600),)),), {}),
    ],
)
def test_the_longer_day_breaks_the_rule_and_the_day_as_told_does_not(
    code: str, shifts: tuple[Assignment, ...], agent: dict[str, object]
) -> None:
    the_plan = plan(person(**agent))
    told = tuple(one.model_copy(update={"on_the_day": OnTheDay()}) for one in shifts)
    assert code not in errors(the_plan, *told)
    assert code in errors(the_plan, *shifts)


def test_overtime_of_the_month_counts_what_history_has() -> None:
    the_plan = plan(history=(History(agent="ann", month_overtime=35),))
    assert "overtime_hours_per_month" not in errors(the_plan, *WEEK[:4], worked(4, longer=60))
    assert "overtime_hours_per_month" in errors(the_plan, *WEEK[:4], worked(4, longer=90))
