"""A plan folder of one's own, a clock to set, a person at the keyboard whose name is known."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from textual.pilot import Pilot

from shiftplan import planning
from shiftplan.journal import Journal
from shiftplan.planning.operations import common
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.operations import running
from shiftplan.tui.operations.live import Live
from shiftplan.tui.preferences import Preferences
from tests.tui.conftest import settle

SHANGHAI = ZoneInfo("Asia/Shanghai")
AFTER_MIDNIGHT = datetime(2027, 11, 11, 0, 3, tzinfo=SHANGHAI)
BEFORE = datetime(2027, 11, 8, 10, 0, tzinfo=SHANGHAI)


class Clock:
    """The time of the app and of the journal."""

    def __init__(self) -> None:
        self.now = AFTER_MIDNIGHT

    def __call__(self) -> datetime:
        return self.now

    def pass_minutes(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Set on what `journal_of` gives too: what is written carries the same time as what is shown."""
    clock = Clock()
    monkeypatch.setattr(common, "Journal", lambda folder, _=None: Journal(folder, clock))
    monkeypatch.setenv("LOGNAME", "li")
    return clock


@pytest.fixture
def desk(shop: Path, clock: Clock) -> Callable[[], ShiftplanApp]:
    return lambda: ShiftplanApp(shop, Preferences(), clock)


@pytest.fixture
def opened(shop: Path) -> planning.OpenPlan:
    return planning.open_plan(shop)


def read(opened: planning.OpenPlan, clock: Clock) -> Live:
    """What the app would read now."""
    event = running._read(1, opened, clock.now)
    assert isinstance(event, running.Lived)
    return event.live


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, then wait until everything they began is done."""
    await pilot.press(*keys)
    await settle(pilot)


def said(app: ShiftplanApp) -> str:
    """The notifications, as text."""
    return "\n".join(str(note.message) for note in app._notifications)
