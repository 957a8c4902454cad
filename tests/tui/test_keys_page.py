"""The page of keys says what the app does."""

from shiftplan.language import say
from shiftplan.tui.commands import Command, bindings, sign
from shiftplan.tui.stages import STAGES
from tests.tui.keys_page import PAGE, page


def test_the_page_is_made_from_the_commands_of_now():
    assert PAGE.read_text("utf-8") == page(), "run python -m tests.tui.keys_page"


def test_every_command_has_a_method_that_does_it():
    for stage in STAGES:
        screen = stage.load()
        for command in screen.KEYS:
            name = command.does.split("(")[0]
            assert name.startswith("app.") or hasattr(screen, f"action_{name}"), (stage.id, command.id)


def test_a_command_names_its_keys_as_people_write_them():
    command = Command("x", "ctrl+p,left,question_mark", say("X"), say("x"))
    assert command.signs == "^p ← ?"
    assert command.sign == "^p"
    assert sign("a") == "a"


def test_a_command_without_a_key_is_not_bound():
    assert bindings([Command("x", "", say("X"), say("x"))]) == []
