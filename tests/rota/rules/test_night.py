import pytest

from tests import builders as b
from tests.rota.bench import ann, best

LATE, UNTIL_TEN = b.shift("late", 15, 7.5), b.shift("ten", 14, 8)


@pytest.mark.parametrize(
    "who", [{"protection": "pregnant"}, {"protection": "nursing"}, {"protection": "minor"}]
)
def test_those_protected_leave_before_the_night(who: dict[str, str]) -> None:
    assert best(ann(1, LATE, agent=who)) == ()
    assert [a.shift for a in best(ann(1, UNTIL_TEN, agent=who))] == ["ten"]


def test_interns_too() -> None:
    assert best(ann(1, LATE, agent={"contract": "intern"})) == ()


def test_others_may_stay() -> None:
    assert [a.shift for a in best(ann(1, LATE))] == ["late"]
