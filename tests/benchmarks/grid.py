"""How long the rota grid takes to draw many people, in milliseconds.

    python -m tests.benchmarks.grid [--people 500] [--days 28]

On a screen of 160 × 50: a step of the cursor, a page after a jump, a page of another table (nothing kept),
and the cover and findings of a new rota, which the app works out in a thread.
"""

import argparse
import asyncio
import os
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

from tests.tui.rota import samples
from tests.tui.rota.stand import Stand

SIZE = (160, 50)
TIMES = 12


def since(begin: float) -> float:
    return (perf_counter() - begin) * 1000


def told(name: str, times: list[float]) -> str:
    return f"{name:<24} median {median(times):6.2f} ms   max {max(times):6.2f} ms   ({len(times)} times)"


async def measure(people: int, days: int) -> None:
    """Ask for lines as the compositor does; what was drawn before is kept, as it is in the app."""
    app = Stand(samples.crowd(people, days))
    lines, pages, tables = [], [], []
    async with app.run_test(size=SIZE) as pilot:
        for jump in range(1, TIMES + 1):
            pages.append(after(partial(setattr, app.grid, "line", jump * (people - 1) // TIMES), app.lines))
            await pilot.pause()
        for _ in range(TIMES):
            lines.append(after(partial(app.grid.action_move, -1, 0), app.lines))
            await pilot.pause()
        for _ in range(TIMES):
            tables.append(after(app.grid._forget, app.lines))
            await pilot.pause()
    print(told("one step of the cursor", lines))
    print(told("a page after a jump", pages))
    print(told("a page of a new table", tables))
    print(told("cover and findings", [answers(people, days) for _ in range(TIMES // 3)]))


def after(change: Callable[[], object], draw: Callable[[], object]) -> float:
    begin = perf_counter()
    change()
    draw()
    return since(begin)


def answers(people: int, days: int) -> float:
    """What `RotaScreen` asks of a table before it draws it."""
    table = samples.crowd(people, days)
    begin = perf_counter()
    len(table.short_hours), len(table.flaws)
    return since(begin)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--days", type=int, default=28)
    chosen = parser.parse_args()
    print(f"load of this machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    asyncio.run(measure(chosen.people, chosen.days))


if __name__ == "__main__":
    main()
