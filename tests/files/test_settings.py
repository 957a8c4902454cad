"""Every fault of plan.toml by line and key, with the nearest known name."""

import pytest

from shiftplan.domain.finding import Finding, Severity
from shiftplan.files.settings import read_settings
from tests.files.folders import PLAN


def faults_of(text: str) -> list[Finding]:
    settings, faults = read_settings(text, "plan.toml")
    assert (settings is None) == faults.broken
    return faults.findings


def line_with(text: str, part: str) -> int:
    return next(i for i, line in enumerate(text.split("\n"), 1) if part in line)


def test_the_sample_has_no_fault() -> None:
    assert faults_of(PLAN) == []


@pytest.mark.parametrize(
    ("old", "new", "column", "said"),
    [
        ("grid_minutes = 60", "grid_minute = 60", "grid_minute", "grid_minutes"),
        ("share = 0.8", "shar = 0.8", "shar", "share"),
        ("wish = 40", "wishs = 40", "wishs", "wish"),
        (
            "rest_hours_between_shifts = 12",
            "rest_hours_between_shift = 12",
            "rest_hours_between_shift",
            "rest_hours_between_shifts",
        ),
        ('preset = "china"', 'preset = "chine"', "preset", "china"),
        ('scenario = "base"', 'scenario = "hihg"', "scenario", "high"),
        ("T0 = 0.3", "T9 = 0.3", "T9", "T0, T1, T2, T3, T4"),
        ("opening = true", "open = true", "open", "opening"),
        ("duty_lead = ", "dutylead = ", "dutylead", "duty_lead"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(old: str, new: str, column: str, said: str) -> None:
    text = PLAN.replace(old, new)
    (finding,) = faults_of(text)
    assert str(finding.place) == f"plan.toml:{line_with(text, new)}:{column}"
    assert said in f"{finding.message} {finding.hint}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("days = 2", "days = 0", "days must be at least 1; read 0"),
        ("days = 2", "days = 2.5", "days must be a whole number; read 2.5"),
        ("days = 2", 'days = "two"', "days must be a whole number; read “two”"),
        (
            "start = 2027-11-01\n",
            'start = "2027-11-31"\n',
            "start must be a date such as 2027-11-01; read “2027-11-31”",
        ),
        ("start = 2027-11-01\n", "start = 9999-12-31\n", "start must be a date"),
        ("start = 2027-11-01\n", "start = 20271101\n", "start must be a date"),
        ("day = 2027-11-02", "day = 11", "day must be a date"),
        ("grid_minutes = 60", "grid_minutes = 7", "7 minutes"),
        ('zone = "Asia/Shanghai"', 'zone = "Asia/Shangai"', "unknown time zone Asia/Shangai"),
        ('zone = "Asia/Shanghai"', 'zone = "Europe/Berlin"\ndays = 60 #', "key is given twice"),
        ("share = 0.8", "share = 80", "share must be below 1; read 80"),
        (
            'model = "erlang_c"',
            'model = "erlang"',
            "model must be one of erlang_c, erlang_a, chat, deferred; read “erlang”",
        ),
        ("aht_seconds = [300]", "aht_seconds = 300", "aht_seconds must be a list"),
        ("aht_seconds = [300]", 'aht_seconds = ["x"]', "aht_seconds[0] must be a number"),
        ("aht_seconds = [300]", "aht_seconds = [-3]", "a handling time is -3 s"),
        ("aht_seconds = [300]", "aht_seconds = []", "aht_seconds needs at least 1 entry"),
        ('id = "presale"', 'id = "pre sale"', "id must be a letter and then"),
        ('id = "aftersale"', 'id = "presale"', "the id presale is given twice in [[queues]]"),
        ('id = "main"', 'id = "warm"', "the id warm is given twice in [[phases]]"),
        ('start = "2027/11/1 20:00"', 'start = "2027/11/1 19:00"', "overlap"),
        ('start = "2027/11/1 20:00"', "start = 2027-11-01T20:00:00+08:00", "start must be a date and time"),
        ('end = "2027-11-01 20:00"', 'end = "2027-10-31 20:00"', "not after its start"),
        ("rest_hours_between_shifts = 12", "rest_hours_between_shifts = -1", "from 0 to 744; read -1"),
        ("rest_hours_between_shifts = 12", "night_from_hour = 25", "from 0 to 24; read 25"),
        ("rest_hours_between_shifts = 12", "pregnant_no_night = 0", "is law"),
        ("wish = 40", "wish = nan", "must be a number; read nan"),
        ("wish = 40", "wish = -1", "wish must be at least 0; read -1"),
        ("low = 0.7", "low = 0", "low must be above 0; read 0"),
        ('name = "测试大促"\n', "", "name is missing"),
        ("schema = 1", "schema = 2", "schema must be 1; read 2"),
        ('lead = "李雷"', "lead = 3", "lead must be a text in quotation marks; read 3"),
        ("statutory_days = [2027-10-01]", "statutory_days = [1]", "statutory_days[0] must be a date"),
        ("[rules]", "[[rules]]", "rules must be a table"),
        ("[weights]\nwish = 40", "weights = 3", "unknown key weights"),
    ],
)
def test_a_value_that_cannot_be_meant_is_refused(old: str, new: str, said: str) -> None:
    assert old in PLAN
    findings = faults_of(PLAN.replace(old, new, 1))
    assert any(said in str(finding.message) for finding in findings), [str(f.message) for f in findings]
    assert all(finding.place and (finding.place.line or finding.code == "missing") for finding in findings)


def test_all_faults_are_said_at_once() -> None:
    text = (
        PLAN.replace("days = 2", "days = 0")
        .replace("share = 0.8", "share = 2")
        .replace("wish = 40", "wihs = 4")
    )
    assert {finding.place.column for finding in faults_of(text) if finding.place} == {"days", "share", "wihs"}


def test_clocks_that_change_inside_the_plan_are_refused() -> None:
    text = PLAN.replace("Asia/Shanghai", "Europe/Berlin").replace(
        "start = 2027-11-01\n", "start = 2027-10-30\n"
    )
    assert any("clocks of Europe/Berlin change" in str(finding.message) for finding in faults_of(text))


@pytest.mark.parametrize("table", ["queues", "contracts"])
def test_an_empty_list_of_tables_is_refused(table: str) -> None:
    text = f"{table} = []\n" + "\n".join(
        block
        for block in PLAN.split("\n\n")
        if not block.startswith("[[queues]]") and not block.startswith("[queues")
    )
    assert any(f"no [[{table}]]" in str(finding.message) for finding in faults_of(text))


def test_a_main_day_outside_the_plan_is_only_a_warning() -> None:
    (finding,) = faults_of(PLAN.replace("day = 2027-11-02", "day = 2027-11-11"))
    assert (finding.severity, finding.code) == (Severity.WARNING, "event_outside_plan")


def test_contracts_of_the_plan_replace_the_standard_ones() -> None:
    text = (
        PLAN
        + '\n[[contracts]]\nid = "half"\nkind = "part_time"\nhours_per_week = 24\nmax_hours_per_week = 20\n'
    )
    settings, faults = read_settings(text, "plan.toml")
    assert settings is not None
    assert [contract.id for contract in settings.contracts] == ["half"]
    assert [finding.code for finding in faults.findings] == ["contract_hours"]


def test_a_flag_may_be_true() -> None:
    settings, _ = read_settings(PLAN.replace("[rules]", "[rules]\nminor_no_night = false"), "plan.toml")
    assert settings is not None
    assert settings.rules.minor_no_night.value == 0
