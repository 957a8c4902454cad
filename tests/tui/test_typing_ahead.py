"""What is typed while a window opens lands in it."""

from collections.abc import Callable
from threading import Event

import pytest
from textual import events
from textual.widgets import Input

from shiftplan.language import say
from shiftplan.tui import intentions
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.incidents.fields import Field, FieldsDialog
from tests.tui.conftest import settle, text_of

pytestmark = pytest.mark.screen
NAMES = {" ": "space"}


def type_fast(app: ShiftplanApp, *keys: str) -> None:
    """As a quick hand or a slow machine has it: all keys are there before the first is dealt with."""
    for key in keys:
        app.post_message(events.Key(NAMES.get(key, key), key if len(key) == 1 else None))


async def test_the_first_letters_are_in_the_line(app_on: Callable[..., ShiftplanApp], shop):
    app = app_on(shop)
    async with app.run_test() as pilot:
        await settle(pilot)
        type_fast(app, "7", "l", *"2 late")
        await settle(pilot)
        assert app.screen.query_one(Input).value == "2 late"


async def test_enter_pressed_again_writes_once_and_the_next_keys_are_for_the_next_window(
    app_on: Callable[..., ShiftplanApp], shop
):
    app, written, times = app_on(shop), Event(), []

    def write(*_: object) -> None:
        times.append(written.wait(20))

    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("7")
        app.push_screen(FieldsDialog(say("A"), [Field("text", say("B"))], write))
        type_fast(app, "x", "enter")
        for _ in range(200):
            await pilot.pause()
            if app.screen.query("#fault") and "being written" in text_of(app):
                break
        type_fast(app, "enter", "l", *"2 late")
        await pilot.pause()
        written.set()
        await settle(pilot)
        assert (len(times), app.screen.query_one(Input).value) == (1, "2 late")


async def test_keys_wait_for_a_window_that_is_worked_out_first(app_on: Callable[..., ShiftplanApp], shop):
    app, known = app_on(shop), Event()

    def show(_: object) -> None:
        app.push_screen(FieldsDialog(say("A"), [Field("text", say("B"))], lambda *_: None))

    async with app.run_test() as pilot:
        await settle(pilot)
        front = app.screen
        app.post_message(intentions.Ask(lambda _: known.wait(20), show, opens=True))
        await pilot.pause()
        type_fast(app, *"7q")
        await pilot.pause()
        assert app.screen is front
        known.set()
        await settle(pilot)
        assert app.screen.query_one(Input).value == "7q"


async def test_what_fails_lets_the_keys_go(app_on: Callable[..., ShiftplanApp], shop):
    app = app_on(shop)
    async with app.run_test() as pilot:
        await settle(pilot)
        app.hold_keys(without=frozenset("o"))
        type_fast(app, "o", "?")
        await pilot.pause()
        app.let_keys_go(drop=True)
        type_fast(app, "7")
        await settle(pilot)
        assert app.screen.STAGE == "live"
