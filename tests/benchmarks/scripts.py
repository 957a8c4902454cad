"""What opening the script window costs: `python -m tests.benchmarks.scripts PLAN`.

Opens the app without a terminal at 80×24, with the collector of garbage as `shiftplan PLAN` sets it, waits
until need and judgement stand, and presses `t` on the live screen. Prints milliseconds of processor in the
thread of the screen, and by the clock, until the scripts are laid out: the first time, then again.
"""

import argparse
import asyncio
import gc
from pathlib import Path
from time import perf_counter, thread_time

from textual.pilot import Pilot

from shiftplan.cli.open import RARELY
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.operations.board import Board

TICK = 0.005


async def opened(pilot: Pilot[None]) -> tuple[float, float]:
    """(processor, clock), milliseconds from the key to the list."""
    app, used, began = pilot.app, thread_time(), perf_counter()
    await pilot.press("t")
    while not (app.screen.query("Finder") and app.screen.query_one(Board).option_count):
        await pilot.pause(TICK)
    return 1000 * (thread_time() - used), 1000 * (perf_counter() - began)


async def measure(plan: Path, times: int) -> None:
    app = ShiftplanApp(plan)
    gc.freeze()
    gc.set_threshold(*RARELY)
    async with app.run_test(size=(80, 24)) as pilot:
        while app.workspace.judgement is None or app.live is None:
            await pilot.pause(0.1)
        await pilot.press("7")
        await pilot.pause(3)
        for number in range(1, times + 1):
            processor, clock = await opened(pilot)
            print(f"opening {number}: {processor:.0f} ms of processor, {clock:.0f} ms by the clock")
            await pilot.press("escape")
            await pilot.pause(0.5)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("plan", type=Path)
    asked.add_argument("--times", type=int, default=3)
    wanted = asked.parse_args()
    asyncio.run(measure(wanted.plan, wanted.times))


if __name__ == "__main__":
    main()
