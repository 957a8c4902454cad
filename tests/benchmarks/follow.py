"""A followed export of 3,000 lines: `python -m tests.benchmarks.follow PLAN [--lines 3000]`.

Works in a copy of PLAN. Prints milliseconds of a poll while the file stands still, after its last line was
corrected, after lines were appended, and of the first reading, medians of several: time of the processor,
which other work on the machine hardly lengthens.
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import process_time

from shiftplan import planning
from shiftplan.planning import OpenPlan
from shiftplan.planning.operations.follow import Watch

HEAD = "时间,技能组,分钟,咨询人数,平均首次响应时长,3分钟响应率,排队人数,在线客服数"


def lines_of(opened: OpenPlan, count: int) -> list[str]:
    """Intervals of 5 minutes from the plan's begin on, all queues in turn."""
    queues = [queue for queue in opened.plan.settings.queues if not queue.deferred]
    begin = opened.plan.grid.begin
    rows = (
        (begin + timedelta(minutes=5 * (i // len(queues))), queues[i % len(queues)]) for i in range(count)
    )
    return [
        f"{start:%Y-%m-%d %H:%M},{queue.name},5,{50 + start.minute},1分20秒,92.3%,3,9"
        for start, queue in rows
    ]


def timed(ask: Callable[[], object]) -> float:
    begin = process_time()
    ask()
    return (process_time() - begin) * 1000


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("plan", type=Path)
    asked.add_argument("--lines", type=int, default=3000)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as room:
        opened = planning.open_plan(Path(shutil.copytree(given.plan, Path(room) / "plan")))
        print(json.dumps(measured(opened, Path(room) / "export.csv", given.lines), indent=1))


def measured(opened: OpenPlan, path: Path, count: int) -> dict[str, float]:
    rows = lines_of(opened, count)
    now = opened.plan.grid.instant(opened.plan.grid.slots - 1)
    watch = Watch(path, lambda: path.stat().st_mtime + 9)

    def written(more: list[str]) -> float:
        path.write_text("\n".join([HEAD, *rows[:-1], *more, ""]), "utf-8")
        return timed(lambda: watch.poll(opened, now))

    first = written([])
    still = median(timed(lambda: watch.poll(opened, now)) for _ in range(200))
    corrected = median(written([rows[-1].replace("92.3", f"9{i}.5")]) for i in range(9))
    appended = median(written([rows[-1], *rows[: i + 1]]) for i in range(9))
    return {"first_ms": first, "still_ms": still, "corrected_ms": corrected, "appended_ms": appended}


if __name__ == "__main__":
    main()
