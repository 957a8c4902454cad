from tests import builders as b
from tests.checks.bench import assert_error, found, one_person

CODE = "queue_skills"
QUEUES = (b.queue(), b.queue("after"))


def test_a_queue_of_ones_own_is_fine() -> None:
    plan = one_person(queues=QUEUES, agent={"queues": ("presale", "after")})
    assert found(plan, CODE, b.work("ann", 0, queue_id="presale"), b.work("ann", 1, queue_id="after")) == []


def test_another_queue_is_an_error() -> None:
    (finding,) = found(one_person(queues=QUEUES), CODE, b.work("ann", 2, queue_id="after"))
    assert_error(finding, None, on=(2,))
    assert "may serve only presale" in str(finding.message)
    assert finding.hint is not None
