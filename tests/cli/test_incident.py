import json
from pathlib import Path

import pytest

from shiftplan import language
from shiftplan.cli.entry import run
from tests.operations.plans import far_plan


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Run `shiftplan incident PLAN …` in English; the exit code, stdout and stderr."""
    before = language.current()
    far_plan(tmp_path / "plan")

    def shiftplan(*words: str, lang: str = "en") -> tuple[int, str, str]:
        code = run(["--lang", lang, "incident", str(tmp_path / "plan"), *words])
        out, err = capsys.readouterr()
        return code, out, err

    yield shiftplan
    language.use(before)


def test_without_an_action_it_lists_incidents_and_cards(say) -> None:
    code, out, _ = say()
    assert code == 0
    assert "no incident so far" in out
    assert all(name in out for name in ("E1", "incident_price", "E3"))
    assert out == say("list")[1]


def test_an_incident_is_declared_led_walked_and_closed(say) -> None:
    code, out, _ = say("declare", "E2", "--title", "pan for 1 yuan", "--severity", "2")
    assert code == 0
    assert "E2-1 S2 pan for 1 yuan: open since" in out
    assert "next update by" in out
    assert "it leans on: 电子商务法 §49; 明码标价和禁止价格欺诈规定 §19(5)" in out
    assert "the next update is owed at" in say()[1]
    assert "[✓] keep_proof" in say("do", "1", "keep_proof", "--evidence", "3 pictures")[1]
    assert "note of" in say("show", "1")[1]
    assert "[ ] keep_proof" in say("undo", "e2-1", "keep_proof")[1]
    assert "[…] keep_proof" in say("doing", "1", "keep_proof")[1]
    assert "skipped by" in say("skip", "1", "check_stock", "--reason", "none")[1]
    assert "listing is down" in say("log", "1", "listing", "is", "down")[1]
    assert (
        "decision of wang: ads off; why: they sell"
        in say("decide", "1", "ads", "off", "--by", "wang", "--reason", "they sell")[1]
    )
    assert "severity S1 critical: more orders" in say("severity", "1", "1", "--reason", "more orders")[1]
    assert "it is called pan and pot" in say("title", "1", "pan", "and", "pot")[1]
    assert say("close", "1")[0] == 2
    code, _, err = say("close", "1", "--to", "zhao")
    assert (code, "good slots" in err) == (2, True)
    assert "closed" in say("close", "1", "--to", "zhao", "--reason", "false alarm")[1]
    assert "handed over aloud to zhao; closed before the good slots: false alarm" in say("timeline", "1")[1]


def test_a_question_is_answered_and_opens_its_branch(say) -> None:
    say("declare", "E3")
    out = say("show", "1")[1]
    assert "answer with one of: flood" in out
    assert "call_in" not in out
    out = say("do", "1", "which_kind", "--answer", "absence")[1]
    assert "call_in" in out
    assert "climb_ladder" not in out
    assert "nearest is absence" in say("do", "1", "which_kind", "--answer", "absense")[2]


def test_a_change_of_command_is_said_aloud(say) -> None:
    say("declare", "E1", "--title", "no chat")
    _, out, err = say("role", "1", "commander", "Wang", "Wu")
    assert "commander: Wang Wu" in out
    assert "say it aloud" in err
    assert "Wang Wu: I take command of E1-1 no chat from now" in err
    assert "say it aloud" not in say("role", "1", "scribe", "Li")[2]


def test_update_without_a_text_is_the_template_and_writes_nothing(say) -> None:
    say("declare", "E1", "--title", "no chat")
    out = say("update", "1")[1]
    assert "[E1 S1 update]" in out
    assert "no chat" in out
    assert json.loads(say("update", "1", "--json")[1])["text"] in out
    assert "update: " not in say("timeline", "1")[1]
    assert "update: all wait" in say("update", "1", "all", "wait")[1]


def test_json_has_steps_seats_and_timeline(say) -> None:
    data = json.loads(say("declare", "price", "--json")[1])
    assert (data["id"], data["card"], data["open"]) == ("E2-1", "incident_price", True)
    assert data["next"] == "say_it"
    assert (data["severity"], data["seats"]["scribe"]) == ("S1", None)
    data = json.loads(say("log", "1", "down", "--json")[1])
    assert [line["text"] for line in data["timeline"] if line["kind"] == "observation"] == ["down"]
    steps = {step["id"]: step for step in data["steps"]}
    assert steps["send_outcome"]["script"] is None
    assert len(steps["send_outcome"]["waits_for"]) == 2
    assert steps["what_is_wrong"]["options"] == ["price", "discount", "stock"]
    everything = json.loads(say("--json")[1])
    assert [incident["id"] for incident in everything["incidents"]] == ["E2-1"]
    assert [card["code"] for card in everything["cards"]] == ["E1", "E2", "E3"]
    assert [level["update_minutes"] for level in everything["severities"]] == [15, 30, 60]


def test_the_gated_script_is_nowhere_before_both_signatures(say, tmp_path: Path, capsys) -> None:
    """Not in a view, the report, the template of an update, the card on the shelf, or any of them as JSON."""
    plan = str(tmp_path / "plan")
    own = (["list"], ["show", "1"], ["timeline", "1"], ["report", "1"], ["update", "1"])
    shown = [["incident", plan, *words] for words in own]
    shown += [["checklist", plan, "--book", "incident_price", *more] for more in ((), ("--run", "1"))]
    shown += [[*words, "--json"] for words in shown]

    def leaks() -> list[list[str]]:
        found = []
        for words in shown:
            assert run(["--lang", "en", *words]) == 0
            found += [words] if "signed outcome" in capsys.readouterr().out else []
        return found

    say("declare", "E2")
    for step in ("list_orders", "cost_choices", "legal_signed"):
        say("do", "1", step)
        assert leaks() == []
    say("skip", "1", "manager_signed", "--reason", "asleep")
    assert leaks() == []
    assert "signed outcome" in say("do", "1", "manager_signed")[1]
    say("undo", "1", "legal_signed")
    assert leaks() == []


def test_the_report_is_printed_written_and_read_as_data(say, tmp_path: Path) -> None:
    say("declare", "E1", "--title", "no | chat")
    page = say("report", "1")[1]
    assert page.startswith("# Incident E1-1: no \\| chat\n")
    out = tmp_path / "out.md"
    assert str(out) in say("report", "1", "--out", str(out))[1]
    assert out.read_text("utf-8").split("\n")[0] == page.split("\n")[0]
    data = json.loads(say("report", "1", "--json")[1])
    assert data["incident"]["title"] == "no | chat"
    assert data["follow_ups"]
    code, _, err = say("report", "1", "--out", str(tmp_path / "none" / "out.md"))
    assert code == 2
    assert "Traceback" not in err


def test_who_is_free_is_told_by_queue(say) -> None:
    everybody = json.loads(say("free", "--json")[1])["people"]
    some = json.loads(say("free", "--queue", "presale", "--json")[1])["people"]
    assert {one["agent"] for one in some} <= {one["agent"] for one in everybody}
    assert all("presale" in one["queues"] for one in some)
    code, _, err = say("free", "--queue", "presail")
    assert (code, "nearest is presale" in err) == (2, True)
    assert say("free")[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("declare", "E9"), "no such card: E9"),
        (("declare",), "takes 1 word after"),
        (("declare", "E1", "--severity", "9"), "there are: S1, S2, S3"),
        (("declare", "E1", "--reason", "x"), "declare takes no --reason"),
        (("do", "1"), "takes 2 words"),
        (("do", "one", "say_it"), "there is no incident one"),
        (("do", "7", "say_it"), "no incident 7"),
        (("show", "99999999999999999999"), "there is no incident 9999"),
        (("absent", "7"), "nobody was named"),
        (("absent", "nobody"), "nobody is called nobody"),
        (("declair", "E1"), "declair"),
    ],
)
def test_what_cannot_be_done_is_a_sentence_and_exit_2(say, words: tuple[str, ...], said: str) -> None:
    code, out, err = say(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_bad_steps_and_seats_name_the_nearest(say) -> None:
    say("declare", "E1")
    assert "nearest is auto_reply" in say("do", "1", "autoreply")[2]
    assert "nearest is scribe" in say("role", "1", "scrib", "Li")[2]


def test_hostile_titles_and_lines_cannot_drive_the_terminal(say) -> None:
    hostile = "\x1b]0;gone\x07[red]\u202e"
    out = say("declare", "E1", "--title", hostile)[1] + say("log", "1", hostile)[1] + say()[1]
    out += say("role", "1", "commander", hostile)[2] + say("report", "1")[1] + say("update", "1")[1]
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[red]" in out


def test_it_speaks_chinese(say) -> None:
    out = say("declare", "E3", lang="zh")[1] + say(lang="zh")[1] + say("report", "1", lang="zh")[1]
    assert "人手压不住" in out
    assert "完成标准" in out
    assert "重大" in out
    for english in ("done when", "severity", "timeline", "declared", "step"):
        assert english not in out
