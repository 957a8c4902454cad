"""The front door: help in both languages, misuse and faults as sentences with exit codes."""

import subprocess
import sys

import click
import pytest

from shiftplan.cli import _asked_for, entry
from shiftplan.cli.group import COMMANDS
from shiftplan.errors import MissingFile
from shiftplan.language import say


def shiftplan(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "shiftplan", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", ("用法", "求解班表")), ("en", ("Usage:", "solve the rota"))]
)
def test_help_speaks_the_language_asked_for(lang: str, words: tuple[str, ...]) -> None:
    shown = shiftplan("--lang", lang, "--help")
    assert shown.returncode == 0
    assert all(word in shown.stdout for word in words)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_list_is_there_and_helps(name: str) -> None:
    group = entry.cli
    command = group.get_command(click.Context(group), name)
    assert command is not None
    assert command.get_help(click.Context(command, info_name=name))


def test_an_unknown_command_is_a_sentence_and_exit_2() -> None:
    shown = shiftplan("--lang", "en", "solv")
    assert shown.returncode == 2
    assert "solv" in shown.stderr
    assert "Traceback" not in shown.stderr
    assert shown.stdout == ""


def test_lang_is_found_in_both_spellings_and_nowhere_else() -> None:
    assert _asked_for(["--lang", "zh", "need"]) == "zh"
    assert _asked_for(["--lang=en"]) == "en"
    assert _asked_for(["--lang", "fr"]) is None
    assert _asked_for(["need", "--language"]) is None


def _raising(error: Exception) -> click.Command:
    @click.command()
    def command() -> None:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (MissingFile(say("no plan in {folder}", folder="x"), say("make one")), 2, "error: no plan in x"),
        (ZeroDivisionError("boom"), 70, "a fault in shiftplan itself: ZeroDivisionError: boom"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_faults_become_sentences_and_exit_codes(
    error: Exception,
    code: int,
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(entry.ShiftplanGroup, "get_command", lambda *_: _raising(error))
    assert entry.run(["need"]) == code
    shown = capsys.readouterr()
    assert sentence in shown.err
    assert shown.out == ""


def test_a_fault_shows_its_traceback_with_debug(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry.ShiftplanGroup, "get_command", lambda *_: _raising(ZeroDivisionError("boom")))
    with pytest.raises(ZeroDivisionError):
        entry.run(["--debug", "need"])


def test_a_group_without_a_command_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.run(["calc"]) == 2
    lines = [line.split() for line in capsys.readouterr().err.splitlines()]
    assert [line[0] for line in lines if line[:1] in (["chat"], ["erlang-a"])] == ["chat", "erlang-a"]


def test_a_missing_choice_is_told_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.run(["export", "somewhere"]) == 2
    first = capsys.readouterr().err.splitlines()[0]
    assert first.startswith("error: ")
    assert "csv, toml" in first
    assert "\\x" not in first


def test_an_option_behind_the_command_is_told_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.run(["templates", "--lang", "en"]) == 2
    assert "write --lang before the command" in capsys.readouterr().err


def test_an_interrupt_while_the_program_loads_leaves_no_traceback() -> None:
    script = (
        "import builtins, sys\n"
        "real = builtins.__import__\n"
        "def stop(name, *rest):\n"
        "    if name == 'shiftplan.cli': raise KeyboardInterrupt\n"
        "    return real(name, *rest)\n"
        "import shiftplan.__main__ as front\n"
        "builtins.__import__ = stop\n"
        "front.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "")
