"""The JSON of `shiftplan fairness`."""

from collections.abc import Sequence
from typing import Any

from shiftplan.domain.fair_counts import Measure
from shiftplan.domain.fairness import Amounts, Standing, Tally
from shiftplan.planning.fairness import Chosen, Fairness

DIGITS = 4


def data(fairness: Fairness, measures: Sequence[Measure], chosen: Chosen) -> dict[str, Any]:
    """Every measure with its figures and the people chosen; amounts in shifts, days, hours or wishes."""
    return {"team": fairness.team, "measures": [_measure(fairness, each, chosen) for each in measures]}


def _measure(fairness: Fairness, measure: Measure, chosen: Chosen) -> dict[str, Any]:
    tally = fairness.tally(measure)
    return {
        "measure": measure.value,
        "people": len(tally.standings),
        "able": len(tally.able),
        "total": _round(tally.total),
        "mean": _round(tally.mean),
        "spread": {
            "before": _rounded(tally.spread_before._asdict()) if tally.told else None,
            "with": _rounded(tally.spread._asdict()),
        },
        "standings": [_standing(fairness, tally, one) for one in chosen.of(tally)],
    }


def _standing(fairness: Fairness, tally: Tally, one: Standing) -> dict[str, Any]:
    agent = one.agent
    own: dict[str, Any] = {}
    if tally.measure is Measure.WISHES:
        own = {"asked": one.asked, "met": one.asked - round(one.have.now)}
    if tally.measure is Measure.PEAKS:
        own = {"peak_hours": _round(fairness.peak_hours[agent.id])}
    return {
        "agent": agent.id,
        "name": agent.name,
        "team": agent.team,
        "tier": agent.tier.value,
        "contract": agent.contract,
        "rank": tally.ranks[agent.id],
        **own,
        "days_present": one.days,
        "chances": one.chances,
        "have": _amounts(one.have),
        "mean": _amounts(one.mean),
        "share": _amounts(one.share),
        "over": _round(one.over),
        "because": _rounded({"few": one.by_few, "before": one.by_before, "rota": one.by_rota}),
        "reasons": [
            {"why": each.why.value, "amount": _round(each.amount), "sentence": str(each.sentence)}
            for each in fairness.reasons(tally.measure, one)
        ],
    }


def _amounts(found: Amounts) -> dict[str, float]:
    return _rounded({"before": found.before, "now": found.now, "total": found.total})


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: _round(value) for name, value in values.items()}


def _round(value: float) -> float:
    return round(value, DIGITS) + 0.0
