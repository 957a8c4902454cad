"""`shiftplan forecast`: steps with their numbers, a recipe tried, a recipe written."""

import json
from pathlib import Path
from typing import Any

import pytest

from shiftplan import planning
from shiftplan.cli import entry
from tests.files import folders

TARGET = ("--target", "500000", "--order-value", "100", "--share", "20%", "--conversion", "0.4")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folders.write(tmp_path / "plan")


def run(
    capsys: pytest.CaptureFixture[str], folder: Path, *words: str, lang: str = "en"
) -> tuple[int, str, str]:
    code = entry.run(["--lang", lang, "forecast", str(folder), *words])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def document(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> dict[str, Any]:
    code, out, _ = run(capsys, folder, *words, "--json")
    assert code == 0
    found: dict[str, Any] = json.loads(out)
    return found


def test_contacts_as_given_are_said_to_be_so(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, out, err = run(capsys, folder)
    assert code == 0
    assert "given as contacts; no recipe" in out
    assert "total       576   576  1,152" in out
    assert "--template target" in err


def test_the_rule_of_thumb_step_by_step(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    before = folders.snapshot(folder)
    code, out, err = run(capsys, folder, *TARGET)
    assert code == 0
    assert "1. orders: sales target 500,000 yuan ÷ average order value 100 yuan = 5,000 orders" in out
    assert "2. orders through service: 5,000 orders × share through service 20 % = 1,000 orders" in out
    assert "3. contacts: 1,000 orders ÷ inquiry conversion 40 % = 2,500 contacts" in out
    assert "first hour" in out
    assert "nothing was written" in err
    assert folders.snapshot(folder) == before


def test_the_same_in_chinese(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    _, out, _ = run(capsys, folder, *TARGET, lang="zh")
    assert "1. 订单：销售目标 500,000 元 ÷ 客单价 100 元 = 5,000 单" in out


def test_writing_it_and_seeing_it_again(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, out, err = run(capsys, folder, *TARGET, "--write")
    assert code == 0
    assert "kept in" in err
    assert (folder / "forecast.toml").exists()
    code, again, err = run(capsys, folder)
    assert (code, again) == (0, out)
    assert "not what the recipe gives" not in err


def test_json_holds_every_figure(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    found = document(capsys, folder, *TARGET, "--after-sale", "aftersale=0.3")
    assert found["kind"] == "target"
    assert [step["result"] for step in found["steps"][:3]] == [5000, 1000, 2500]
    assert [o["sign"] for o in found["steps"][0]["operands"]] == ["", "÷"]
    assert found["steps"][2]["operands"][1] == {
        "sign": "÷",
        "label": "inquiry conversion",
        "value": 0.4,
        "unit": "share",
        "default": False,
    }
    presale = sum(row["contacts"] for row in found["days"] if row["queue"] == "presale")
    assert presale == pytest.approx(2500, abs=0.01)
    assert {finding["code"] for finding in found["findings"]} == {"forecast_not_of_recipe"}
    plain = document(capsys, folder)
    assert (plain["kind"], plain["steps"]) == (None, [])


def test_visitors_times_rates(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "visits.csv"
    table.write_text("start,visitors\n2027-11-01,10000\n2027-11-02,20000\n", "utf-8")
    rates = ("--rate", "presale=3%", "--rate", "presale:main=0.05", "--rate", "aftersale=0.01")
    code, out, _ = run(capsys, folder, "--visitors", str(table), *rates, "--write")
    assert code == 0
    assert "inquiry rate 5 %" in out
    assert (folder / "visits.csv").exists()
    read = planning.read_recipe(folder)
    assert read is not None
    assert read.kind.value == "visitors"


def test_last_event_times_growth(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "last.csv"
    table.write_text(folders.forecast("10").replace("2027-", "2026-"), "utf-8")
    growth = ("--growth", "1.5", "--growth", "aftersale=2")
    found = document(capsys, folder, "--last-event", str(table), *growth, "--opening", "2026-11-01 20:00")
    totals = {part["queue"]: part["result"] for part in found["steps"][-1]["parts"]}
    assert totals == pytest.approx({"presale": 720, "aftersale": 960}, abs=0.01)


def test_a_template_to_fill_in(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, out, _ = run(capsys, folder, "--template", "target")
    assert code == 0
    assert "fill in" in out
    assert run(capsys, folder)[0] == 0
    code, _, err = run(capsys, folder, "--template", "visitors")
    assert code == 2
    assert "already there" in err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--target", "5", "--order-value", "0"), "order_value_yuan must be above 0"),
        (("--target", "5", "--order-value", "1", "--conversion", "0"), "conversion must be above 0"),
        (("--target", "-5", "--order-value", "1"), "target_yuan must be at least 0"),
        (("--target", "nan", "--order-value", "1"), "must be a number; read nan"),
        (("--target", "5", "--order-value", "1", "--share", "many"), "--share needs a number; read many"),
        (("--target", "5"), "--target needs --order-value"),
        (("--order-value", "5"), "--order-value goes with --target"),
        (
            ("--target", "5", "--order-value", "1", "--visitors", "v.csv"),
            "one way at a time: --target, --visitors",
        ),
        (("--visitors", "v.csv"), "--visitors needs --rate"),
        (("--visitors", "v.csv", "--rate", "0.3"), "--rate 0.3 names no queue"),
        (("--visitors", "v.csv", "--rate", "presale=0.3"), "v.csv does not exist"),
        (("--visitors", "v.csv", "--rate", "nobody=0.3"), "no queue nobody"),
        (("--last-event", "l.csv"), "--last-event needs --opening"),
        (("--last-event", "l.csv", "--opening", "noon"), "--opening needs a date and time; read noon"),
        (
            ("--last-event", "l.csv", "--opening", "2026-11-11 00:00", "--growth=-1"),
            "growth multiplies last event's contacts and cannot be -1",
        ),
    ],
)
def test_a_sentence_for_what_cannot_be_meant(
    capsys: pytest.CaptureFixture[str], folder: Path, words: tuple[str, ...], sentence: str
) -> None:
    before = folders.snapshot(folder)
    code, out, err = run(capsys, folder, *words, "--write")
    assert (code, out) == (2, "")
    assert sentence in err
    assert folders.snapshot(folder) == before


def test_a_broken_recipe_names_its_line(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    text = 'kind = "target"\ntarget_yuan = 1\norder_value_yuan = 1\nconversion = 0\n'
    (folder / "forecast.toml").write_text(text, "utf-8")
    code, _, err = run(capsys, folder)
    assert code == 2
    assert "forecast.toml:4:conversion: conversion must be above 0" in err
