"""Errors and times of the staffing formulas: `python -m tests.benchmarks.staffing`.

Prints the largest relative errors against the reference tables (when they lie beside the repository), how
far the balanced chain is from the exact one, milliseconds a call at 5,000 and 10,000 agents and of the exact
chain by size, and the seconds for the need of 21 days × 48 slots × 6 queues in which no two rates are equal,
each slot a steady state, once with large teams and once with small ones only.
"""

import random
import sys
import time
from collections.abc import Callable, Iterable

from shiftplan.domain.queue import Model
from shiftplan.domain.staffing import Method
from shiftplan.domain.traffic import Traffic
from shiftplan.queueing import Performance, chat, erlang_a, erlang_c
from shiftplan.queueing.states import number_of_states
from shiftplan.staffing import need
from tests import builders
from tests.queueing.reference import FOLDER, Case, chat_cases, erlang_cases, exact_cases

AHT = (240.0, 282.0, 288.0, 331.0, 343.0)


def say(text: str) -> None:
    sys.stdout.write(text + "\n")


def errors() -> None:
    if not FOLDER.exists():
        say("the reference tables are not there: errors not measured")
        return
    _worst("erlang_cases.csv", erlang_cases())
    _worst("chat_cases.csv, balanced chain (printed to 10 digits)", (case for case, _ in chat_cases()))
    _worst("chat_cases.csv, exact chain (printed to 10 digits)", exact_cases())
    points = [
        (100 * abs(case.ours - exact), case.name)
        for case, exact in chat_cases()
        if exact is not None and " sl_" in case.name
    ]
    published = [point for point in points if not point[1].startswith("C09")]
    say(
        "chat, service level against the exact chain, points: published factors {:.3f} ({})".format(
            *max(published)
        )
    )
    say("                                                     all {:.3f} ({})".format(*max(points)))


def _worst(name: str, cases: Iterable[Case]) -> None:
    all_cases = list(cases)
    worst = max(all_cases, key=lambda case: case.relative_error)
    say(f"{name}: {len(all_cases)} rows, largest relative error {worst.relative_error:.1e} ({worst.name})")


def between_the_chains() -> None:
    """The largest differences over teams of 3 to 30 at 60 to 120 % of their capacity, published factors.

    First replies: an agent who takes his last possible chat is late, all others are in time.
    """
    by_wait, by_reply = [], []
    for agents, windows in ((3, 3), (5, 4), (5, 5), (10, 2), (10, 3), (10, 4), (20, 2), (20, 3), (30, 2)):
        late = (*(5.0,) * (windows - 1), 60.0)
        for load in (0.6, 0.8, 0.95, 1.0, 1.2):
            rate = load * agents * windows / AHT[windows - 1] * 3600
            exact, even = (chat(agents, rate, AHT[:windows], 120, exact=which) for which in (True, False))
            name = f"{agents} agents, {windows} windows, {load:.0%} busy"
            by_wait.append((_points(exact, even, ()), name))
            by_reply.append((_points(exact, even, late), name))
    say("balanced against exact chain, 18 s, points: wait {:.2f} ({})".format(*max(by_wait)))
    say("                                     first reply {:.2f} ({})".format(*max(by_reply)))


def _points(exact: Performance, even: Performance, replies: tuple[float, ...]) -> float:
    return 100 * abs(exact.service_level(18, replies=replies) - even.service_level(18, replies=replies))


def exact_sizes() -> None:
    for agents, windows in ((5, 3), (10, 3), (10, 4), (20, 3), (12, 4), (10, 5), (30, 3), (20, 4)):
        rate = 0.9 * agents * windows / AHT[windows - 1] * 3600
        passed = _seconds(lambda n, w=windows, r=rate: chat(n, r, AHT[:w], 120, exact=True), agents, 7)
        states = number_of_states(agents, windows)
        say(f"exact chain, {agents} agents x {windows} windows, {states:,} states: {1000 * passed:.1f} ms")


def calls() -> None:
    models: dict[str, Callable[[int], Performance]] = {
        "Erlang C": lambda n: erlang_c(n, 14.9 * n, 240),
        "Erlang A": lambda n: erlang_a(n, 14.9 * n, 240, 120),
        "Erlang A, twice its load": lambda n: erlang_a(n, 30.0 * n, 240, 120),
        "chat, 5 windows": lambda n: chat(n, 52.0 * n, AHT, 120),
    }
    for name, model in models.items():
        for agents in (5_000, 10_000):
            say(f"{name}, {agents:,} agents: {1000 * _seconds(model, agents):.2f} ms")


def _seconds(model: Callable[[int], Performance], agents: int, calls: int = 31) -> float:
    """The median of calls, all measures and all five service levels included; the first warms up."""
    times = []
    for _ in range(calls):
        begin = time.perf_counter()
        model(agents).service_levels(18)
        times.append(time.perf_counter() - begin)
    return sorted(times)[calls // 2]


def whole_plan(busiest: float, other: float) -> None:
    """Rates an hour up to `busiest` in two queues and up to `other` in four."""
    chance, grid = random.Random(1), builders.grid(21)
    queues = tuple(
        builders.queue(
            f"q{i}",
            model=Model.CHAT if windows > 1 else Model.ERLANG_A,
            aht_seconds=AHT[:windows],
            patience_seconds=120,
        )
        for i, windows in enumerate((5, 3, 3, 2, 1, 1))
    )
    contacts = {
        queue.id: tuple(
            chance.uniform(0, (busiest if i < 2 else other) * grid.hours) for _ in range(grid.slots)
        )
        for i, queue in enumerate(queues)
    }
    settings = builders.plan(grid=grid, queues=queues).settings
    begin = time.perf_counter()
    found = need(settings, Traffic(grid=grid, scenario="base", contacts=contacts), method=Method.SIPP)
    passed = time.perf_counter() - begin
    most = max(max(queue.online) for queue in found.queues)
    say(f"need of 21 days x 48 slots x 6 queues, up to {most} agents: {passed:.2f} s")


if __name__ == "__main__":
    errors()
    between_the_chains()
    calls()
    exact_sizes()
    whole_plan(6000, 1000)
    whole_plan(200, 150)
