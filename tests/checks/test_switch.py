from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.shift import Break
from tests import builders as b
from tests.checks.bench import days, found, one_person
from tests.files.particular_cases import template

MEAL = (Break(after_minutes=240, minutes=30),)
QUEUES = (b.queue("presale"), b.queue("aftersale", name="售后"))
SHIFTS = (template("both", 480, breaks=MEAL, switch=True), template("one", 480, breaks=MEAL))


def plan(*skills: str) -> Plan:
    return one_person(queues=QUEUES, shifts=SHIFTS, agent={"queues": skills})


def changing(shift: str, then: str | None) -> Assignment:
    return Assignment(agent="ann", day=days(0)[0], shift=shift, queue="presale", then=then)


def test_a_change_at_the_meal_of_a_shift_that_allows_it_is_fine() -> None:
    for code in ("switch", "queue_skills"):
        assert found(plan("presale", "aftersale"), code, changing("both", "aftersale")) == []
        assert found(plan("presale", "aftersale"), code, changing("one", None)) == []


def test_a_change_in_another_shift_is_not() -> None:
    (finding,) = found(plan("presale", "aftersale"), "switch", changing("one", "aftersale"))
    assert str(finding.message) == (
        "Ann changes to 售后 in one on 2027-11-01, but the queue does not change in this shift"
    )
    assert (finding.agents, finding.days) == (("ann",), days(0))


def test_a_change_to_a_queue_that_somebody_does_not_know_is_not() -> None:
    (finding,) = found(plan("presale"), "queue_skills", changing("both", "aftersale"))
    assert "Ann changes to the queue aftersale on 2027-11-01, but may serve only presale" in str(
        finding.message
    )


def test_a_change_to_the_same_queue_is_none() -> None:
    (finding,) = found(plan("presale"), "switch", changing("both", "presale"))
    assert "changes from presale to the same queue" in str(finding.message)


def test_a_later_queue_that_is_gone_is_told_and_counts_for_nothing() -> None:
    (finding,) = found(plan("presale"), "unknown_queue", changing("both", "gone"))
    assert "the queue gone of 11-01 is not in plan.toml" in str(finding.message)
