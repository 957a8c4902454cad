"""A forecast of days never seen, measured: `python -m tests.benchmarks.forecast FILE --train-until DATE`.

FILE has the columns DateTime,Calls: the beginning of each interval (ISO 8601, any zone; the clock is taken as
written) and the contacts in it, at any step of 5 to 60 minutes. A line without a count, or with NA, is a
missing interval; a day without any contacts is a closed one. That a day is closed counts as known beforehand.

Everything that is learned (sizes of the parts of the level, smoothing) is learned from days up to and with
DATE. Every later day D is then forecast from the counts up to D - LEAD days, which is what a planner has who
forecasts that long ahead; `fixed_origin` uses no count after DATE at all. The same days are known to the
baselines. Prints JSON; 2 is the exit code when the file or the date cannot be used.

With --window-days the days after DATE are cut into windows, one every --window-step days, and all is learned
anew before each: the mean and the worst of the windows are printed as well.
"""

import argparse
import csv
import json
import sys
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from shiftplan.errors import BadInput, ShiftplanError
from shiftplan.forecast import history
from shiftplan.language import say

MISSING = ("", "na", "nan", "null")
BAD_SHOWN = 5


def read(path: Path) -> Iterator[tuple[datetime, float]]:
    """The samples of a file; raises BadInput with the first bad lines."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.reader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadInput(say("cannot read {path}: {reason}", path=str(path), reason=str(error))) from error
    bad: list[str] = []
    for number, cells in enumerate(lines[1:], start=2):
        if cells and cells[-1].strip().casefold() not in MISSING:
            try:
                yield datetime.fromisoformat(cells[0].strip()).replace(tzinfo=None), float(cells[1])
            except (ValueError, IndexError):
                bad.append(f"line {number}: {','.join(cells)[:40]}")
    if bad:
        raise BadInput(
            say(
                "{path}: {count} lines are not “DateTime,Calls”: {bad}",
                path=str(path),
                count=len(bad),
                bad="; ".join(bad[:BAD_SHOWN]),
            ),
            say("write 2003-03-03T07:00:00Z,111 a line"),
        )


def figures(days: history.Days, until: date, lead_days: int, most_days: int | None = None) -> dict[str, Any]:
    """One evaluation in the words that are printed."""
    begin = time.perf_counter()
    found = history.evaluate(days, until, lead_days, most_days)
    return {
        "train_until": until.isoformat(),
        "lead_days": lead_days,
        "days": found.days,
        "intervals": found.intervals,
        "wape_percent": _percent(found.wape),
        "wape_last_four_weekdays_percent": _percent(found.last_four_weekdays),
        "wape_last_weekday_percent": _percent(found.last_weekday),
        "wape_poisson_floor_percent": _percent(found.floor),
        "ratio_to_last_four_weekdays": None if found.ratio is None else round(found.ratio, 3),
        "wape_fixed_origin_percent": _percent(found.wape_fixed),
        "coverage_80_percent": _percent(found.coverage),
        "coverage_80_by_third_of_day_percent": [
            None if share is None else _percent(share) for share in found.coverage_by_third
        ],
        "coverage_80_of_day_totals_percent": _percent(found.level_coverage),
        "wape_of_day_totals_percent": _percent(found.level_error),
        "bias_percent": _percent(found.bias),
        "dispersion_within_the_day": round(found.dispersion, 2),
        "chi2_per_df_of_the_forecast": round(found.chi2_per_df, 2),
        "seconds": round(time.perf_counter() - begin, 1),
    }


def windows(days: history.Days, args: argparse.Namespace) -> dict[str, Any]:
    """The evaluations of all whole windows after DATE, with their mean and worst."""
    last = len(days.until(args.train_until)) - 1
    starts = range(last, len(days) - args.window_days, args.window_step)
    rows = [figures(days, days.dates[row], args.lead_days, args.window_days) for row in starts if row >= 0]
    if not rows:
        raise BadInput(say("no window of {days} days lies after DATE", days=args.window_days))
    ratios = [row["ratio_to_last_four_weekdays"] or 0.0 for row in rows]
    coverages = [row["coverage_80_percent"] for row in rows]
    return {
        "windows": rows,
        "mean_wape_percent": _mean([row["wape_percent"] for row in rows]),
        "mean_last_four_weekdays_percent": _mean([row["wape_last_four_weekdays_percent"] for row in rows]),
        "mean_ratio": _mean(ratios),
        "worst_ratio": max(ratios),
        "mean_coverage_80_percent": _mean(coverages),
        "lowest_coverage_80_percent": min(coverages),
        "highest_coverage_80_percent": max(coverages),
    }


def _percent(share: float) -> float:
    return round(100 * share, 2)


def _mean(values: list[float]) -> float:
    return round(sum(values) / len(values), 3)


def _arguments(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.benchmarks.forecast", description="measure a forecast")
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--train-until", type=date.fromisoformat, required=True, help="the last day learned from"
    )
    parser.add_argument("--lead-days", type=int, default=5, help="each day is forecast this long ahead")
    parser.add_argument("--window-days", type=int, default=0, help="cut what follows into windows so long")
    parser.add_argument("--window-step", type=int, default=10, help="one window every so many days")
    args = parser.parse_args(words)
    if args.lead_days < 1 or args.window_days < 0 or args.window_step < 1:
        parser.error("--lead-days and --window-step are 1 or more, --window-days 0 or more")
    return args


def main(words: list[str] | None = None) -> int:
    args = _arguments(words)
    try:
        days = history.days_of(read(args.file))
        found = windows(days, args) if args.window_days else figures(days, args.train_until, args.lead_days)
    except ShiftplanError as error:
        sys.stderr.write(f"error: {error}\n" + (f"  → {error.hint}\n" if error.hint else ""))
        return error.exit_code
    sys.stdout.write(json.dumps(found, indent=1, allow_nan=False) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
