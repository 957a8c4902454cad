"""A plan folder read, and what the program writes into it."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from shiftplan import files
from shiftplan.domain.people import AvailabilityKind, Protection, Tier
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.domain.queue import Model
from shiftplan.domain.rota import Assignment, Cell, Rota, RotaFacts
from shiftplan.domain.rules import RuleKind
from shiftplan.errors import BadInput, ChangedUnderneath, MissingFile
from shiftplan.resources import shipped
from tests.files import folders

FACTS = RotaFacts(
    status="optimal",
    objective=123.45,
    bound=100,
    seconds=1.5,
    need_digest="aa",
    rules_digest="bb",
    solved_at=datetime(2027, 10, 1, 8, tzinfo=UTC),
    version=3,
)
DAY = date(2027, 11, 2)
ROTA = Rota.of(
    [
        Assignment(agent="a1", day=DAY, shift="early", queue="presale"),
        Assignment(agent="a3", day=DAY, shift="night", queue="aftersale"),
    ],
    [Cell("a1", DAY), Cell("a2", DAY)],
    FACTS,
)


def test_plan_toml_becomes_settings(folder: Path) -> None:
    settings = files.read_plan(folder).plan.settings
    assert (settings.name, settings.grid.days, settings.grid.minutes) == ("测试大促", 2, 60)
    assert [phase.kind for phase in settings.event.phases] == [PhaseKind.WARM_UP, PhaseKind.MAIN]
    assert settings.event.openings == (datetime.fromisoformat("2027-11-01T20:00"),)
    assert settings.event.phases[1].end == datetime.fromisoformat("2027-11-03")
    assert [queue.model for queue in settings.queues] == [Model.CHAT, Model.ERLANG_C]
    assert settings.scenarios == {"base": 1.0, "low": 0.7, "high": 1.5}
    assert settings.productivity[Tier.T0] == 0.3
    assert settings.productivity[Tier.T3] == 1.0
    assert settings.weights.wish == 40
    assert [contract.id for contract in settings.contracts] == ["full", "part", "temp", "intern"]


def test_a_default_rule_may_be_overridden_and_says_so(folder: Path) -> None:
    rule = files.read_plan(folder).plan.settings.rules.rest_hours_between_shifts
    assert (rule.value, rule.kind) == (12, RuleKind.DEFAULT)
    assert "plan.toml" in rule.source


def test_a_law_may_be_tightened_but_not_loosened(tmp_path: Path) -> None:
    def with_overtime(hours: int) -> Path:
        text = folders.PLAN.replace("[rules]", f"[rules]\novertime_hours_per_month = {hours}")
        return folders.write(tmp_path / str(hours), plan_toml=text)

    assert files.read_plan(with_overtime(20)).plan.settings.rules.overtime_hours_per_month.value == 20
    with pytest.raises(files.BadPlan, match=r"plan.toml:\d+:overtime_hours_per_month: .*劳动法 §41.*36.*40"):
        files.read_plan(with_overtime(40))


def test_people_shifts_and_absences(folder: Path) -> None:
    plan = files.read_plan(folder).plan
    lead, pregnant, temp = plan.agents
    assert lead.queues == ("presale", "aftersale")
    assert lead.productivity == 1.15
    assert (pregnant.productivity, pregnant.protection) == (1.1, Protection.PREGNANT)
    assert (pregnant.overtime_consent, pregnant.note) == (False, "请排, 早班")
    assert (temp.productivity, temp.leaves) == (0.3, date(2027, 11, 2))
    assert (plan.shift["early"].hours, plan.shift["night"].end_minute) == (8, 30 * 60)
    assert [entry.kind for entry in plan.availability] == [AvailabilityKind.LEAVE, AvailabilityKind.WISH_ON]
    assert plan.forecast.contacts["base"]["presale"] == (12.0,) * 48


def test_without_a_rota_there_is_none(folder: Path) -> None:
    assert files.read_plan(folder).rota is None


def test_a_rota_written_by_hand_has_locks_and_days_off_but_no_facts(tmp_path: Path) -> None:
    rota = files.read_plan(folders.write(tmp_path, rota_csv=folders.ROTA)).rota
    assert rota is not None
    assert [a.agent for a in rota.assignments] == ["a1", "a2"]
    assert rota.locks == {Cell("a2", date(2027, 11, 1)), Cell("a3", date(2027, 11, 1))}
    assert rota.facts is None


def test_the_rota_comes_back_as_it_was_written(folder: Path) -> None:
    stamps = files.write_rota(folder, ROTA, files.read_plan(folder).stamps)
    read = files.read_plan(folder)
    assert read.rota == ROTA
    assert read.stamps == stamps
    assert not read.findings


def test_a_rota_without_facts_leaves_no_old_facts_behind(folder: Path) -> None:
    stamps = files.write_rota(folder, ROTA, files.read_plan(folder).stamps)
    bare = ROTA.model_copy(update={"facts": None})
    files.write_rota(folder, bare, stamps)
    assert not (folder / "rota.toml").exists()
    assert files.read_plan(folder).rota == bare


def test_facts_without_a_bound_are_written_without_one(folder: Path) -> None:
    unproved = FACTS.model_copy(update={"bound": None})
    read = files.read_plan(folder)
    files.write_rota(folder, ROTA.model_copy(update={"facts": unproved}), read.stamps)
    assert "bound" not in (folder / "rota.toml").read_text("utf-8")
    again = files.read_plan(folder).rota
    assert again is not None
    assert again.facts == unproved


def test_facts_do_not_outlive_an_edit_by_hand(folder: Path) -> None:
    files.write_rota(folder, ROTA, files.read_plan(folder).stamps)
    path = folder / "rota.csv"
    path.write_bytes(path.read_bytes().replace(b"night", b"early"))
    read = files.read_plan(folder)
    assert read.rota is not None
    assert read.rota.facts is None
    assert [finding.code for finding in read.findings] == ["facts_outdated"]


@pytest.mark.parametrize("broken", ["status = 3 =", "status = 3", b"\xff\xff\x80", ""])
def test_broken_facts_cost_only_the_facts(broken: str | bytes, tmp_path: Path) -> None:
    folder = folders.write(tmp_path, rota_csv=folders.ROTA, rota_toml=broken)
    read = files.read_plan(folder)
    assert read.rota is not None
    assert [finding.code for finding in read.findings] == ["facts"]


def test_a_rota_changed_underneath_is_not_overwritten(folder: Path) -> None:
    stamps = files.read_plan(folder).stamps
    (folder / "rota.csv").write_text(folders.ROTA)
    before = folders.snapshot(folder)
    with pytest.raises(ChangedUnderneath, match=r"rota\.csv"):
        files.write_rota(folder, ROTA, stamps)
    assert folders.snapshot(folder) == before


def test_the_scenario_changes_and_every_other_word_stays(folder: Path) -> None:
    files.set_scenario(folder, "high", files.read_plan(folder).stamps)
    text = (folder / "plan.toml").read_text("utf-8")
    assert text == folders.PLAN.replace('scenario = "base"', 'scenario = "high"')
    assert files.read_plan(folder).plan.settings.scenario == "high"


def test_a_scenario_is_added_above_the_tables(tmp_path: Path) -> None:
    text = folders.PLAN.replace('scenario = "base"  # what we plan for\n', "")
    folder = folders.write(tmp_path, plan_toml=text)
    stamps = files.set_scenario(folder, "low", files.read_plan(folder).stamps)
    assert tomllib.loads((folder / "plan.toml").read_text("utf-8"))["scenario"] == "low"
    assert files.read_plan(folder).stamps == stamps


def test_an_unknown_scenario_names_the_nearest(folder: Path) -> None:
    before = folders.snapshot(folder)
    with pytest.raises(BadInput) as caught:
        files.set_scenario(folder, "hihg", files.read_plan(folder).stamps)
    assert "high" in str(caught.value.hint)
    assert folders.snapshot(folder) == before


def test_plan_toml_changed_underneath_is_not_overwritten(folder: Path) -> None:
    stamps = files.read_plan(folder).stamps
    (folder / "plan.toml").write_text(folders.PLAN + "\n# somebody's work\n")
    with pytest.raises(ChangedUnderneath, match=r"plan\.toml"):
        files.set_scenario(folder, "high", stamps)
    assert "somebody's work" in (folder / "plan.toml").read_text()


@pytest.mark.parametrize("name", ["double11", "small", "midnight"])
def test_every_template_reads_without_a_finding(name: str) -> None:
    read = files.read_plan(shipped("configs") / "templates" / name)
    assert read.findings == ()
    assert read.plan.agents


def test_an_empty_folder_is_no_plan(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match=r"plan\.toml"):
        files.read_plan(tmp_path)


def test_all_files_of_a_half_deleted_plan_are_named_at_once(tmp_path: Path) -> None:
    folder = folders.write(tmp_path, agents_csv=None, shifts_toml=None)
    with pytest.raises(files.BadPlan) as caught:
        files.read_plan(folder)
    assert {str(finding.place) for finding in caught.value.findings} == {"agents.csv", "shifts.toml"}
    assert all(finding.hint for finding in caught.value.findings)


def test_faults_of_several_files_come_together(tmp_path: Path) -> None:
    folder = folders.write(
        tmp_path,
        agents_csv=folders.AGENTS.replace("T4", "T9"),
        forecast_csv=folders.forecast("-1"),
        shifts_toml=folders.SHIFTS.replace("22:00", "25:00"),
    )
    with pytest.raises(files.BadPlan) as caught:
        files.read_plan(folder)
    by_file = [finding.place.file for finding in caught.value.findings if finding.place]
    assert (by_file.count("agents.csv"), by_file.count("shifts.toml"), by_file.count("forecast.csv")) == (
        1,
        1,
        96,
    )
    assert str(caught.value).count("forecast.csv:") == 20 + 1
    assert "forecast.csv: and 76 more" in str(caught.value)
