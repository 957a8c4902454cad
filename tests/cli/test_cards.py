import json
from pathlib import Path

import pytest

from shiftplan import language
from shiftplan.cli.entry import run
from shiftplan.files.playbooks import playbook_paths
from tests.operations.plans import far_plan


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return far_plan(tmp_path / "plan")


@pytest.fixture
def say(folder: Path, capsys: pytest.CaptureFixture[str]):
    """Run `shiftplan cards PLAN …`; the exit code, stdout and stderr."""
    before = language.current()

    def shiftplan(*words: str, lang: str = "en", command: str = "cards") -> tuple[int, str, str]:
        code = run(["--lang", lang, command, str(folder), *words])
        out, err = capsys.readouterr()
        return code, out, err

    yield shiftplan
    language.use(before)


def test_the_cards_stand_by_kind_and_code(say) -> None:
    code, out, err = say()
    assert (code, err) == (0, "")
    codes = [line.split()[0] for line in out.splitlines() if not line.startswith("──")]
    assert codes == [
        *(f"R{n}" for n in range(1, 6)),
        "C1",
        "V1",
        *(f"O{n}" for n in range(1, 6)),
        *(f"A{n}" for n in range(1, 5)),
    ]


@pytest.mark.parametrize("name", ["R4", "r4", "routine_shipping"])
def test_a_card_is_shown_by_code_or_id(say, name: str) -> None:
    out = say(name)[1]
    assert out.startswith("R4 Shipping and logistics (routine_shipping)")
    for said in (
        "take it when:",
        "· Order and parcel state",
        "choose: not sent /",
        "only for: stuck",
        "log: order",
    ):
        assert said in out
    assert "do not say: “right away”" in out
    assert "pass it up: over 72 hours" in out


def test_a_cards_scripts_are_filled(say) -> None:
    out = say("R4", "--fill", "order=2027", "--fill", "carrier=顺丰", lang="zh")[1]
    assert "我正在查您的订单 2027" in out
    assert "运单号 【运单号】" in out


def test_json_holds_steps_options_scripts_and_limits(say) -> None:
    data = json.loads(say("C1", "--json")[1])
    assert (data["id"], data["kind"], data["code"]) == ("complaint", "complaint", "C1")
    items = {item["id"]: item for chapter in data["chapters"] for item in chapter["items"]}
    assert set(items["escalate_now"]["options"]) == {"none", "money", "media", "third", "safety"}
    assert items["to_legal"]["only_after"] == {"escalate_now": ["media"]}
    assert items["react"]["missing"] == ["name", "agent"]
    assert json.loads(say("--json")[1])[0]["code"] == "R1"


def test_an_unknown_card_names_the_nearest(say) -> None:
    code, out, err = say("complant")
    assert (code, out) == (2, "")
    assert "there is no such card: complant" in err
    assert "the nearest is complaint" in err


def test_a_plans_own_card_wins(say, folder: Path) -> None:
    own = folder / "playbooks"
    own.mkdir()
    text = (
        playbook_paths()["order_ship"].read_text("utf-8").replace("Order: ship at once", "Order: out today")
    )
    (own / "order_ship.toml").write_text(text, "utf-8")
    assert "Order: out today" in say("O1")[1]


def test_a_complaint_is_walked_from_the_command_line_and_is_a_case(say) -> None:
    begun = say("begin", "--book", "complaint", "--title", "tb_77", command="checklist")
    assert begun[0] == 0
    assert "tb_77" in say(command="cases")[1]
    answered = ("do", "escalate_now", "--book", "complaint", "--run", "1", "--answer", "media")
    assert say(*answered, command="checklist")[0] == 0
    walked = say("--book", "complaint", "--run", "1", command="checklist")[1]
    assert "to_legal" in walked
    assert "to_safety" not in walked
    assert say("close", "--book", "complaint", "--run", "1", command="checklist")[0] == 0
    assert json.loads(say("--json", command="cases")[1]) == {"cases": []}, "those that are open"
