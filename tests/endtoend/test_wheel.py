"""The wheel holds what the program needs, and works installed elsewhere."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from shiftplan.language import CATALOGUES

ROOT = Path(__file__).parents[2]
DATA = ("configs", "sample_forecasts")
pytestmark = [pytest.mark.endtoend, pytest.mark.slow, pytest.mark.xdist_group("wheel")]


def run(
    command: Sequence[str | Path], cwd: Path, codes: tuple[int, ...] = (0,), **env: str
) -> subprocess.CompletedProcess[str]:
    """Run a command with no terminal, far from the checkout; fail with its words when it fails."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "SHIFTPLAN"))}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**clean, "PYTHONUTF8": "1", **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode in codes, done.stdout[-2000:] + done.stderr[-4000:]
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    run((sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT), cwd=out)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """The folder of commands of a fresh environment with this wheel; what it depends on is lent by ours."""
    home = tmp_path_factory.mktemp("elsewhere") / "venv"
    run((sys.executable, "-m", "venv", "--without-pip", home), cwd=home.parent)
    python = home / "bin" / "python"
    install = ("install", "-q", "--no-deps", "--no-index", wheel)
    run((sys.executable, "-m", "pip", "--python", python, *install), cwd=home.parent)
    own = run((python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"), cwd=home.parent)
    lent = Path(own.stdout.strip()) / "lent.pth"
    lent.write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return home / "bin"


def test_the_wheel_holds_configs_samples_and_catalogues(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    shipped = {
        f"shiftplan/{path.relative_to(ROOT).as_posix()}"
        for name in DATA
        for path in (ROOT / name).rglob("*")
        if path.is_file()
    }
    catalogues = {path.relative_to(ROOT).as_posix() for path in CATALOGUES.glob("*.mo")}
    screens = {path.relative_to(ROOT).as_posix() for path in (ROOT / "shiftplan").rglob("*.tcss")}
    assert shipped
    assert catalogues
    assert screens
    assert shipped | catalogues | screens <= inside


def test_the_installed_program_is_the_wheels_and_finds_its_data(elsewhere: Path, tmp_path: Path) -> None:
    where = "import shiftplan.resources as r; print(r.PACKAGE, r.shipped('configs'))"
    package, configs = run((elsewhere / "python", "-c", where), cwd=tmp_path).stdout.split()
    assert Path(package).is_relative_to(elsewhere.parent)
    assert Path(configs) == Path(package) / "configs"
    listed = run((elsewhere / "shiftplan", "--lang", "en", "templates"), cwd=tmp_path).stdout
    assert all(name in listed for name in ("double11", "midnight", "small"))


def test_the_installed_program_speaks_chinese(elsewhere: Path, tmp_path: Path) -> None:
    refusal = run((elsewhere / "shiftplan", "check", "nowhere"), tmp_path, codes=(2,), SHIFTPLAN_LANG="zh")
    assert "错误" in refusal.stderr


def test_the_demo_prints_its_report_and_writes_its_files(elsewhere: Path, tmp_path: Path) -> None:
    demo = ("demo", "tried", "--template", "small", "--seconds", "10")
    report = run((elsewhere / "shiftplan", "--lang", "en", *demo), cwd=tmp_path).stdout
    assert all(heading in report for heading in ("Forecast", "Need", "The rota", "Findings", "Files written"))
    written = {path.name for path in (tmp_path / "tried" / "export").iterdir()}
    assert {Path(name).suffix for name in written} == {".csv", ".toml", ".xlsx"}
    assert all(name in report for name in written)
    assert (tmp_path / "tried" / "rota.csv").stat().st_size > 0
