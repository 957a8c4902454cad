"""Times of the need: `python -m tests.benchmarks.need`.

Prints seconds for 21 days × 48 slots × 6 queues, no two rates equal, with each slot as a steady state and
with the queue carried from slot to slot: for days as they are (a curve of the day with 20 % noise and two
openings) and for slots that know nothing of each other; for deferred work beside them; and for the sample
plans.
"""

import random
import sys
import time
from math import cos, pi

from shiftplan import planning
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Settings
from shiftplan.domain.queue import Model, Queue
from shiftplan.domain.staffing import Method
from shiftplan.domain.traffic import Traffic
from shiftplan.planning.need_beside import large_need
from shiftplan.resources import shipped
from shiftplan.staffing import need
from tests import builders

AHT = (240.0, 282.0, 288.0, 331.0, 343.0)
GRID = builders.grid(21)
WINDOWS = (5, 3, 3, 2, 1, 1)
PEAKS = (3000, 3000, 500, 500, 500, 500)


def say(text: str) -> None:
    sys.stdout.write(text + "\n")


def queues() -> tuple[Queue, ...]:
    return tuple(
        builders.queue(
            f"q{index}",
            model=Model.CHAT if windows > 1 else Model.ERLANG_A,
            aht_seconds=AHT[:windows],
            patience_seconds=120,
        )
        for index, windows in enumerate(WINDOWS)
    )


def days_as_they_are(chance: random.Random) -> dict[str, tuple[float, ...]]:
    """Quiet at 4 in the morning, busy at 16 and after an opening at 20 on two of the days."""
    found = {}
    for index, peak in enumerate(PEAKS):
        curve = []
        for slot in range(GRID.slots):
            day, of_day = divmod(slot, GRID.per_day)
            usual = 0.5 - 0.45 * cos(2 * pi * (of_day - 8) / GRID.per_day)
            rush = 4 if day in {10, 18} and of_day in {40, 41} else 1
            curve.append(peak / 4 * usual * rush * chance.uniform(0.8, 1.2))
        found[f"q{index}"] = tuple(curve)
    return found


def slots_alone(chance: random.Random) -> dict[str, tuple[float, ...]]:
    return {
        f"q{index}": tuple(chance.uniform(0, peak) for _ in range(GRID.slots))
        for index, peak in enumerate(PEAKS)
    }


def timed(settings: Settings, traffic: Traffic, method: Method) -> tuple[str, Need]:
    """By the clock, and of one processor: the machine may be shared."""
    clock, own = time.perf_counter(), time.process_time()
    found = need(settings, traffic, None, method)
    return f"{time.perf_counter() - clock:.2f} s ({time.process_time() - own:.2f} s CPU)", found


def whole_plan() -> None:
    settings = builders.plan(grid=GRID, queues=queues()).settings
    for name, made in (("days as they are", days_as_they_are), ("slots alone", slots_alone)):
        traffic = Traffic(grid=GRID, scenario="base", contacts=made(random.Random(1)))
        for method in (Method.SIPP, Method.FORWARD):
            seconds, found = timed(settings, traffic, method)
            most = max(max(queue.online) for queue in found.queues)
            say(f"21 days x 48 slots x 6 queues, {name}, up to {most} agents, {method}: {seconds}")
        clock = time.perf_counter()
        large_need(settings, traffic, None, Method.FORWARD)
        say(f"the same as the commands and the app do it: {time.perf_counter() - clock:.2f} s")


def deferred() -> None:
    own = builders.queue("tickets", model=Model.DEFERRED, aht_seconds=(300,), deadline_hours=24)
    settings = builders.plan(grid=GRID, queues=(queues()[1], own)).settings
    made = days_as_they_are(random.Random(1))
    traffic = Traffic(grid=GRID, scenario="base", contacts={"q1": made["q1"], "tickets": made["q2"]})
    for name, chosen in (("with", settings.queues), ("without", settings.queues[:1])):
        seconds, _ = timed(settings.model_copy(update={"queues": chosen}), traffic, Method.SIPP)
        say(f"one queue over 21 days x 48 slots, {name} deferred work beside it: {seconds}")


def templates() -> None:
    for template in ("small", "midnight", "double11"):
        plan = planning.open_plan(shipped("configs") / "templates" / template).plan
        traffic = planning.traffic_of(plan)
        for method in (Method.SIPP, Method.FORWARD):
            seconds, found = timed(plan.settings, traffic, method)
            say(f"{template}, {method}: {seconds}, {found.agent_hours:,.1f} agent-hours")


if __name__ == "__main__":
    whole_plan()
    deferred()
    templates()
