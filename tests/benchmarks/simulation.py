"""The simulation against chat_cases.csv, and its speed: `python -m tests.benchmarks.simulation [CONTACTS]`.

Prints for every case and metric our mean, the exact chain's value (the other simulation's where there is
none) and z, the difference in standard errors; then contacts a second, and the seconds that 20 replications
of the double11 sample take (its need's staffing).
"""

import sys
import tempfile
import time
from pathlib import Path

from shiftplan import planning
from shiftplan.domain.estimate import SimulationOptions
from tests.simulation.reference import FILE, Case, cases

CONTACTS = 1_000_000
NO_SPREAD = 1e-9


def say(text: str) -> None:
    sys.stdout.write(text + "\n")


def one(case: Case, contacts: float) -> float:
    """Print a case; its largest |z|."""
    began = time.process_time()
    found = case.simulate(contacts)
    seconds = time.process_time() - began
    worst = 0.0
    for name, measured in case.measures(found.figures).items():
        truth, mean = case.truths[name], measured.mean[0]
        assert mean is not None
        if found.error(measured) < NO_SPREAD:
            say(f"{case.name} {name:12} ours {mean:.6f}  truth {truth.value:.6f}  no spread")
            continue
        z = found.off_by(measured, truth.value, truth.error)
        worst = max(worst, abs(z))
        say(f"{case.name} {name:12} ours {mean:.6f}  truth {truth.value:.6f}  z {z:+.2f}")
    speed = found.contacts / seconds
    say(f"{case.name} {found.contacts:,} contacts, {speed:,.0f} a second of processor time")
    return worst


def sample() -> None:
    with tempfile.TemporaryDirectory() as folder:
        plan = planning.open_plan(planning.make_plan("double11", Path(folder) / "plan")).plan
    need = planning.need_of(plan)
    for explain, text in ((0, "double11, 20 replications"), (3, "the same, three days explained")):
        began, processor = time.perf_counter(), time.process_time()
        planning.simulate(plan, need, None, SimulationOptions(replications=20, explain=explain))
        wall, used = time.perf_counter() - began, time.process_time() - processor
        say(f"{text}: {wall:.1f} s, {used:.1f} s of processor time")


def main() -> None:
    contacts = float(sys.argv[1]) if len(sys.argv) > 1 else CONTACTS
    if FILE.exists():
        say(f"largest |z| {max(one(case, contacts) for case in cases()):.2f}")
    else:
        say("chat_cases.csv is not there: only speed is measured")
    sample()


if __name__ == "__main__":
    main()
