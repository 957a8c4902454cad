"""Scripts found by typing, filled from an order, copied; the shop's own; cards of everyday work."""

from collections.abc import Callable

import pytest
from textual.events import Paste
from textual.widgets import Input, TextArea

from shiftplan import planning
from shiftplan.files.scripts import read_scripts
from shiftplan.journal import Journal
from shiftplan.planning import operations
from shiftplan.planning.operations.cases import cases
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.dialogs import Chooser, Confirm, Page
from shiftplan.tui.operations.board import Board
from shiftplan.tui.operations.dialogs import LineDialog
from shiftplan.tui.scripts.cards_screen import CardsScreen
from shiftplan.tui.scripts.details import DetailsWindow
from shiftplan.tui.scripts.editor import Editor
from shiftplan.tui.scripts.finder import Finder
from shiftplan.tui.scripts.using import ScriptsScreen
from tests.tui.conftest import SIZES, settle, text_of
from tests.tui.operations.conftest import Clock, press, said

pytestmark = pytest.mark.screen
Desk = Callable[[], ShiftplanApp]
ORDER = "2027111012345678901"
PASTED = f"订单编号：{ORDER}\n收货人：王小明\n预计发货时间：11-12 18:00"


async def scripts(pilot, words: str = "") -> ScriptsScreen:
    await press(pilot, "7", "t")
    screen = pilot.app.screen
    assert isinstance(screen, ScriptsScreen)
    screen.query_one(Finder).value = words
    await settle(pilot)
    return screen


async def paste(pilot, text: str) -> None:
    pilot.app.screen.focused.post_message(Paste(text))
    await settle(pilot)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_the_window_shows_list_kinds_and_text_at_both_sizes(desk: Desk, size: tuple[int, int]):
    app = desk()
    async with app.run_test(size=size) as pilot:
        screen = await scripts(pilot)
        shown = text_of(app)
        for said_there in (
            "every kind",
            "Bargaining",
            "Closing",
            "Greeting",
            "still open: your name, shop",
            "⏎Copy",
        ):
            assert said_there in shown.replace("⏎ ", "⏎")
        assert screen.focused is screen.query_one(Finder)


async def test_typing_finds_and_the_best_is_under_the_cursor(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await scripts(pilot)
        await press(pilot, *"48")
        assert screen.script.id == "delay_48"
        await press(pilot, "down")
        assert screen.script.id == "shipping_followup"
        await press(pilot, "up", "escape")
        assert screen.words == ""
        await press(pilot, *"xyzzy")
        assert "No script has all of these words." in text_of(app)


async def test_a_click_on_a_script_shows_it_and_copies_nothing(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await scripts(pilot, "closing")
        await pilot.click("#found", offset=(3, 2))
        await settle(pilot)
        assert screen.script.id == screen.found[2].id
        assert app.clipboard == ""
        assert screen.focused is screen.query_one(Finder)
        await press(pilot, "down")
        assert screen.script.id == screen.found[3].id


async def test_kinds_are_walked_with_tab_and_chosen_by_click(desk: Desk):
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        screen = await scripts(pilot)
        await press(pilot, "tab", "tab")
        assert screen.kind == "worry"
        assert {script.kind for script in screen.found} == {"worry"}
        await press(pilot, "shift+tab", "shift+tab")
        assert screen.kind is None
        line = next(line for line in text_of(app).split("\n") if "Bargaining" in line)
        await pilot.click("#kinds", offset=(line.index("Bargaining") - 1, 0))
        await settle(pilot)
        assert screen.kind == "bargain"


async def test_a_pasted_order_fills_the_script_and_enter_copies_and_notes_it(
    desk: Desk, opened: planning.OpenPlan
):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await scripts(pilot, "delay_24")
        await paste(pilot, PASTED)
        assert f"✓ order number {ORDER}" in text_of(app)
        await press(pilot, "enter")
        assert app.clipboard.startswith(f"王小明, order {ORDER} has had no news for a day")
        assert "by 11-12 18:00" in app.clipboard
        assert "Copied" in said(app)
    (event,) = Journal(opened.folder).events.all("script")
    assert (event.subject, event.content) == ("delay_24", "")
    files = [path for path in opened.folder.rglob("*") if path.is_file()]
    assert not any(ORDER.encode() in path.read_bytes() for path in files)


async def test_a_script_with_open_gaps_is_never_copied_without_being_asked(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await scripts(pilot, "delay_24")
        await press(pilot, "enter")
        assert isinstance(app.screen, Confirm)
        assert "customer's name, order number, time promised" in text_of(app).replace("\n", " ")
        assert app.clipboard == ""
        await press(pilot, "n")
        assert isinstance(app.screen, DetailsWindow)
        await press(pilot, "escape", "enter", "y")
        assert app.clipboard.startswith("【customer's name】, order 【order number】")


async def test_the_orders_details_are_typed_in_a_form_and_enter_walks_what_is_missing(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await scripts(pilot, "delay_24")
        await press(pilot, "ctrl+d")
        window = app.screen
        assert isinstance(window, DetailsWindow)
        window.query_one("#gap-name", Input).value = "Ann"
        window.query_one("#gap-name").focus()
        await press(pilot, "enter")
        assert window.focused is window.query_one("#gap-order")
        window.query_one("#gap-order", Input).value = "1"
        await press(pilot, "enter")
        assert window.focused is window.query_one("#gap-time")
        window.query_one("#gap-time", Input).value = "18:00"
        await press(pilot, "enter")
        assert app.screen is screen
        await press(pilot, "enter")
        assert app.clipboard.startswith("Ann, order 1 has had no news")


async def test_text_pasted_into_the_form_fills_it_and_leaves_what_was_typed(desk: Desk):
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        screen = await scripts(pilot, "delay_24")
        await press(pilot, "ctrl+d")
        window = app.screen
        window.query_one("#gap-name", Input).value = "Ms Wang"
        window.query_one(TextArea).text = PASTED + "\n订单号：2027111012345678902"
        await settle(pilot)
        assert window.query_one("#gap-time", Input).value == "11-12 18:00"
        assert window.query_one("#gap-name", Input).value == "Ms Wang"
        assert "none was taken" in text_of(app)
        await press(pilot, "ctrl+d")
        assert screen.details == {"name": "Ms Wang", "time": "11-12 18:00"}


async def test_details_are_forgotten_for_the_next_customer_and_with_the_window(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await scripts(pilot)
        await paste(pilot, PASTED)
        assert screen.details
        await press(pilot, "f5")
        assert not screen.details
        await paste(pilot, PASTED)
        await press(pilot, "escape")
        again = await scripts(pilot)
        assert again is not screen
        assert not again.details


async def test_lines_that_are_no_order_are_said_to_be_none(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await scripts(pilot)
        await paste(pilot, "hello\nthere\x1b[31m")
        assert "Nothing of an order was found" in said(app)
        assert not screen.details


async def test_a_script_is_kept_in_the_shops_own_words_and_taken_away_again(
    desk: Desk, opened: planning.OpenPlan
):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await scripts(pilot, "worry_genuine")
        await press(pilot, "ctrl+e")
        editor = app.screen
        assert isinstance(editor, Editor)
        editor.query_one("#text-zh", TextArea).text = "亲，授权书在首页，{shop}。"
        editor.query_one("#text-en", TextArea).text = ""
        await press(pilot, "ctrl+s")
        assert app.screen is screen
        kept = read_scripts(opened.folder)
        assert kept.own == {"worry_genuine"}
        assert kept.script("worry_genuine").text.en == "亲，授权书在首页，{shop}。"
        assert kept.script("worry_genuine").tags.zh
        assert "★" in text_of(app)
        await press(pilot, "f8", "y")
        assert read_scripts(opened.folder).own == set()
        assert "Our licence" in text_of(app)


async def test_what_is_no_script_stays_in_the_editor_with_its_fault(desk: Desk, opened: planning.OpenPlan):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await scripts(pilot, "worry_genuine")
        await press(pilot, "ctrl+e")
        app.screen.query_one("#text-zh", TextArea).text = "{ordr}"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, Editor)
        assert "no script may have a gap {ordr}" in text_of(app)
    assert not (opened.folder / "scripts").exists()


async def test_a_new_script_of_the_shops_own_is_written_and_found(desk: Desk, opened: planning.OpenPlan):
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        screen = await scripts(pilot)
        await press(pilot, "ctrl+n")
        assert isinstance(app.screen, Chooser)
        await press(pilot, "enter")
        app.screen.query_one("#title-zh", Input).value = "门店自提"
        app.screen.query_one("#text-zh", TextArea).text = "可以到店自提。"
        await press(pilot, "ctrl+s")
        screen.query_one(Finder).value = "mdzt"
        await settle(pilot)
        assert screen.script.id == "own_1"
    assert read_scripts(opened.folder).own == {"own_1"}


async def test_a_broken_own_file_is_told_with_its_line(desk: Desk, opened: planning.OpenPlan):
    (opened.folder / "scripts").mkdir()
    (opened.folder / "scripts" / "own.toml").write_text('[[scripts]]\nidd = "a"\n', "utf-8")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await scripts(pilot)
        assert "own.toml:2" in said(app)
        assert screen.library == read_scripts(), "ours are there all the same"


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_a_card_is_opened_by_its_number_and_a_steps_script_copied(desk: Desk, size: tuple[int, int]):
    app = desk()
    async with app.run_test(size=size) as pilot:
        await scripts(pilot)
        await paste(pilot, PASTED)
        await press(pilot, "ctrl+t")
        screen = app.screen
        assert isinstance(screen, CardsScreen)
        await press(pilot, "4")
        assert screen.card.id == "routine_shipping"
        assert screen.item.id == "hello"
        await press(pilot, "enter")
        assert app.clipboard == f"I am looking up order {ORDER} and tell you in a minute."
        screen.query_one("#steps", Board).go("answer_not_sent")
        await settle(pilot)
        assert "do not say: “right away”" in text_of(app).replace("\n", " ")
        await press(pilot, "space")
        assert isinstance(app.screen, Page)
        await press(pilot, "escape", "escape")
        assert screen.query_one("#shelf").has_focus
        await press(pilot, "escape")
        assert isinstance(app.screen, ScriptsScreen)


async def test_a_complaint_begun_from_its_card_is_an_open_case(
    desk: Desk, opened: planning.OpenPlan, clock: Clock
):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "t", "ctrl+t", "6", "o")
        assert isinstance(app.screen, LineDialog)
        app.screen.query_one(Input).value = "tb_77"
        await press(pilot, "enter")
        assert app.current_mode == "checklist"
        assert not isinstance(app.screen, CardsScreen)
    (walk,) = operations.runs(opened, "complaint")
    assert walk.run.title == "tb_77"
    (case,) = cases(opened, clock.now)
    assert (case.customer, case.kind) == ("tb_77", "complaint")


async def test_scripts_and_cards_are_in_the_palette_of_every_stage(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "ctrl+p")
        app.screen.query_one(Input).value = "found by typing"
        await press(pilot, "enter")
        assert isinstance(app.screen, ScriptsScreen)
        await press(pilot, "escape", "ctrl+p")
        app.screen.query_one(Input).value = "everyday work"
        await press(pilot, "enter")
        assert isinstance(app.screen, CardsScreen)
