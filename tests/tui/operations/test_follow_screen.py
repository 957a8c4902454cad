"""Parcels on the screen: a table taken, the script copied, sent and settled."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from shiftplan import planning
from shiftplan.planning.operations.followup import follow_up
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.handover.follow_screen import FollowScreen
from shiftplan.tui.handover.paste_parcels import PasteParcels
from tests.tui.conftest import settle, text_of
from tests.tui.operations.conftest import Clock, press

pytestmark = pytest.mark.screen


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_parcels_are_taken_and_their_scripts_sent(
    desk: Callable[[], ShiftplanApp],
    opened: planning.OpenPlan,
    clock: Clock,
    tmp_path: Path,
    size: tuple[int, int],
):
    path = tmp_path / "parcels.csv"
    path.write_text("订单号,快递公司,最后扫描\n8801,[red]中通,2027-11-08 23:00\n", "utf-8")
    app = desk()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "7", "b")
        await press(pilot, "f")
        assert isinstance(app.screen, FollowScreen)
        await press(pilot, "i")
        app.screen.query_one("#file", Input).value = str(path)
        await press(pilot, "enter")
        await settle(pilot)
        assert "1 script due" in text_of(app)
        assert "[red]中通" in text_of(app)
        await press(pilot, "c")
        assert "8801" in app.clipboard
        await press(pilot, "space")
        assert follow_up(opened, clock.now).parcels[0].sent == (48,)
        await press(pilot, "d")
        assert follow_up(opened, clock.now).parcels[0].settled
        assert "none; v pastes parcels" in text_of(app)
        await press(pilot, "v")
        rows = app.screen.query_one("#rows", TextArea)
        rows.text = "订单号,最后扫描\n8802,2027-11-08 23:00\n8803,yesterday\n"
        await settle(pilot)
        assert "3" in text_of(app)
        assert "“yesterday” is no time" in text_of(app)
        await press(pilot, "ctrl+d")
        assert isinstance(app.screen, PasteParcels)
        rows.text = "订单号 快递公司 最后扫描\n8802 [b]中通 2027-11-08 23:00"
        await settle(pilot)
        assert "1 parcel to take" in text_of(app)
        await press(pilot, "ctrl+d")
        assert isinstance(app.screen, FollowScreen)
        assert "8802 · [b]中通" in text_of(app)
