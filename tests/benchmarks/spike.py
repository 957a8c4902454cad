"""The spike at midnight, staffed and judged: what is promised, what comes true, what a simulation says.

    python -m tests.benchmarks.spike --aht 480 --patience 180 --interval 30 --target 0.8 --within 18 \
        [--method forward|sipp] [--rounding nearest|up]

Contacts an hour: 600 until 23:50, rising to 900 at 00:00 and to 6,000 at 00:02, then
1,500 + 4,500·exp(−(t − 120 s)/2,400 s); from 23:30 to 03:00, after a steady state at the first rate with the
first agents. `--aht 240,282,288` is chat with three windows. Prints one JSON document: `rows` (by interval:
`slots` = agents × windows, the true `service_level`, the simulated one with its standard error, the
`worst_instant`, contacts `waiting` at the start, and what a steady state of the mean rate `predicts`),
`slot_hours`, the settings, and the seconds that 24 hours with 1,000 agents take.
"""

import argparse
import json
import math
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

if not __package__:  # run as a file from the project's root
    sys.path.insert(0, str(Path(__file__).parents[2]))

from shiftplan.queueing import Goal, agents_for, chat
from shiftplan.queueing.checked import MOST_AGENTS
from shiftplan.queueing.fewest import fewest as bisected
from shiftplan.queueing.transient import Line, Passed, Piece, advance, fewest, settled
from shiftplan.queueing.transient.search import Rounding
from tests.benchmarks.spike_simulation import Night, Served, simulate

BEGIN, END = -1800, 10_800  # seconds from midnight
HOUR = 3600
KINKS = (-600, 0, 120)
STEP = 60  # the decay is followed by straight lines of a minute
CLEAR = 0.0025
NIGHTS, ROUNDS, TIME_FOR_ROUNDS = 2600, 4, 60.0
MOST_NIGHTS = 6
NEAR = 0.01


def per_hour(moment: float) -> float:
    return float(per_hour_at(np.array([moment]))[0])


def per_hour_at(moments: np.ndarray) -> np.ndarray:
    rise = np.interp(moments, (*KINKS[:1], *KINKS[1:]), (600.0, 900.0, 6000.0))
    return np.where(moments <= KINKS[-1], rise, 1500 + 4500 * np.exp(-(moments - KINKS[-1]) / 2400))


def intervals(minutes: int) -> list[list[Piece]]:
    """The rate in straight pieces, interval by interval."""
    edges = sorted({*range(BEGIN, END + 1, STEP), *KINKS})
    return [
        [
            Piece(b - a, per_hour(a), per_hour(b))
            for a, b in pairwise(edges)
            if start <= a < start + 60 * minutes
        ]
        for start in range(BEGIN, END, 60 * minutes)
    ]


def mean_rate(pieces: Sequence[Piece]) -> float:
    contacts = sum(piece.seconds * (piece.start_per_hour + piece.end_per_hour) / 2 for piece in pieces)
    return contacts / sum(piece.seconds for piece in pieces)


def sipp(line: Line, pieces: Sequence[Piece], goal: Goal) -> int:
    """Agents for a steady state of the mean rate."""
    rate = mean_rate(pieces)
    model = lambda n: chat(n, rate, line.aht_seconds, line.patience_seconds, exact=False)  # noqa: E731
    return agents_for(model, [goal]).agents


def by_sipp(line: Line, plan: list[list[Piece]], goal: Goal) -> list[int]:
    return [sipp(line, pieces, goal) for pieces in plan]


def forward(line: Line, plan: list[list[Piece]], goal: Goal, rounding: Rounding) -> list[int]:
    """The fewest agents interval by interval, each given the queue carried in and the agents that follow.

    Who follows is taken from the night worked out before, until a night comes again; of those in turn the one
    nearest to the target is kept.
    """
    nights = [by_sipp(line, plan, goal)]
    while nights[-1] not in nights[:-1] and len(nights) <= MOST_NIGHTS:
        nights.append(_one_night(line, plan, goal, rounding, nights[-1]))
    again = nights.index(nights[-1])
    turns = nights[again + 1 :] or nights[-2:]
    return min(turns, key=lambda agents: _furthest(followed(line, plan, agents), goal, rounding))


def _furthest(told: Sequence[Passed], goal: Goal, rounding: Rounding) -> tuple[float, float]:
    """First how far the lowest level is below what may be, then how far any is off."""
    off = [passed.level(goal) - goal.share for passed in told]
    allowed = NEAR if rounding == "nearest" else 0.0
    return max(0.0, -min(off) - allowed), max(abs(level) for level in off)


def _one_night(
    line: Line, plan: list[list[Piece]], goal: Goal, rounding: Rounding, before: Sequence[int]
) -> list[int]:
    follow = (*before[1:], None)
    told = [opened(line, plan[0], goal, rounding, follow[0])]
    for pieces, guess, then in zip(plan[1:], before[1:], follow[1:], strict=True):
        state = told[-1].end
        found = fewest(line, state, pieces, [goal], guess=guess, then=then, rounding=rounding)
        told.append(found.passed)
    return [passed.agents for passed in told]


def opened(line: Line, pieces: list[Piece], goal: Goal, rounding: Rounding, then: int | None) -> Passed:
    """The first interval, which begins in the steady state of the same agents."""

    def tried(agents: int) -> Passed:
        state = settled(line, agents, per_hour(BEGIN))
        return advance(line, state, agents, pieces, then=then)

    agents = bisected(lambda n: tried(n).level(goal) >= goal.share, sipp(line, pieces, goal), MOST_AGENTS)
    assert agents is not None
    fewer, enough = tried(max(agents - 1, 1)), tried(agents)
    missed, over = goal.share - fewer.level(goal), enough.level(goal) - goal.share
    return fewer if rounding == "nearest" and 0 < missed <= NEAR and missed < over else enough


def followed(line: Line, plan: list[list[Piece]], agents: Sequence[int]) -> list[Passed]:
    """What a given staffing achieves."""
    state, told = settled(line, agents[0], per_hour(BEGIN)), []
    for pieces, number, then in zip(plan, agents, (*agents[1:], None), strict=True):
        told.append(advance(line, state, number, pieces, then=then))
        state = told[-1].end
    return told


def simulated(line: Line, told: Sequence[Passed], goal: Goal, interval: int) -> tuple[Served, int]:
    """Nights until every standard error is below a quarter of a point, or the time for them is over."""
    night = Night(
        rate=lambda moments: per_hour_at(moments) / HOUR,
        begin=BEGIN,
        end=END,
        interval=60 * interval,
        agents=[passed.agents for passed in told],
        aht=line.aht_seconds,
        patience=line.patience_seconds,
        within=goal.within_seconds,
    )
    rounds, until = list[Served](), perf_counter() + TIME_FOR_ROUNDS
    while not rounds or (len(rounds) < ROUNDS and perf_counter() < until):
        rounds.append(simulate(night, NIGHTS, seed=len(rounds) + 1))
        level = np.mean([served.level for served in rounds], axis=0)
        error = np.sqrt(np.mean([served.error**2 for served in rounds], axis=0) / len(rounds))
        if error.max() < CLEAR:
            break
    return Served(level, error), len(rounds) * NIGHTS


def rows(
    line: Line, told: Sequence[Passed], goal: Goal, interval: int, found: Served
) -> list[dict[str, Any]]:
    plan = intervals(interval)
    return [
        {
            "interval": _clock(BEGIN + 60 * interval * number),
            "contacts_per_hour": round(mean_rate(pieces), 1),
            "slots": passed.agents * line.windows,
            "agents": passed.agents,
            "service_level": round(passed.level(goal), 5),
            "service_level_simulated": round(float(found.level[number]), 5),
            "standard_error": round(float(found.error[number]), 5),
            "worst_instant": round(passed.worst(goal), 5),
            "waiting": round(passed.waiting_at_start, 2),
            "abandoned": round(passed.abandon, 5),
            "predicted": round(_steady(line, passed.agents, pieces, goal), 5),
        }
        for number, (passed, pieces) in enumerate(zip(told, plan, strict=True))
    ]


def _steady(line: Line, agents: int, pieces: Sequence[Piece], goal: Goal) -> float:
    times = line.aht_seconds
    return goal.level(chat(agents, mean_rate(pieces), times, line.patience_seconds, exact=False))


def _clock(seconds: int) -> str:
    minutes = seconds // 60 % 1440
    return f"{minutes // 60:02}:{minutes % 60:02}"


def a_day(aht: tuple[float, ...]) -> float:
    """Seconds for 24 hours with 1,000 agents, the rate changing every five minutes between a third and
    all of what they can do, with the level and the worst instant of every half-hour.
    """
    line, goal = Line(aht, 180.0), Goal(0.8, 18)
    full = 1000 * line.end_rates[-1] * HOUR
    rates = [full * (0.33 + 0.67 * math.sin(math.pi * step / 288) ** 2) for step in range(289)]
    begin, state = perf_counter(), settled(line, 1000, rates[0])
    for slot in range(48):
        pieces = [Piece(300, rates[6 * slot + part], rates[6 * slot + part + 1]) for part in range(6)]
        passed = advance(line, state, 1000, pieces)
        passed.level(goal), passed.worst(goal)
        state = passed.end
    return perf_counter() - begin


def main(options: argparse.Namespace) -> None:
    line, goal = Line(options.aht, options.patience), Goal(options.target, options.within)
    plan, begin = intervals(options.interval), perf_counter()
    steady = options.method == "sipp"
    agents = by_sipp(line, plan, goal) if steady else forward(line, plan, goal, options.rounding)
    told = followed(line, plan, agents)
    seconds = perf_counter() - begin
    found, nights = simulated(line, told, goal, options.interval)
    hours = round(sum(passed.agents * passed.seconds for passed in told) / HOUR, 6)
    document = {
        **vars(options),
        "rows": rows(line, told, goal, options.interval, found),
        "slot_hours": hours * line.windows,
        "agent_hours": hours,
        "staffing_seconds": round(seconds, 3),
        "simulated_nights": nights,
        "day_of_1000_agents_seconds": {
            "one window": round(a_day((480.0,)), 2),
            "three windows": round(a_day((240.0, 282.0, 288.0)), 2),
        },
    }
    sys.stdout.write(json.dumps(document, indent=1) + "\n")


def _times(text: str) -> tuple[float, ...]:
    return tuple(float(word) for word in text.split(","))


def _minutes(text: str) -> int:
    if not 1 <= int(text) <= (END - BEGIN) // 60:
        raise ValueError(text)
    return int(text)


def _read() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="the spike at midnight, staffed, judged and simulated")
    parser.add_argument("--aht", type=_times, default=(480.0,), help="seconds; one value a window")
    parser.add_argument("--patience", type=float, default=180.0, help="seconds")
    parser.add_argument("--interval", type=_minutes, default=30, help="minutes; the last one may be shorter")
    parser.add_argument("--target", type=float, default=0.8)
    parser.add_argument("--within", type=float, default=18.0, help="seconds")
    parser.add_argument("--method", choices=("forward", "sipp"), default="forward")
    parser.add_argument("--rounding", choices=("nearest", "up"), default="nearest")
    return parser.parse_args()


if __name__ == "__main__":
    main(_read())
