"""A ranking in words."""

from datetime import datetime

import pytest

from shiftplan.domain.relief import Backlog, Bought, Effect, Known, Ranked, Ranking, Relief, ReliefKind
from shiftplan.language import use
from shiftplan.operations.ranking_words import (
    apart,
    backlog_line,
    buys,
    definition,
    in_short,
    outlook_line,
    price,
    yuan,
)
from tests import builders

NOON = datetime.combine(builders.MONDAY, datetime.min.time()).replace(hour=12)


def ranked(
    yuan: float = 0.0,
    soon: float = 3.04,
    later: float = -0.5,
    put_off: float = 0.0,
    pay: float | None = None,
) -> Ranked:
    effect = Effect(queue="presale", begins=NOON, ends=NOON, agents=1)
    relief = Relief(id="a", kind=ReliefKind.EXTEND, queue="presale", effects=(effect,), yuan=yuan)
    return Ranked(
        relief=relief,
        expected=Bought(soon=soon, later=later, hours=1.25),
        low=Bought(soon=1.0),
        high=Bought(soon=4.0),
        worth_yuan=508.0,
        pay_yuan=yuan if pay is None else pay,
        put_off=put_off,
    )


RANKING = Ranking(
    begins=NOON, horizon_minutes=120, later_minutes=120, within_seconds=180, contacts=1347, level=0.764,
    level_low=0.68, level_high=0.85, yuan_per_point=269.4,
)  # fmt: skip


def test_it_says_what_a_point_is_and_what_it_is_worth() -> None:
    assert "100 contacts of the next 120 min" in str(definition(RANKING))
    assert "first reply within 180 s" in str(definition(RANKING))
    assert str(outlook_line(RANKING)) == (
        "If nothing is done: 1,347 contacts, 76% in time (68% to 85%). A point is worth ¥269."
    )


def test_points_have_their_range_and_what_comes_after_the_horizon() -> None:
    one = ranked(put_off=12.4)
    assert str(buys(one)) == "+2.5 points (+1.0 to +4.0)"
    assert [str(text) for text in apart(one)] == [
        "+3.0 in the horizon, −0.5 after it",
        "1.2 h of waiting less",
        "12 tickets wait longer",
    ]
    assert len(list(apart(ranked(later=0.01)))) == 1
    late = ranked(later=6.0)
    assert str(buys(late)) == "+3.0 points (+1.0 to +4.0)"
    assert "and +6.0 after the horizon, not counted" in [str(text) for text in apart(late)]


def test_pay_stands_against_worth() -> None:
    assert str(price(ranked())) == "no extra pay; worth ¥508"
    assert str(price(ranked(yuan=127.0))) == "¥127 of pay: +2.0 points for ¥100; worth ¥508"
    assert str(price(ranked(yuan=254.0, pay=127.0))) == (
        "¥254 of pay, ¥127 in the horizon: +2.0 points for ¥100; worth ¥508"
    )
    assert str(price(ranked(yuan=254.0, pay=0.0))) == "¥254 of pay, all after the horizon"


def test_a_sign_stands_before_the_money() -> None:
    assert (yuan(-3514.4), yuan(1650), yuan(-0.2)) == ("−¥3,514", "¥1,650", "¥0")
    assert str(in_short(ranked(yuan=254.0, pay=127.0))) == "¥254 of pay, worth ¥508"


@pytest.mark.parametrize("known", list(Known))
def test_the_backlog_says_how_it_is_known(known: Known) -> None:
    told = Backlog(queue="presale", waiting=20.4, served=59, online=18.16, known=known)
    text = str(backlog_line(builders.plan(), told))
    assert text.startswith("presale: 20 waiting (")
    assert text.endswith("18.2 online")


def test_in_chinese() -> None:
    use("zh")
    try:
        assert "120 分钟" in str(definition(RANKING))
    finally:
        use("en")
