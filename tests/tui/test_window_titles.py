"""Titles of windows hold names that people typed: none of them is markup."""

import pytest
from textual.content import Content

from shiftplan.language import say
from shiftplan.tui.dialogs import Choice, Chooser, Confirm, FolderField, Page
from shiftplan.tui.incidents.fields import Field, FieldsDialog
from shiftplan.tui.operations.dialogs import LineDialog
from shiftplan.tui.rota.picker import ShiftPicker

pytestmark = pytest.mark.screen
NAME = "[/x] [b]y [@click=app.quit]z"
TITLE = say("{name}", name=NAME)
WORD = say("write it")
WINDOWS = (
    Chooser(TITLE, [Choice("a", "a")]),
    Confirm(TITLE, WORD, WORD, WORD),
    FolderField(TITLE, ""),
    Page(NAME, Content("text")),
    ShiftPicker(TITLE),
    LineDialog(TITLE, WORD, lambda _, __: None),
    FieldsDialog(TITLE, [Field("one", WORD)], lambda _, __: None),
)


async def test_a_title_is_shown_as_it_was_typed(app_on):
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        for window in WINDOWS:
            await app.push_screen(window)
            await pilot.pause()
            title = window.query_one(".dialog")._border_title
            assert title.plain == NAME, type(window).__name__
            app.pop_screen()
