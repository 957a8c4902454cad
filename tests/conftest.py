"""What every test may rely on: English texts, a home of its own, a calm hypothesis."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from shiftplan import language, machine_code

settings.register_profile("calm", deadline=None)  # the machine may be busy with other work
settings.load_profile("calm")

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # hundreds of children would compile the sources each
os.environ["NUMBA_CACHE_DIR"] = str(machine_code.folder())  # homes are new for each test, machine code is not


def pytest_sessionstart(session: pytest.Session) -> None:
    """Machine code is made once, before tests that solve by the clock; xdist's workers find it."""
    is_worker, collects = hasattr(session.config, "workerinput"), session.config.option.collectonly
    if not (is_worker or collects or machine_code.is_there()):
        subprocess.run([sys.executable, "-m", "shiftplan.rota"], check=True)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Texts are read in English, whatever was spoken before."""
    before = language.current()
    language.use("en")
    yield
    language.use(before)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Preferences of the person who runs the tests are neither read nor written; needs worked out are kept
    for the whole run.
    """
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp().parent / "cache"))
    return home
