from tests import builders as b
from tests.rota.bench import ann, best, days

DATES = b.grid(5).dates


def test_nobody_works_before_being_hired_or_after_leaving() -> None:
    assert days(best(ann(5, agent={"hired": DATES[1], "leaves": DATES[3]}))) == [1, 2, 3]


def test_who_was_there_all_the_time_works_all_the_time() -> None:
    assert days(best(ann(5))) == [0, 1, 2, 3, 4]
