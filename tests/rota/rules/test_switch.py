"""Ann serves two queues, one of which needs her before the meal and the other after it."""

import pytest

from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.shift import Break
from shiftplan.rota import solve
from tests import builders as b
from tests.files.particular_cases import template
from tests.rota.bench import LIMITS, quiet

MEAL = (Break(after_minutes=240, minutes=60),)


def plan(*, switch: bool, skills: tuple[str, ...] = ("presale", "aftersale")) -> Plan:
    both = (b.queue("presale"), b.queue("aftersale"))
    shift = template("day", 540, 540, breaks=MEAL, switch=switch)
    return b.plan((b.agent("ann", queues=skills),), days=1, shifts=(shift,), queues=both)


def solved(the_plan: Plan) -> tuple[Assignment, float]:
    """The one shift, and how much of eight agent-hours is missing."""
    need = {
        "presale": [1.0 if 18 <= slot < 26 else 0.0 for slot in range(48)],
        "aftersale": [1.0 if 28 <= slot < 36 else 0.0 for slot in range(48)],
    }
    outcome = solve(the_plan, b.need(the_plan, need), None, LIMITS, quiet, lambda: False)
    assert outcome.status == "optimal"
    assert outcome.rota is not None
    assert outcome.objective is not None
    (assignment,) = outcome.rota.assignments
    return assignment, outcome.objective


def test_where_it_is_allowed_both_halves_are_covered() -> None:
    assignment, objective = solved(plan(switch=True))
    assert (assignment.queue, assignment.then) == ("presale", "aftersale")
    assert objective == pytest.approx(0)


@pytest.mark.parametrize("the_plan", [plan(switch=False), plan(switch=True, skills=("aftersale",))])
def test_where_it_is_not_or_she_cannot_one_half_is_short(the_plan: Plan) -> None:
    """Four hours short: a tenth at 100, the rest at 250; and four hours too many at 2."""
    assignment, objective = solved(the_plan)
    assert assignment.then is None
    assert objective == pytest.approx(4 * (0.1 * 100 + 0.9 * 250) + 4 * 2)
