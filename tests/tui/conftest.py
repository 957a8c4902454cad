"""The app on a copy of the small template, driven without a terminal; nothing here waits for a clock."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
import textual.app
import textual.pilot
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from shiftplan.resources import shipped
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.operations import running
from shiftplan.tui.preferences import Preferences
from tests.tui.quiet import until_quiet

NOW = datetime(2027, 10, 31, 12, 0, tzinfo=UTC)
ROUNDS = 3
"""Work begets work: opening, need, judgement and checklist follow on each other."""
SIZES = {"80x24": (80, 24), "160x50": (160, 50)}


def _at_work(app: ShiftplanApp) -> bool:
    """Work goes on, or what one worker posted has not yet begun the next."""
    return getattr(app, "busy", None) is not None or any(not worker.is_finished for worker in app.workers)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until every worker has ended and what it posted has been dealt with, shown, and laid out."""
    for _ in range(ROUNDS):
        while _at_work(pilot.app):
            with suppress(WorkerCancelled):  # a newer question took its place
                await pilot.app.workers.wait_for_complete()
            await pilot.pause()
        await pilot.pause()


@pytest.fixture(autouse=True, scope="session")
def sheets_parsed_once() -> Iterator[None]:
    """A style sheet under a theme has the same rules in every app; parsing it for each took an eighth."""
    parsed: dict[object, list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def remembered(sheet: Stylesheet, css: str, **how: object) -> list[RuleSet]:
        key = css, *how.items(), *sheet._variables.items()
        if key not in parsed:
            parsed[key] = parse(sheet, css, **how)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", remembered)
        yield


@pytest.fixture(autouse=True)
def read_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock does not have the day read again: on a busy machine a test would never come to rest."""
    monkeypatch.setattr(running, "EVERY_SECONDS", 86_400.0)


@pytest.fixture(autouse=True, scope="session")
def pilots_wait_for_quiet() -> Iterator[None]:
    """Keys and pauses end when the app has nothing left to do, not a fiftieth of a second later."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(textual.app, "wait_for_idle", until_quiet)
        patch.setattr(textual.pilot, "wait_for_idle", until_quiet)
        yield


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A plan folder of one's own: eight people, three days."""
    return Path(shutil.copytree(shipped("configs") / "templates" / "small", tmp_path / "shop"))


@pytest.fixture
def app_on() -> Callable[..., ShiftplanApp]:
    def make(start: object = None) -> ShiftplanApp:
        return ShiftplanApp(start, Preferences(), lambda: NOW)

    return make


def text_of(app: ShiftplanApp) -> str:
    """What the screen shows, as plain lines."""
    lines = app.screen._compositor.render_strips()
    return "\n".join(line.text for line in lines)
