"""How a ranking shows on the command line: how it was counted, and what each relief buys and costs."""

from collections.abc import Iterator
from typing import Any

from shiftplan.domain.plan import Plan
from shiftplan.domain.relief import Ranked, Ranking
from shiftplan.language import say
from shiftplan.operations import ranking_words as words


def ranking_lines(plan: Plan, ranking: Ranking) -> Iterator[str]:
    """What a point is, how it goes on if nothing is done, and from which queues."""
    yield str(words.definition(ranking))
    yield str(words.outlook_line(ranking))
    yield from (str(words.backlog_line(plan, one)) for one in ranking.backlog)


def ranked_lines(one: Ranked, cost: object) -> Iterator[str]:
    """What a relief buys, what of it comes later or is missing elsewhere, what it costs; `cost` in words."""
    gain = " · ".join(map(str, (words.buys(one), *words.apart(one))))
    yield str(say("buys: {gain}", gain=gain))
    parts = [str(part) for part in (words.price(one), cost) if part]
    yield str(say("costs: {cost}", cost=" · ".join(parts)))


def ranking_data(ranking: Ranking) -> dict[str, Any]:
    fields = {"ranked", "backlog", "begins"}
    return {
        "begins": ranking.begins.isoformat(),
        **ranking.model_dump(exclude=fields),
        "backlog": [one.model_dump(mode="json") for one in ranking.backlog],
    }


def ranked_data(one: Ranked) -> dict[str, Any]:
    return {
        "points": one.expected.points,
        "points_from": one.least,
        "points_to": one.most,
        "points_soon": one.expected.soon,
        "points_later": one.expected.later,
        "points_if_fewer_come": one.low.points,
        "points_if_more_come": one.high.points,
        "hours_of_waiting_saved": one.expected.hours,
        "tickets_put_off": one.put_off,
        "worth_yuan": one.worth_yuan,
        "pay_yuan_in_horizon": one.pay_yuan,
        "net_yuan": one.net_yuan,
        "points_per_100_yuan": one.points_per_100_yuan,
    }
