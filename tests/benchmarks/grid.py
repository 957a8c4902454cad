"""How long the app works at a key on the rota of many people, in milliseconds of its own thread.

    python -m tests.benchmarks.grid [--people 500] [--days 28] [--presses 30]

The whole app without a terminal, on a screen of 160 × 50 and a random rota: handling the key, drawing, and
writing what the terminal would be told. The time of the thread, so other work on the machine counts little.
Printed are median, 95 % and maximum of every way to move.
"""

import argparse
import asyncio
import gc
import os
import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, thread_time

from textual.pilot import Pilot

from shiftplan.cli.open import RARELY
from shiftplan.tui.app import ShiftplanApp
from tests.benchmarks.keys import made
from tests.tui.rota.running import at_stage

SIZE = (160, 50)
WAYS = {
    "a key without a meaning": ("", "f9"),
    "down, in sight": ("", "down"),
    "down, scrolling": ("pagedown", "down"),
    "right": ("ctrl+home,home", "right"),
    "page down": ("ctrl+home", "pagedown"),
    "select down": ("ctrl+home", "shift+down"),
    "another zoom": ("escape,ctrl+home", "z"),
    "by half-hours: down": ("plus,plus", "down"),
    "by half-hours: right": ("", "right"),
    "by half-hours: page": ("ctrl+home", "pagedown"),
    "by half-hours: day": ("ctrl+home", "full_stop"),
    "month: right": ("minus,minus,home", "right"),
    "month: page down": ("ctrl+home", "pagedown"),
    "filter, a sign": ("plus,f", "1"),
}
"""What is pressed before, not timed, and what is timed; the first is what pressing costs in itself."""
MOST = {"page down": 12, "month: page down": 12, "by half-hours: page": 12, "filter, a sign": 3}
"""Presses after which the end is reached."""


async def work_at(pilot: Pilot[None], key: str) -> float:
    begin = thread_time()
    await pilot.press(key)
    await pilot.pause()
    return (thread_time() - begin) * 1000


def told(name: str, times: list[float]) -> str:
    high = quantiles(times, n=20)[-1]
    return (
        f"{name:<24} median {median(times):6.1f}   95 % {high:6.1f}   max {max(times):6.1f}   ({len(times)})"
    )


async def measure(folder: Path, presses: int) -> None:
    gc.set_threshold(*RARELY)
    app = ShiftplanApp(folder)
    async with app.run_test(size=SIZE) as pilot:
        begin = perf_counter()
        await at_stage(pilot, app, "4")
        print(f"rota on the screen after {perf_counter() - begin:.1f} s, its need and judgement waited for")
        for name, (before, key) in WAYS.items():
            for one in filter(None, before.split(",")):
                await pilot.press(one)
            await pilot.pause()
            times = [await work_at(pilot, key) for _ in range(min(presses, MOST.get(name, presses)))]
            print(told(name, times))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--days", type=int, default=28)
    parser.add_argument("--presses", type=int, default=30)
    chosen = parser.parse_args()
    print(f"load of this machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as place:
        folder = made(Path(place), "", [chosen.people, chosen.days])
        asyncio.run(measure(folder, chosen.presses))


if __name__ == "__main__":
    main()
