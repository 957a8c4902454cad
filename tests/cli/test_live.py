import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from shiftplan import language
from shiftplan.cli.entry import run
from tests.operations.plans import far_plan

EXPORT = "时间,技能组,咨询人数,首响,3分钟响应率\n2094-11-10 20:00,售前,100,1分20秒,85%\n"


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Run `shiftplan live PLAN …`; the exit code, stdout and stderr."""
    before = language.current()
    far_plan(tmp_path / "plan")

    def shiftplan(
        *words: str, lang: str = "en", pasted: str = "", coded: str = "utf-8"
    ) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pasted.encode(coded))))
        code = run(["--lang", lang, "live", str(tmp_path / "plan"), *words])
        out, err = capsys.readouterr()
        return code, out, err

    yield shiftplan
    language.use(before)


@pytest.fixture
def export(tmp_path: Path) -> str:
    path = tmp_path / "千牛.csv"
    path.write_text(EXPORT, "gb18030")
    return str(path)


def test_an_export_is_followed_and_remembered(say, export: str):
    code, out, _ = say("--actuals", export)
    assert code == 0
    assert "千牛.csv: 1 line, up to 11-10 20:30; 1 interval new" in out
    assert "level: orange" in out
    assert "\n  售前: three-minute reply rate 85.0%" in out
    Path(export).write_text(EXPORT + "2094-11-10 20:30,售前,120,70,90%\n", "gb18030")
    assert "2 lines, up to 11-10 21:00; 1 interval new" in say()[1]
    assert "千牛.csv" not in say("--unfollow")[1]


def test_the_data_has_queues_slots_and_figures(say, export: str):
    data = json.loads(say("--actuals", export, "--json")[1])
    assert (data["level"], data["queues"][0]["level"], data["rehearsal"]) == ("orange", "orange", True)
    told = [slot for slot in data["queues"][0]["slots"] if slot["minutes"]]
    assert [(slot["start"], slot["contacts"], slot["first_reply_seconds"]) for slot in told] == [
        ("2094-11-10T20:00:00", 100, 80)
    ]
    assert told[0]["planned"] < told[0]["forecast"]
    assert (data["followed"]["lines"], data["followed"]["findings"], data["outlook"]) == (1, [], None)


def test_rows_are_pasted_with_and_without_headings(say):
    assert "1 line read, 1 interval new" in say("--paste", pasted=EXPORT)[1]
    code, out, _ = say("--paste", pasted="售前 620 45 92%\n")
    assert (code, "620" in out, "92.0%" in out) == (0, True, True)


def test_a_name_is_told_once(say, export: str):
    Path(export).write_text(EXPORT.replace("售前", "旗舰店A组"), "utf-8")
    _, out, _ = say("--actuals", export)
    assert "千牛.csv:2:技能组: “旗舰店A组” is no queue of the plan" in out
    say("--queue-map", "旗舰店A组=presale")
    assert "is no queue" not in say()[1]
    assert "85.0%" in say()[1]


def test_a_line_for_the_log(say):
    out = say("--log", "机器人话术已切换")[1]
    assert "机器人话术已切换" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--actuals", "nowhere.csv"), "does not exist"),
        (("--watch",), "nothing to watch"),
        (("--paste", "--watch"), "--paste goes with neither"),
        (("--unfollow", "--watch"), "--unfollow goes with neither"),
        (("--map", "contacts=C"), "none are given"),
        (("--paste", "--map", "contacts"), "is no name, = and what it is"),
        (("--paste", "--map", "volume=C"), "has no field volume"),
        (("--paste", "--map", "contacts=接待"), "the file has no column “接待”"),
        (("--paste", "--queue-map", "售前=sales"), "the plan has no such queue"),
        (("--log", "  "), "the line is empty"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_exit_2(say, words: tuple[str, ...], said: str):
    code, _, err = say(*words, pasted=EXPORT)
    assert code == 2
    assert said in err
    assert "Traceback" not in err


def test_it_speaks_chinese(say, export: str):
    _, out, _ = say("--actuals", export, lang="zh")
    assert "千牛.csv：1 行，读到 11-10 20:30；新收 1 段" in out


def test_watching_tells_whenever_figures_come(say, export: str, tmp_path: Path):
    command = [sys.executable, "-m", "shiftplan", "--lang", "en", "live", str(tmp_path / "plan")]
    child = subprocess.Popen(
        [*command, "--actuals", export, "--watch"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        while "log" not in (line := child.stdout.readline()) and "20:00" not in line:
            assert line
        Path(export).write_text(EXPORT + "2094-11-10 20:30,售前,120,70,90%\n", "gb18030")
        for words in (
            "2 lines",
            "level: orange → red",
            "售前: orange → red",
            "best now",
            "→ shiftplan surge",
        ):
            while words not in (line := child.stdout.readline()):
                assert line
    finally:
        child.kill()
        child.wait()


def test_the_ladder_takes_an_export_too(export: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    far_plan(tmp_path / "plan")
    before = language.current()
    try:
        assert run(["--lang", "en", "surge", str(tmp_path / "plan"), "--actuals", export]) == 0
    finally:
        language.use(before)
    out, err = capsys.readouterr()
    assert "level: orange" in out
    assert "1 line read, 1 interval new" in err


def test_rows_are_pasted_in_whatever_encoding_they_come(say):
    assert "1 line read, 1 interval new" in say("--paste", pasted=EXPORT, coded="gb18030")[1]


def test_the_outlook_says_when_there_is_none(say):
    code, out, _ = say("--outlook")
    assert code == 0
    assert "The plan does not run now: there is no outlook." in out
