"""A forked run is what a started one is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import ALWAYS, Program


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ("solve", "--help")), ("zh", ("templates",)), ("zh", ("solv",)), ("en", ("check", "nowhere"))],
)
def test_it_says_and_ends_as_a_started_one(
    lang: str, words: tuple[str, ...], program: Program, tmp_path: Path
) -> None:
    env = {"SHIFTPLAN_LANG": lang, "COLUMNS": "60"}
    command = [sys.executable, "-m", "shiftplan", *words]
    there = {**os.environ, **ALWAYS, **env}
    started = subprocess.run(
        command, cwd=tmp_path, env=there, capture_output=True, encoding="utf-8", check=False
    )
    forked = program.run(*words, cwd=tmp_path, env=env)
    assert (forked.returncode, forked.stdout, forked.stderr) == (
        started.returncode,
        started.stdout,
        started.stderr,
    )


def test_runs_share_neither_folder_nor_environment(program: Program, tmp_path: Path) -> None:
    said = []
    for lang in ("zh", "en"):
        here = tmp_path / lang
        here.mkdir()
        assert program.run("init", "shop", cwd=here, env={"SHIFTPLAN_LANG": lang}).returncode == 0
        assert (here / "shop" / "plan.toml").exists()
        said.append(program.run("check", "shop", cwd=here, env={"SHIFTPLAN_LANG": lang}).stderr)
    assert said[0] != said[1]
    assert not Path("shop").exists()


def test_what_a_run_cost_is_counted_once(program: Program, tmp_path: Path) -> None:
    before = Program.spent
    ran = program.run("templates", cwd=tmp_path)
    assert 0 < ran.seconds == pytest.approx(Program.spent - before)
