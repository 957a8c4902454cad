"""The app as a process on a terminal of its own, and the command line beside it, on one folder."""

import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from fcntl import ioctl
from pathlib import Path
from struct import pack
from termios import TIOCSWINSZ
from time import monotonic, sleep

import pytest

from shiftplan import planning
from shiftplan.files.presence import FOLDER

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 90
pytestmark = [pytest.mark.endtoend, pytest.mark.slow]


class Terminal:
    """A program on a pseudo-terminal; `text` is all that it wrote."""

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        outer, inner = pty.openpty()
        ioctl(inner, TIOCSWINSZ, pack("HHHH", 40, 120, 0, 0))
        self.process = subprocess.Popen(
            command, stdin=inner, stdout=inner, stderr=inner, env=env, cwd=ROOT, start_new_session=True
        )
        os.close(inner)
        self._outer, self.text = outer, ""

    def read_until(self, words: str) -> None:
        give_up = monotonic() + PATIENCE_SECONDS
        while words not in self.text:
            assert monotonic() < give_up, f"{words!r} did not come:\n{self.text[-3000:]}"
            if select.select([self._outer], [], [], 0.2)[0]:
                self.text += os.read(self._outer, 65536).decode(errors="replace")

    def press(self, keys: str) -> None:
        self.text = ""
        os.write(self._outer, keys.encode())

    def close(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._outer)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return planning.make_plan("small", tmp_path / "plan")


@pytest.fixture
def app(folder: Path) -> Iterator[Terminal]:
    env = {**os.environ, "TERM": "xterm-256color", "SHIFTPLAN_LANG": "en", "LOGNAME": "wu"}
    terminal = Terminal([sys.executable, "-m", "shiftplan", "--lang", "en", str(folder)], env)
    yield terminal
    terminal.close()


def run(login: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "shiftplan", "--lang", "en", *words],
        env={**os.environ, "LOGNAME": login},
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )


def test_an_edit_on_the_command_line_comes_into_the_app_and_a_killed_app_is_not_believed(
    folder: Path, app: Terminal
) -> None:
    app.read_until("Overview")
    give_up = monotonic() + PATIENCE_SECONDS
    while not list((folder / FOLDER).glob("wu@*.toml")):
        assert monotonic() < give_up
        sleep(0.1)
    app.press("4")
    app.read_until("Lock")
    told = run("li", "edit", str(folder), "set", "s01", "2027-11-10", "late")
    assert "note: wu has this plan open since" in told.stderr
    app.read_until("li: ")
    app.process.send_signal(signal.SIGKILL)
    app.process.wait()
    assert list((folder / FOLDER).glob("wu@*.toml"))
    assert run("li", "undo", str(folder)).stderr == ""
    assert not (folder / FOLDER).exists()
