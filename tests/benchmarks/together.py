"""What the others in a plan cost: at rest, and when something of theirs comes in.

    python -m tests.benchmarks.together [--size PEOPLE DAYS] [--seconds 30]

Opens a random team in the app on a pseudo terminal. Prints the share of a core that the app takes at rest;
what one look at the folder costs; how long after somebody else's edit is written it is told on the
screen; and how long keys take while that comes in.
"""

import argparse
import os
import tempfile
from pathlib import Path
from statistics import median
from time import monotonic, perf_counter, process_time, sleep

from shiftplan import planning
from shiftplan.domain import editing
from shiftplan.domain.rota import Cell, Rota
from shiftplan.planning.arrivals import signature
from shiftplan.planning.presence import Presence
from tests.benchmarks.keys import Terminal, made, told, walk

TICKS = os.sysconf("SC_CLK_TCK")
ROUNDS = 2000


def look_cost(folder: Path) -> float:
    """Microseconds of processor for one look at the folder with two others in it."""
    others = [Presence(folder, login=name) for name in ("li", "zhao")]
    for one in others:
        one.come()
    here = Presence(folder, login="wu")
    here.come()
    begin = process_time()
    for _ in range(ROUNDS):
        here.others()
        signature(folder)
    spent = process_time() - begin
    for one in (*others, here):
        one.leave()
    return spent / ROUNDS * 1e6


def processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def at_rest(terminal: Terminal, seconds: float) -> float:
    """The share of a core that the app takes, in per cent."""
    before, end = processor_seconds(terminal.child.pid), monotonic() + seconds
    while monotonic() < end:
        terminal._read(0.5)
    return (processor_seconds(terminal.child.pid) - before) / seconds * 100


def edit(folder: Path, number: int) -> None:
    opened = planning.open_plan(folder)
    cell = Cell(opened.plan.agents[number].id, opened.plan.grid.dates[0])
    rota = opened.rota or Rota()
    one, other = sorted(opened.plan.shift)[:2]
    there = rota.by_cell.get(cell)
    shift = other if there and there.shift == one else one
    planning.carry_out(opened, editing.set_shift(opened.plan, rota, [cell], shift), "li")


def measure(folder: Path, seconds: float) -> None:
    plan = planning.open_plan(folder).plan
    print(f"one look         {look_cost(folder):5.0f} µs of processor, once a second")
    terminal = Terminal(folder)
    terminal.wait_for(plan.settings.name)
    terminal.press(b"4", f"{plan.agents[0].name} {plan.agents[0].tier} · ")
    settle = monotonic() + 20
    while monotonic() < settle:
        terminal._read(0.5)
    print(f"at rest          {at_rest(terminal, seconds):5.2f} % of a core over {seconds:.0f} s")
    times = []
    for number in range(5, 10):
        edit(folder, number)
        terminal.seen, begin = b"", perf_counter()
        times.append(terminal.wait_for("li: ") - begin)
        sleep(13)  # until the notice has gone
        terminal.rest()
    print(f"told after       median {median(times):4.1f} s   max {max(times):4.1f} s")
    edit(folder, 11)
    print(told("keys meanwhile", walk(terminal, plan, 20)))
    terminal.child.terminate()
    terminal.child.wait(60)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--size", type=int, nargs=2, default=[500, 28], metavar=("PEOPLE", "DAYS"))
    parser.add_argument("--seconds", type=float, default=30)
    chosen = parser.parse_args()
    print(f"load of this machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as place:
        measure(made(Path(place), "", chosen.size), chosen.seconds)


if __name__ == "__main__":
    main()
