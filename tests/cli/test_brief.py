import json
from pathlib import Path

from shiftplan.cli.entry import run
from tests.operations.plans import far_plan


def test_the_brief_goes_to_stdout_a_file_or_a_program(tmp_path: Path, capsys) -> None:
    folder, out = str(far_plan(tmp_path / "plan")), tmp_path / "brief.md"
    assert run(["--lang", "en", "brief", folder]) == 0
    page = capsys.readouterr().out
    assert page.startswith("# Kick-off brief")
    assert run(["--lang", "en", "brief", folder, "--out", str(out), "--json"]) == 0
    said = capsys.readouterr()
    data = json.loads(said.out)
    assert "brief.md" in said.err
    assert out.read_text("utf-8").splitlines()[0] == page.splitlines()[0]
    assert (data["has_rota"], len(data["days"]) > 0, data["goals"][0]["targets"][0]["share"] > 0) == (
        False,
        True,
        True,
    )


def test_what_cannot_be_read_or_written_is_a_sentence(tmp_path: Path, capsys) -> None:
    assert run(["--lang", "en", "brief", str(tmp_path / "gone")]) == 2
    assert "Traceback" not in capsys.readouterr().err
    folder = str(far_plan(tmp_path / "plan"))
    assert run(["--lang", "en", "brief", folder, "--out", str(tmp_path / "no" / "brief.md")]) != 0
    assert "cannot write" in capsys.readouterr().err
