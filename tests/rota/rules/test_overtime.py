import pytest

from tests import builders as b
from tests.rota.bench import EIGHT, ann, best

TEN = b.shift("ten", 9, 10)
BOUND: list[dict[str, object]] = [
    {"overtime_consent": False},
    {"protection": "pregnant"},
    {"protection": "nursing"},
    {"protection": "minor"},
    {"contract": "intern"},
]


@pytest.mark.parametrize("who", BOUND)
def test_no_overtime_by_the_day(who: dict[str, object]) -> None:
    assert [a.shift for a in best(ann(1, EIGHT, TEN, agent=who))] == ["eight"]


@pytest.mark.parametrize("who", BOUND)
def test_none_by_the_week(who: dict[str, object]) -> None:
    assert len(best(ann(7, EIGHT, agent=who))) == 5


def test_others_may() -> None:
    assert [a.shift for a in best(ann(1, EIGHT, TEN))] == ["ten"]
    assert len(best(ann(7, EIGHT))) == 6
