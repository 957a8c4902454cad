"""The outlook of the rest of a day on real traffic: `python -m tests.benchmarks.outlook FILE [--days 40]`.

FILE has the columns DateTime,Calls at five minutes. Each of its last days is looked at at several hours. Its
plan is the mean of the last four same weekdays up to five days before. Prints JSON: the WAPE of the rest of
the day, by half-hours, of the unchanged plan, of the plan times (come ÷ planned so far), and of the outlook;
and how often what came lay in the outlook's 80 % intervals, of the half-hours and of the whole rest.
"""

import argparse
import csv
import json
from collections import defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np

from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.outlook import Counted, QueueOutlook
from shiftplan.domain.traffic import Traffic
from shiftplan.forecast.outlook import Asked, foresee

HOURS = (8, 9, 10, 12, 14, 16, 18)
OPENS = 14  # the slot of 07:00
STEPS, SLOTS = 288, 48
FEWEST = 100  # intervals of a day that counts
HALF_HOUR = timedelta(minutes=30)


def read(path: Path) -> dict[date, np.ndarray]:
    """Calls of each day in steps of five minutes."""
    days: dict[date, np.ndarray] = defaultdict(lambda: np.full(STEPS, np.nan))
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            moment = datetime.fromisoformat(row["DateTime"])
            if row["Calls"] not in ("", "NA"):
                days[moment.date()][moment.hour * 12 + moment.minute // 5] = float(row["Calls"])
    whole = {day: steps for day, steps in days.items() if np.isfinite(steps).sum() > FEWEST}
    return {day: np.nan_to_num(whole[day]) for day in sorted(whole)}


def planned(days: dict[date, np.ndarray], number: int) -> np.ndarray:
    known = list(days)
    weekday = known[number].weekday()
    before = [day for day in known[: number - 4] if day.weekday() == weekday][-4:]
    return np.mean([days[day] for day in before], axis=0)


def look(
    day: date, plan: np.ndarray, came: np.ndarray, hour: int, before: list[tuple[float, float]]
) -> tuple[np.ndarray, np.ndarray, QueueOutlook]:
    """What came in each half-hour of the rest, the plan's, and the outlook."""
    grid = TimeGrid(start=day, days=1, minutes=30)
    by_slot = plan.reshape(SLOTS, 6)
    fine = {"calls": {slot: tuple(steps) for slot, steps in enumerate(by_slot.tolist())}}
    contacts = {"calls": tuple(by_slot.sum(axis=1).tolist())}
    traffic = Traffic(grid=grid, scenario="base", contacts=contacts, fine=fine)
    counts = came.reshape(SLOTS, 6).sum(axis=1)
    told = [
        Counted(begin=grid.moment(slot), end=grid.moment(slot) + HALF_HOUR, contacts=counts[slot])
        for slot in range(OPENS, 2 * hour)
    ]
    found = foresee(traffic, Asked("calls", 0, SLOTS, grid.moment(2 * hour)), told, before)
    return counts[2 * hour :], np.array(found.planned), found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--days", type=int, default=40)
    parser.add_argument("--before", type=int, default=8, help="days before each that the outlook knows")
    asked = parser.parse_args()
    days = read(asked.file)
    wrong: dict[str, float] = defaultdict(float)
    came_in_all = 0.0
    inside: dict[str, list[bool]] = defaultdict(list)
    for number in range(len(days) - asked.days, len(days)):
        day = list(days)[number]
        plan, came = planned(days, number), days[day]
        earlier = range(number - asked.before, number)
        before = [(list(days.values())[one].sum(), planned(days, one).sum()) for one in earlier]
        for hour in HOURS:
            rest, own, found = look(day, plan, came, hour, before)
            ratio = came[: 12 * hour].sum() / plan[: 12 * hour].sum()
            for name, guess in (("plan", own), ("ratio", own * ratio), ("outlook", found.expected)):
                wrong[name] += float(np.abs(np.array(guess) - rest).sum())
            came_in_all += float(rest.sum())
            busy = own > 1
            inside["half_hours"] += list(((found.low <= rest) & (rest <= found.high))[busy])
            inside["rest"].append(found.rest.low <= rest.sum() <= found.rest.high)
    told = {f"wape_{name}_percent": round(100 * value / came_in_all, 2) for name, value in wrong.items()}
    told |= {f"inside_80_{name}_percent": round(100 * float(np.mean(v)), 1) for name, v in inside.items()}
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
