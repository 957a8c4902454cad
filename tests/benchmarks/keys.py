"""From a key to its paint, on a real terminal: idle, and while the rota is being solved.

    python -m tests.benchmarks.keys [--template double11 | --size PEOPLE DAYS] [--presses 60]

Opens a fresh copy of a template in the app on a pseudo terminal of 160 × 50, goes to the rota, and walks the
cursor up and down. A press is painted when the line under the grid names the person it went to. Prints
milliseconds: median, 90 %, maximum; and how long the app took to its first paint.
"""

import argparse
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles
from time import monotonic, perf_counter

from shiftplan import planning
from shiftplan.domain.plan import Plan
from tests.benchmarks.synthetic.make import make
from tests.checks.cases import random_rota

COLUMNS, LINES = 160, 50
PATIENCE_SECONDS = 60
QUIET_SECONDS = 0.15


class Terminal:
    """The app on a pseudo terminal; what it wrote since the last look is in `seen`."""

    def __init__(self, folder: Path) -> None:
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment = {  # without the variable that has Python compile the sources at every start
            **kept,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "SHIFTPLAN_LANG": "en",
        }
        command = [sys.executable, "-m", "shiftplan", f"{folder}/"]
        self.child = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment)
        os.close(slave)
        self.master, self.seen = master, b""

    def wait_for(self, text: str) -> float:
        """Read until `text` has been written; the moment at which it had."""
        wanted, limit = text.encode(), monotonic() + PATIENCE_SECONDS
        while wanted not in self.seen:
            if monotonic() > limit or not self._read(1.0):
                raise TimeoutError(f"{text!r} was not painted; last: {self.seen[-300:]!r}")
        return perf_counter()

    def _read(self, seconds: float) -> bool:
        """Take in what comes within `seconds`; False when the app has ended."""
        if select.select([self.master], [], [], seconds)[0]:
            try:
                self.seen += os.read(self.master, 65536)
            except OSError:
                return False
        return self.child.poll() is None

    def rest(self) -> None:
        """Let what is still being painted come in, at most a second of it."""
        limit = monotonic() + 1
        while select.select([self.master], [], [], QUIET_SECONDS)[0] and monotonic() < limit:
            self._read(0)

    def press(self, key: bytes, text: str) -> float:
        """Press a key; milliseconds until `text` is painted."""
        self.seen = b""
        begin = perf_counter()
        os.write(self.master, key)
        return (self.wait_for(text) - begin) * 1000


def walk(terminal: Terminal, plan: Plan, presses: int) -> list[float]:
    """Milliseconds of each step of the cursor between the first two people, either way."""
    first, second = [one for one in plan.agents if one.team == plan.agents[0].team][:2]
    steps = cycle(((b"\x1b[B", second), (b"\x1b[A", first)))
    times = []
    for (key, agent), _ in zip(steps, range(presses), strict=False):
        terminal.rest()
        times.append(terminal.press(key, f"{agent.name} {agent.tier} · "))
    return times


def told(name: str, times: list[float]) -> str:
    ninety = quantiles(times, n=10)[-1]
    figures = f"median {median(times):5.0f}   90% {ninety:5.0f}   max {max(times):5.0f}"
    return f"{name:<16} {figures}   ({len(times)} presses)"


def edits(terminal: Terminal, presses: int) -> list[float]:
    """Milliseconds from the key that gives leave until the line says what that costs, person by person."""
    times = []
    for _ in range(presses):
        terminal.press(b"\x1b[B", " \u00b7 ")
        terminal.rest()
        times.append(terminal.press(b"l", "value "))
        terminal.rest()
    return times


def measure(folder: Path, presses: int, *, solving: bool) -> None:
    plan = planning.open_plan(folder).plan
    begin = perf_counter()
    terminal = Terminal(folder)
    print(f"{'first paint':<16} {(terminal.wait_for('Overview') - begin) * 1000:5.0f} ms")
    print(f"{'plan painted':<16} {(terminal.wait_for(plan.settings.name) - begin) * 1000:5.0f} ms")
    terminal.rest()
    rota = terminal.press(b"4", f"{plan.agents[0].name} {plan.agents[0].tier} · ")
    print(f"{'rota painted':<16} {rota:5.0f} ms after its key")
    print(told("idle", walk(terminal, plan, presses)))
    if solving:
        terminal.press(b"s", "proven bound")
        print(told("while solving", walk(terminal, plan, presses)))
    else:
        team = sum(one.team == plan.agents[0].team for one in plan.agents)  # below it stands a heading
        print(told("edit judged", edits(terminal, min(presses, team - 2))))
    terminal.child.terminate()
    terminal.child.wait(PATIENCE_SECONDS)


def made(place: Path, template: str, size: list[int]) -> Path:
    """A plan of a template; or a random team of so many people and days with a random rota."""
    if not size:
        return planning.make_plan(template, place / "plan")
    make(*size, seed=1, out=place)
    opened = planning.open_plan(place)
    planning.save_rota(opened, random_rota(opened.plan, seed=1, share=0.7))
    planning.need_of(opened.plan)
    return place


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--template", default="double11")
    parser.add_argument("--size", type=int, nargs=2, default=[], metavar=("PEOPLE", "DAYS"))
    parser.add_argument("--presses", type=int, default=60)
    chosen = parser.parse_args()
    print(f"load of this machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as place:
        folder = made(Path(place), chosen.template, chosen.size)
        measure(folder, chosen.presses, solving=not chosen.size)


if __name__ == "__main__":
    main()
