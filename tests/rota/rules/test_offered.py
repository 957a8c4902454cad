from tests.files.particular_cases import template
from tests.rota.bench import ann, best, days


def test_a_shift_is_worked_on_its_weekdays_and_no_other() -> None:
    assert days(best(ann(4, template("some", 540, 480, weekdays=("tue", "thu"))))) == [1, 3]


def test_a_shift_is_worked_on_its_days_and_no_other() -> None:
    plan = ann(4)
    once = template("once", 540, 480, days=(plan.grid.dates[2],))
    assert days(best(ann(4, once))) == [2]
