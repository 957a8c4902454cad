"""The reference cases beside the repository, and what our formulas say to each of them."""

import csv
import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shiftplan.queueing import Goal, Performance, agents_for, chat, erlang_a, erlang_b, erlang_c

FOLDER = Path(__file__).parents[3] / "shared" / "reference"
HOUR = 3600.0
Inputs = dict[str, Any]

LEFT_OUT = {
    "ExtendedErlangB": "callers who redial are no model of the planner",
    "HalfinWhitt": "an asymptotic estimate, never the answer",
}
"""Models of the table that no formula of ours covers, with the reason."""


@dataclass(frozen=True)
class Case:
    name: str
    ours: float
    truth: float

    @property
    def relative_error(self) -> float:
        if self.ours == self.truth:  # also when both are infinite
            return 0.0
        return abs(self.ours - self.truth) / abs(self.truth) if self.truth else abs(self.ours)


def erlang_cases() -> Iterator[Case]:
    """Every row of erlang_cases.csv that is not `LEFT_OUT`; an unknown metric is an error, not a gap."""
    with (FOLDER / "erlang_cases.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["model"] not in LEFT_OUT:
                ours = _OURS[row["model"], row["metric"]](_plain(json.loads(row["inputs"])))
                yield Case(f"{row['id']} {row['model']} {row['metric']}", ours, float(row["recomputed"]))


def _plain(given: Inputs) -> Inputs:
    """Inputs of any source in the same words: contacts per hour, seconds."""
    aht = given.get("aht_s") or given.get("aht") or HOUR / 20
    aht = 60.0 * given["aht_min"] if "aht_min" in given else aht
    if "mu" in given:
        aht = 1 / given["mu"]
    return {
        **given,
        "n": given.get("n", given.get("agents")),
        "aht": aht,
        "rate": _rate(given, aht),
        "patience": _patience(given, aht),
        "t": _within(given),
    }


def _rate(given: Inputs, aht: float) -> float | None:
    if "A" in given:
        return float(given["A"]) * HOUR / aht
    if "lam" in given:
        return float(given["lam"]) * HOUR
    for name, scale in (("lam_per_h", 1.0), ("calls_h", 1.0), ("lam_min", 60.0)):
        if name in given:
            return float(given[name]) * scale
    period = given.get("period_s", given.get("interval_s", 60.0 * given.get("period_min", 0)))
    return given["calls"] * HOUR / period if "calls" in given else None


def _patience(given: Inputs, aht: float) -> float | None:
    if "theta_over_mu" in given:
        return aht / float(given["theta_over_mu"])
    if "patience_min" in given:
        return 60.0 * given["patience_min"]
    return given.get("patience_s", given.get("patience"))


def _within(given: Inputs) -> float | None:
    if "target_min" in given:
        return 60.0 * given["target_min"]
    return next((float(given[name]) for name in ("target_s", "t_s", "t") if name in given), None)


def _c(given: Inputs) -> Performance:
    return erlang_c(given["n"], given["rate"], given["aht"])


def _a(given: Inputs) -> Performance:
    return erlang_a(given["n"], given["rate"], given["aht"], given["patience"])


def _load(given: Inputs) -> float:
    return float(given["rate"]) * given["aht"] / HOUR


def _level(model: Callable[[Inputs], Performance], definition: str) -> Callable[[Inputs], float]:
    return lambda given: model(given).service_level(given["t"], definition)


def _trunks(given: Inputs) -> float:
    return next(n for n in range(1, 2000) if erlang_b(n, given["A"]) <= given["target"])


def _max_load(given: Inputs) -> float:
    low, high = 0.0, 10.0 * given["n"]
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if erlang_b(given["n"], middle) < given["blocking"] else (low, middle)
    return low


def _required(given: Inputs) -> float:
    goal = Goal(1 - given["target_pw"], 0) if "target_pw" in given else Goal(given["sl"], given["t"])
    cap = given.get("max_occ", 1.0)
    return agents_for(lambda n: erlang_c(n, given["rate"], given["aht"]), [goal], cap).agents


def _state_probability(given: Inputs) -> float:
    """π of a state with people waiting, from the weights of the chain above the full room."""
    law = _a(given).law
    assert law is not None
    full = law.p_wait / math.exp(law._queue[0])
    waiting = range(1, given["state"] - given["n"] + 1)
    return full * math.prod(law._come / (law._served + q) for q in waiting)


def _in_system(given: Inputs) -> float:
    found = _a(given)
    return found.concurrency * found.agents + found.mean_wait_seconds * given["lam"]


ANSWERED, VIRTUAL, ANSWERED_OR_GONE, LESS_GONE, OF_ANSWERED = (
    "answered_within_of_offered",
    "virtual_wait_within",
    "answered_or_gone_within_of_offered",
    "answered_within_of_offered_less_gone_within",
    "answered_within_of_answered",
)
_OURS: dict[tuple[str, str], Callable[[Inputs], float]] = {
    ("ErlangB", "trunks_required"): _trunks,
    ("ErlangB", "occupancy_carried"): lambda g: _load(g) * (1 - erlang_b(g["n"], _load(g))) / g["n"],
    ("ErlangB", "blocking"): lambda g: erlang_b(g["n"], _load(g)),
    ("ErlangB", "max_load"): _max_load,
    ("ErlangC", "service_level_pct"): lambda g: 100 * _c(g).service_level(g["t"]),
    ("ErlangC", "answered_immediately_pct"): lambda g: 100 * (1 - _c(g).p_wait),
    ("ErlangC", "asa_s"): lambda g: _c(g).mean_wait_seconds,
    ("ErlangC", "asa"): lambda g: _c(g).mean_wait_seconds,
    ("ErlangC", "Wq_year"): lambda g: _c(g).mean_wait_seconds,
    ("ErlangC", "occupancy_pct"): lambda g: 100 * _c(g).occupancy,
    ("ErlangC", "occupancy"): lambda g: _c(g).occupancy,
    ("ErlangC", "p_wait"): lambda g: _c(g).p_wait,
    ("ErlangC", "pw"): lambda g: _c(g).p_wait,
    ("ErlangC", "exact P(wait) at n=ceil(A+beta sqrt A)"): lambda g: _c(g).p_wait,
    ("ErlangC", "agents_required"): _required,
    ("ErlangC", "service_level"): lambda g: _c(g).service_level(g["t"]),
    ("ErlangC", "sl"): lambda g: _c(g).service_level(g["t"]),
    ("ErlangC", "service_level>=0.8 (1=true)"): lambda g: float(_c(g).service_level(g["t"]) >= 0.8),
    ("ErlangA", "abandon_pct"): lambda g: 100 * _a(g).abandon,
    ("ErlangA", "p_abandon"): lambda g: _a(g).abandon,
    ("ErlangA", "pab"): lambda g: _a(g).abandon,
    ("ErlangA", "mean_wait_all_min"): lambda g: _a(g).mean_wait_seconds / 60,
    ("ErlangA", "mean_wait_all_s"): lambda g: _a(g).mean_wait_seconds,
    ("ErlangA", "ew"): lambda g: _a(g).mean_wait_seconds,
    ("ErlangA", "pw"): lambda g: _a(g).p_wait,
    ("ErlangA", "exact P(wait)"): lambda g: _a(g).p_wait,
    ("ErlangA", "occ"): lambda g: _a(g).occupancy,
    ("ErlangA", "service_level"): _level(_a, VIRTUAL),
    ("ErlangA", "service_level (virtual wait V<=t)"): _level(_a, VIRTUAL),
    ("ErlangA", "service_level (answered<=t / answered)"): _level(_a, OF_ANSWERED),
    ("ErlangA", "sl_ans"): _level(_a, ANSWERED),
    ("ErlangA", "sl_cond"): _level(_a, OF_ANSWERED),
    ("ErlangA", "sl_gross"): _level(_a, ANSWERED_OR_GONE),
    ("ErlangA", "sl_virt"): _level(_a, VIRTUAL),
    ("ErlangA", "pi_30"): _state_probability,
    ("ErlangA", "mean_in_system"): _in_system,
}


def chat_cases() -> Iterator[tuple[Case, float | None]]:
    """Every row of chat_cases.csv against its balanced chain, with the exact chain where it was solved."""
    for row in _chat_rows():
        exact = float(row["exact_ctmc"]) if row["exact_ctmc"] else None
        yield _chat_case(row, "balanced_bd", exact=False), exact


def exact_cases() -> Iterator[Case]:
    """Every row of chat_cases.csv whose exact chain was solved, against ours."""
    for row in _chat_rows():
        if row["exact_ctmc"]:
            yield _chat_case(row, "exact_ctmc", exact=True)


def _chat_rows() -> Iterator[dict[str, str]]:
    with (FOLDER / "chat_cases.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _chat_case(row: dict[str, str], truth: str, *, exact: bool) -> Case:
    team = int(row["N"]), float(row["lam_per_h"]), _times(row), float(row["patience_s"])
    found = chat(*team, exact=exact)
    return Case(f"{row['case']} {row['metric']}", _chat_metric(found, row["metric"]), float(row[truth]))


def _times(row: dict[str, str]) -> tuple[float, ...]:
    """Handling times by level. The file prints rates to ten decimals; what was meant is a whole handling
    time at one chat and factors (effective chats) of at most three decimals."""
    rates = json.loads(row["mu_levels_per_s"])
    alone = round(1 / rates[0])
    factors = [round(rate * held * alone, 3) for held, rate in enumerate(rates, start=1)]
    return tuple(alone * held / factor for held, factor in enumerate(factors, start=1))


def _chat_metric(found: Performance, metric: str) -> float:
    plain = {
        "p_wait": found.p_wait,
        "p_ab": found.abandon,
        "e_wait": found.mean_wait_seconds,
        "mean_conc": found.concurrency,
    }
    if metric in plain:
        return plain[metric]
    _, kind, seconds = metric.split("_")
    return found.service_level(float(seconds), {"ans": ANSWERED, "gross": ANSWERED_OR_GONE}[kind])
