"""`shiftplan [PLAN]`: which plan, which language, and what happens without a terminal."""

from pathlib import Path

import click
import pytest

from shiftplan import language
from shiftplan.cli import open as opening
from shiftplan.cli.entry import FAULT_OF_OURS, cli, run
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.preferences import Preferences, save


@pytest.fixture
def started(monkeypatch) -> list[ShiftplanApp]:
    """The apps that would have been run."""
    apps: list[ShiftplanApp] = []

    def run_app(app: ShiftplanApp) -> None:
        apps.append(app)

    monkeypatch.setattr(ShiftplanApp, "run", run_app)
    return apps


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setattr(opening, "on_terminal", lambda: True)


def test_without_a_terminal_it_says_so_and_names_the_commands(shop, capsys):
    assert run([str(shop)]) == 2
    said = capsys.readouterr()
    assert "terminal" in said.err
    assert "shiftplan --help" in said.err
    assert said.out == ""


def test_a_folder_is_opened(shop, started, terminal):
    assert run([str(shop)]) == 0
    assert started[0].start == shop


def test_without_a_folder_the_plan_opened_last_comes_back(shop, started, terminal):
    save(Preferences().opened(shop))
    assert run([]) == 0
    assert started[0].start == shop.resolve()


def test_a_plan_that_is_gone_is_not_opened_again(tmp_path, started, terminal):
    save(Preferences().opened(tmp_path / "gone"))
    assert run([]) == 0
    assert started[0].start is None


def test_the_language_remembered_is_spoken_unless_another_is_asked_for(shop, started, terminal):
    save(Preferences(language="zh"))
    run([str(shop)])
    assert language.current() == "zh"
    run(["--lang", "en", str(shop)])
    assert language.current() == "en"


def test_a_language_unknown_to_this_version_is_passed_over(shop, started, terminal, monkeypatch):
    monkeypatch.setenv("SHIFTPLAN_LANG", "en")
    save(Preferences(language="tlh"))
    assert run([str(shop)]) == 0
    assert language.current() == "en"


def test_the_command_takes_the_folder_as_a_path():
    (argument,) = [p for p in opening.command.params if isinstance(p, click.Argument)]
    assert isinstance(argument.type, click.Path)
    assert argument.type.type is Path
    assert "open" not in cli.list_commands(click.Context(cli))


def test_a_fault_of_ours_ends_the_app_with_a_sentence_not_with_all_it_held(monkeypatch, terminal, capsys):
    def go_wrong(app: ShiftplanApp) -> None:
        raise ValueError(f"{app.title} [/b] broke")

    run_app = ShiftplanApp.run
    monkeypatch.setattr(ShiftplanApp, "_come_up", go_wrong)
    monkeypatch.setattr(ShiftplanApp, "run", lambda app: run_app(app, headless=True))
    assert run(["--lang", "en"]) == FAULT_OF_OURS
    said = capsys.readouterr()
    assert "error: a fault in shiftplan itself: ValueError: shiftplan [/b] broke" in said.err
    assert "Traceback" not in said.out + said.err
    assert "locals" not in said.out + said.err
