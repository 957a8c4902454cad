"""`shiftplan import` shows how it reads a file, is told better with --map, and asks at a terminal."""

import json
from pathlib import Path

import pytest

from shiftplan import files, language
from shiftplan.cli import import_ as importing
from shiftplan.cli.entry import run
from tests.files import folders
from tests.files.commands import shiftplan
from tests.files.tabular import ugly

HOURS = ugly.truth()
ONE_QUEUE = ugly.text([["时段", "11-01", "11-02"], *([f"{h}:00", 10 + h, 20 + h] for h in range(24))])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folders.write(tmp_path / "plan")


def put(tmp_path: Path, content: bytes, name: str = "f.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def aftersale(folder: Path) -> tuple[float, ...]:
    return files.read_plan(folder).plan.forecast.contacts["base"]["aftersale"]


def test_a_sure_proposal_is_shown_and_taken(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = put(tmp_path, ugly.text(ugly.merged(HOURS), ",", "gb18030"))
    done = shiftplan(capsys, "import", folder, path)
    assert done.code == 0
    assert done.out == f"96 entries are now in {folder / 'forecast.csv'}\n"
    assert "read as GB18030" in done.err
    assert "queue-map 售前组  presale        likely" in done.err
    assert "read alike from now on" in done.err
    assert "read before" in shiftplan(capsys, "import", folder, path).err


def test_an_unsure_one_is_refused_with_what_to_add(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, before = put(tmp_path, ONE_QUEUE), folders.snapshot(folder)
    done = shiftplan(capsys, "import", folder, path)
    assert (done.code, done.out) == (2, "")
    assert "add --map queue=" in done.err
    assert folders.snapshot(folder) == before
    assert shiftplan(capsys, "import", folder, path, "--map", "queue=售后").code == 0
    assert aftersale(folder)[:2] == (10, 11)
    assert shiftplan(capsys, "import", folder, path).code == 0


def test_names_of_queues_are_told(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [["日期", "时段", "组", "咨询量"]]
    rows += [[d, t, {"presale": "华东", "aftersale": "华南"}[q], n] for d, t, q, n in ugly.cells(HOURS)]
    path = put(tmp_path, ugly.text(rows))
    refused = shiftplan(capsys, "import", folder, path)
    assert refused.code == 2
    assert '--queue-map "华东=QUEUE"' in refused.err
    told = ("--queue-map", "华东=aftersale", "--queue-map", "华南=")
    assert shiftplan(capsys, "import", folder, path, *told).code == 0
    assert aftersale(folder)[0] == 1000


def test_a_dry_run_shows_days_and_writes_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, before = put(tmp_path, ugly.text(ugly.long(HOURS))), folders.snapshot(folder)
    done = shiftplan(capsys, "import", folder, path, "--dry-run")
    assert done.code == 0
    assert done.out.splitlines()[:2] == [
        "day         queue      now    then",
        "2027-11-01  presale    288  24,276",
    ]
    assert "96 lines read, 0 left out; nothing is written" in done.out
    said = json.loads(shiftplan(capsys, "import", folder, path, "--dry-run", "--json").out)
    assert said["days"][0] == {
        "day": "2027-11-01",
        "queue": "presale",
        "scenario": "base",
        "before": 288.0,
        "after": 24276.0,
    }
    assert said["mapping"]["columns"]["contacts"] == "咨询量"
    assert folders.snapshot(folder) == before


def test_a_dry_run_of_a_broken_file_says_why(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = ugly.long(HOURS)
    rows[4][3] = "约200"
    done = shiftplan(capsys, "import", folder, put(tmp_path, ugly.text(rows)), "--dry-run")
    assert done.code == 2
    assert "f.csv:5:咨询量" in done.err
    assert "nothing would be written" in done.out


def test_json_tells_the_mapping(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(tmp_path, ugly.text(ugly.long(HOURS)))
    done = shiftplan(capsys, "import", folder, path, "--json")
    said = json.loads(done.out)
    assert said["mapping"]["layout"] == "long"
    assert said["mapping"]["minutes"] == 60
    assert done.err == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--map", "contacts"), "is not a field"),
        (("--map", "kontakt=C"), "is not a field"),
        (("--map", "contacts=zzz"), "no column “zzz”"),
        (("--queue-map", "售前"), "is not a name in the file"),
        (("--queue-map", "售前=zzz"), "no queue “zzz”"),
        (("--as", "history", "--dry-run"), "is read as history"),
        (("--as", "agents", "--dry-run"), "no column of the list is id/name"),
    ],
)
def test_words_that_do_not_fit_get_a_sentence(
    words: tuple[str, ...], said: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = shiftplan(capsys, "import", folder, put(tmp_path, ugly.text(ugly.long(HOURS))), *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "→" in done.err


def test_escape_codes_in_headings_never_reach_the_terminal(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        ["日期", "时段", "\x1b[31m售前", "=HYPERLINK(1)"],
        ["11-01", "8:00", 1, 2],
        ["11-01", "9:00", 1, 2],
    ]
    done = shiftplan(capsys, "import", folder, put(tmp_path, ugly.text(rows)))
    assert "\x1b" not in done.out + done.err


def at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answers: list[str], *words: object
) -> tuple[int, str]:
    """The exit code and what was said, with these answers typed."""
    left = iter(answers)
    monkeypatch.setattr(importing, "at_terminal", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *_, **__: next(left))
    code = run(["--lang", "en", "import", *map(str, words)])
    said = capsys.readouterr().err
    language.use("en")
    assert next(left, None) is None
    return code, said


def test_enter_takes_what_is_sure(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = put(tmp_path, ugly.text(ugly.long(HOURS)))
    assert at_a_terminal(monkeypatch, capsys, [""], folder, path)[0] == 0
    assert aftersale(folder)[0] == 7
    assert at_a_terminal(monkeypatch, capsys, [], folder, path)[0] == 0


def test_a_conversation_settles_what_is_not(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = ["", "queue=nobody", "queue=aftersale", ""]
    code, said = at_a_terminal(monkeypatch, capsys, answers, folder, put(tmp_path, ONE_QUEUE))
    assert code == 0
    assert "settle this first: queue" in said
    assert "no column “nobody”" in said
    assert aftersale(folder)[0] == 10


def test_a_conversation_can_be_ended(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = folders.snapshot(folder)
    assert at_a_terminal(monkeypatch, capsys, ["q"], folder, put(tmp_path, ONE_QUEUE))[0] == 130
    assert folders.snapshot(folder) == before
