from tests import builders as b
from tests.rota.bench import ann, best, days, rules

HOLIDAY = (b.grid(3).dates[1],)


def test_an_intern_is_off_on_a_statutory_holiday() -> None:
    assert days(best(ann(3, agent={"contract": "intern"}, statutory_days=HOLIDAY))) == [0, 2]


def test_others_may_work_on_it() -> None:
    assert days(best(ann(3, statutory_days=HOLIDAY))) == [0, 1, 2]


def test_where_the_rule_is_off_interns_may_too() -> None:
    book = rules(intern_no_statutory_day=0)
    assert days(best(ann(3, agent={"contract": "intern"}, statutory_days=HOLIDAY, rules=book))) == [0, 1, 2]
