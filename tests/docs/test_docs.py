"""Every command that the documents show is run, in order, in a folder of its own.

A block marked ```console holds lines `$ shiftplan …`; `# exit 1` behind a command states its exit code
(0 unless stated), the lines under it are looked for in what it prints, where `…` stands for anything.
"""

import shutil
from pathlib import Path

import pytest

from tests.docs.console import Example, examples
from tests.program import Program, Ran

ROOT = Path(__file__).parents[2]
DOCUMENTS = {path.name: found for path in sorted((ROOT / "docs").glob("*.md")) if (found := examples(path))}


def run(program: Program, example: Example, folder: Path, language: str) -> Ran:
    assert example.command[0] == "shiftplan"
    env = {"SHIFTPLAN_LANG": language, "XDG_STATE_HOME": str(folder / "state")}
    return program.run(*example.command[1:], cwd=folder, env=env)


@pytest.mark.slow
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_shown_does_what_is_shown(name: str, tmp_path: Path, program: Program) -> None:
    shutil.copytree(ROOT / "sample_forecasts", tmp_path / "sample_forecasts")
    language = "zh" if ".zh." in name else "en"
    for example in DOCUMENTS[name]:
        done = run(program, example, tmp_path, language)
        where = f"docs/{name}:{example.line}: {' '.join(example.command)}"
        printed = done.stdout + done.stderr
        assert done.returncode == example.exit_code, f"{where}\n{printed}"
        assert not example.missing(printed), f"{where}\nnot printed: {example.missing(printed)}\n{printed}"


def test_both_tutorials_show_the_same_commands() -> None:
    def shown(name: str) -> list[tuple[tuple[str, ...], int]]:
        return [(example.command, example.exit_code) for example in DOCUMENTS[name]]

    assert shown("tutorial.md") == shown("tutorial.zh.md")


def test_the_tutorial_walks_the_whole_line() -> None:
    steps = {example.command[1] for example in DOCUMENTS["tutorial.md"]}
    line = {"init", "import", "need", "solve", "check", "checklist", "surge", "incident", "export"}
    assert line <= steps
