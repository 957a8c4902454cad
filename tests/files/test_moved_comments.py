"""Comments that name days of a sale follow it, in whatever way they were written; values never change."""

import tomllib
from datetime import date, timedelta

import pytest

from shiftplan.files.moved_comments import comments_moved
from shiftplan.files.named_days import Window
from shiftplan.resources import shipped

WINDOW = Window(date(2027, 9, 25), date(2027, 12, 20))
A_YEAR = timedelta(days=366)
TO_SUMMER = date(2028, 6, 18) - date(2027, 11, 11)


def moved(comment: str, by: timedelta = TO_SUMMER, line: str = "x = 1 ") -> str | None:
    """The comment afterwards; None when it is gone."""
    text = comments_moved(line + comment + "\n", WINDOW, by).text
    assert tomllib.loads(text) == tomllib.loads(line + "\n")
    return text.removeprefix(line).rstrip("\n") if "#" in text else None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# 2027-11-11 是主会场", "# 2028-06-18 是主会场"),
        ("# 2027/11/1 开始", "# 2028/6/8 开始"),
        ("# 2027年11月3日晚上", "# 2028年6月10日晚上"),
        ("# 11月11日0点开门，11 月 9 日彩排", "# 6月18日0点开门，6 月 16 日彩排"),
        ("# from 10/20 to 11/01", "# from 5/27 to 6/08"),
        ("# Nov 11 is the day, 9 November the rehearsal", "# Jun 18 is the day, 16 June the rehearsal"),
        ("# November 11, Thursday", "# June 18, Sunday"),
        ("# 11月11日（星期四）", "# 6月18日（星期日）"),
        ("# Thu 2027-11-11 20:00", "# Sun 2028-06-18 20:00"),
    ],
)
def test_days_follow_in_the_form_in_which_they_were_written(before: str, after: str) -> None:
    assert moved(before) == after


def test_the_weekday_beside_a_date_is_that_of_the_new_one() -> None:
    comment = "# 计划第一天（周一） · first day of the plan, a Monday"
    after = moved(comment, A_YEAR, "start = 2027-11-01      ")
    assert after == "# 计划第一天（周三） · first day of the plan, a Wednesday"


@pytest.mark.parametrize(
    "comment",
    [
        "# 双11 不是日期；1.7、2.5、2.9 也不是",
        "# 每周一例会 every Monday, on Mondays, 每周一次",
        "# law of 2019-05-01, e.g. [2027-05-01]",
        "# 1/2 of them, 20/30, 24/7",
        "# 11:11 and 20:00",
    ],
)
def test_what_names_no_day_of_the_sale_stays(comment: str) -> None:
    assert moved(comment) == comment


def test_a_weekday_of_no_known_day_goes_and_is_told() -> None:
    text = 'a = "# 周四 2027-11-11"\n# 周四发工资\nb = 2 # on Thursday\nc = 3\n'
    found = comments_moved(text, WINDOW, A_YEAR)
    assert found.text == 'a = "# 周四 2027-11-11"\nb = 2\nc = 3\n'
    assert (found.moved, found.dropped) == ((), (2, 3))


def test_whole_weeks_leave_weekdays_alone() -> None:
    assert moved("# 周四发工资，11/11", timedelta(weeks=52)) == "# 周四发工资，11/9"


@pytest.mark.parametrize("template", ["double11", "flexible", "midnight", "sale618", "small"])
@pytest.mark.parametrize("days", [365, 364, -40, 366 * 3])
def test_of_every_template_only_the_comments_change(template: str, days: int) -> None:
    for name in ("plan.toml", "shifts.toml"):
        text = (shipped("configs") / "templates" / template / name).read_text("utf-8")
        begin = tomllib.loads(text).get("start", date(2027, 11, 1))
        window = Window(begin - timedelta(days=40), begin + timedelta(days=60))
        found = comments_moved(text, window, timedelta(days=days))
        assert tomllib.loads(found.text) == tomllib.loads(text)
        assert not found.dropped
        if days % 7 and "周一" in text:
            assert "周一" not in found.text
            assert "Monday" not in found.text
