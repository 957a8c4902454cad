"""Questions asked while the one before is still worked out, as on a machine that is too slow for them."""

from collections.abc import Callable
from functools import partial
from threading import Event as Flag

import pytest
from textual.message import Message as Event

from shiftplan.errors import Unreachable
from shiftplan.language import say
from shiftplan.tui.app import ShiftplanApp
from tests.tui.conftest import settle

pytestmark = pytest.mark.screen


async def test_older_questions_are_left_out_and_the_newest_is_answered(app_on: Callable[..., ShiftplanApp]):
    app, held, asked = app_on(), Flag(), []

    def ask(number: int) -> Event:
        asked.append(number)
        held.wait(60)
        raise Unreachable(say("{number} is not there", number=number))

    async with app.run_test() as pilot:
        for number in range(4):
            app.work_beside(partial(ask, number), "outlook")
            await pilot.pause()
        assert asked == [0]
        held.set()
        await settle(pilot)
        assert asked == [0, 3]
        app.work_beside(partial(ask, 4), "outlook")
        await settle(pilot)
        assert asked == [0, 3, 4]
        assert any("4 is not there" in one.message for one in app._notifications)
