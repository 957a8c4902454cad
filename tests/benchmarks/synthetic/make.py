"""Writes the folder: people and calendar first, then as many contacts as leave some of the work undone."""

import argparse
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from shiftplan import planning, staffing
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.staffing import Method
from shiftplan.planning.stages import traffic_of
from tests.benchmarks.synthetic import away, demand, past, texts
from tests.benchmarks.synthetic.calendar import START, Sale
from tests.benchmarks.synthetic.calibrate import factor
from tests.benchmarks.synthetic.people import QUEUES, Person, people
from tests.benchmarks.synthetic.statements import statements
from tests.samples.tables import AGENT_COLUMNS, AVAILABILITY_COLUMNS, csv_bytes

ROUNDS = 4
STRIDE = 1.3
"""A need grows slower than its contacts: large teams are busier."""
MORE = ("proficiency", "shifts", "pattern", "squad")
FORECAST_COLUMNS = ("start", "queue", "contacts")


def make(agents: int, days: int, seed: int, out: Path) -> Path:
    """A plan folder at `out`, which must be new or empty; the same bytes for the same arguments."""
    out.mkdir(parents=True, exist_ok=True)
    if any(out.iterdir()):
        raise SystemExit(f"{out} is not empty; name a new folder")
    sale, team = Sale(days, seed), people(agents, seed)
    settings = texts.settings(sale, agents) + statements(sale, team)
    (out / "plan.toml").write_text(settings, "utf-8")
    (out / "shifts.toml").write_text(texts.shifts(), "utf-8")
    (out / "agents.csv").write_bytes(csv_bytes((*AGENT_COLUMNS, *MORE), [_agent(one) for one in team]))
    (out / "availability.csv").write_bytes(csv_bytes(AVAILABILITY_COLUMNS, away.rows(team, days, seed)))
    (out / "history.csv").write_bytes(csv_bytes(past.COLUMNS, past.rows(team, seed)))
    _write_forecast(out, demand.contacts(sale, agents))
    _write_forecast(out, _calibrated(planning.open_plan(out).plan))
    return out


def _agent(one: Person) -> tuple[object, ...]:
    consent = "yes" if one.consent else "no"
    queues = ";".join(one.queues)
    return (
        *(one.id, one.name, one.team, one.tier, one.contract, queues, "", one.windows, "", ""),
        *(one.protection, consent, "", one.proficiency, one.shifts, one.pattern, one.squad),
    )


def _write_forecast(out: Path, contacts: demand.Series) -> None:
    rows = [
        (str(START + timedelta(minutes=30 * slot))[:16], queue, round(value, 1))
        for queue, series in contacts.items()
        for slot, value in enumerate(series)
    ]
    (out / "forecast.csv").write_bytes(csv_bytes(FORECAST_COLUMNS, rows))


def _calibrated(plan: Plan) -> demand.Series:
    """The contacts, scaled so that each queue asks for its share of the people and too much in all."""
    contacts = {queue: list(series) for queue, series in plan.forecast.contacts["base"].items()}
    for number in range(ROUNDS):
        now = _with(plan, contacts)
        need = staffing.need(now.settings, traffic_of(now), None, Method.SIPP)
        scale, own = factor(plan, need) ** STRIDE, _levelled(need) if number == 0 else {}
        contacts = {
            queue: [value * scale * own.get(queue, 1.0) for value in series]
            for queue, series in contacts.items()
        }
    return contacts


def _levelled(need: Need) -> dict[str, float]:
    """What makes each queue ask for as large a share of the work as it has of the people."""
    whole = need.agent_hours / sum(QUEUES[one.queue] for one in need.queues)
    return {one.queue: QUEUES[one.queue] * whole / (sum(one.need) * need.grid.hours) for one in need.queues}


def _with(plan: Plan, contacts: demand.Series) -> Plan:
    told = {"base": {queue: tuple(round(value, 1) for value in row) for queue, row in contacts.items()}}
    return plan.model_copy(update={"forecast": plan.forecast.model_copy(update={"contacts": told})})


def _between(least: int, most: int) -> Callable[[str], int]:
    def number(word: str) -> int:
        if not word.isdecimal() or not least <= int(word) <= most:
            raise argparse.ArgumentTypeError(f"write a number from {least} to {most}; read {word}")
        return int(word)

    return number


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, least, most in (("agents", 8, 500), ("days", 7, 28), ("seed", 0, 2**31)):
        parser.add_argument(f"--{name}", type=_between(least, most), required=True, metavar="N")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    asked = parser.parse_args(words)
    print(make(asked.agents, asked.days, asked.seed, asked.out))
