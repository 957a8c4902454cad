"""What every test may rely on: English texts, a home of its own, a calm hypothesis."""

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from shiftplan import language, machine_code
from tests import patience
from tests.program import Program

settings.register_profile("calm", deadline=None)  # the machine may be busy with other work
settings.load_profile("calm")

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program does
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # hundreds of children would compile the sources each
sys.dont_write_bytecode = False  # tests as pytest rewrites them are made once, too
os.environ["NUMBA_CACHE_DIR"] = str(machine_code.folder())  # homes are new for each test, machine code is not

MAKING = pytest.StashKey[subprocess.Popen[bytes]]()


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(patience)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Machine code is made once, while tests are collected; xdist's workers find it."""
    is_worker, collects = hasattr(session.config, "workerinput"), session.config.option.collectonly
    if not (is_worker or collects or machine_code.is_there()):
        session.config.stash[MAKING] = subprocess.Popen([sys.executable, "-m", "shiftplan.rota"])


def _wait_for_machine_code(config: pytest.Config) -> None:
    making = config.stash.get(MAKING, None)
    if making and making.wait():
        pytest.exit("no machine code could be made; see above", returncode=1)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Tests that solve by the clock begin when the machine code is there."""
    _wait_for_machine_code(session.config)
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_node_collection_finished(node: Any) -> None:
    """The same with workers, which the first to have collected keeps waiting."""
    _wait_for_machine_code(node.config)


@pytest.fixture(scope="session")
def program() -> Iterator[Program]:
    """Runs the program as a process of its own, without the time of its start."""
    with Program() as program:
        yield program


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
