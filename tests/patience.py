"""A test that never ends fails, by name and with what it waits for, and the others go on.

It is rung out of its wait by a signal; what holds the main thread outside Python is left to
`faulthandler_timeout`, which ends the worker and, as xdist cannot go on without it, the run.
"""

import asyncio
import signal
from collections.abc import Generator, Iterator
from types import FrameType
from typing import Any, NoReturn

import pytest

PATIENCE_SECONDS, SLOW_SECONDS = 300.0, 900.0
AGAIN_SECONDS = 60.0
"""Cleaning up after it may wait for ever too."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:
    return (yield from _rung_out(item))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    return (yield from _rung_out(item))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, object, object]:
    return (yield from _rung_out(item))


def _rung_out(item: pytest.Item) -> Generator[None, object, object]:
    seconds = SLOW_SECONDS if item.get_closest_marker("slow") else PATIENCE_SECONDS

    def ring(_signal: int, _frame: FrameType | None) -> NoReturn:
        waits = "".join(f"\n  {place}" for place in _awaited())
        pytest.fail(f"{item.nodeid} did not end within {seconds:.0f} seconds{waits}")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN_SECONDS)
    try:
        return (yield)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _awaited() -> Iterator[str]:
    """Where the test's own coroutines stand, the innermost last; nothing when no loop runs."""
    try:
        tasks = asyncio.all_tasks()
    except RuntimeError:
        return
    for task in tasks:
        coroutine: Any = task.get_coro()
        while "/test_" in str(task.get_stack(limit=1)) and getattr(coroutine, "cr_frame", None):
            code, line = coroutine.cr_code, coroutine.cr_frame.f_lineno
            yield f"{code.co_filename}:{line} {code.co_qualname}"
            coroutine = coroutine.cr_await
