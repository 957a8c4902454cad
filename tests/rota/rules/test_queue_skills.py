import pytest

from shiftplan.domain.plan import Plan
from shiftplan.rota import solve
from tests import builders as b
from tests.rota.bench import EIGHT, LIMITS, best, quiet


def plan(*queues: str) -> Plan:
    both = (b.queue("presale"), b.queue("aftersale"))
    return b.plan((b.agent("ann", queues=queues),), days=1, shifts=(EIGHT,), queues=both)


def test_people_serve_the_queue_they_know_and_no_other() -> None:
    assert [a.queue for a in best(plan("aftersale"))] == ["aftersale"]


@pytest.mark.parametrize("short", ["presale", "aftersale"])
def test_who_knows_both_serves_the_one_that_is_short(short: str) -> None:
    both = plan("presale", "aftersale")
    amounts = {name: [1.0 if name == short else 0.0] * both.grid.slots for name in both.queue}
    outcome = solve(both, b.need(both, amounts), None, LIMITS, quiet, lambda: False)
    assert outcome.rota is not None
    assert [a.queue for a in outcome.rota.assignments] == [short]
