"""A plugin that tells what tests cost: `pytest -p tests.costs PATH`, the dearest tests and files first.

The cost is processor time, of the test and of the processes that it started and waited for, so it stays the
same on a busy machine, where `--durations` does not; a test that waits costs little and lasts long.
"""

import resource
import time
from collections import defaultdict
from collections.abc import Iterator

import pytest

from tests.program import Program

COST, SHOWN = "cost", 30


def _spent() -> tuple[float, float]:
    """Seconds of processor, and of the clock."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return Program.spent + sum(use.ru_utime + use.ru_stime for use in used), time.perf_counter()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """What came before the test does not count, its fixtures do."""
    item.stash[_BEFORE] = _spent()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if call.when == "teardown":
        spent = zip(_spent(), item.stash[_BEFORE], strict=True)
        report.user_properties.append((COST, tuple(after - before for after, before in spent)))
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Processor seconds and seconds by the clock of tests, then of files."""
    tests = {
        report.nodeid: seconds
        for reports in terminalreporter.stats.values()
        for report in reports
        if getattr(report, "when", None) == "teardown"
        for name, seconds in report.user_properties
        if name == COST
    }
    files: dict[str, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for test, (busy, lasted) in tests.items():
        file = test.partition("::")[0]
        files[file] = files[file][0] + busy, files[file][1] + lasted
    for title, costs in (("tests", tests), ("files", files)):
        terminalreporter.section(f"dearest {title}: processor seconds, seconds by the clock")
        for name, (busy, lasted) in sorted(costs.items(), key=lambda cost: -cost[1][0])[:SHOWN]:
            terminalreporter.write_line(f"{busy:8.2f} {lasted:8.2f}  {name}")
    total = [sum(column) for column in zip(*tests.values(), strict=True)]
    terminalreporter.write_line("all: " + ", ".join(f"{seconds:.1f}" for seconds in total))


_BEFORE = pytest.StashKey[tuple[float, float]]()
