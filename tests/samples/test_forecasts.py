"""The sample forecasts are read as the README of their folder says."""

import re

import pytest

from shiftplan.domain.finding import Severity
from shiftplan.domain.plan import Settings
from shiftplan.domain.traffic import Forecast
from shiftplan.files.faults import Faults
from shiftplan.files.forecast import read_forecast
from shiftplan.files.plan import read_plan
from shiftplan.files.text import read_text
from shiftplan.forecast import inspect
from tests.samples.demand import DOUBLE11
from tests.samples.make import ROOT
from tests.samples.ugly import ugly_samples
from tests.samples.wrong import FAULTS

FOLDER = ROOT / "sample_forecasts"
GOES_WITH = {
    "double11.csv": "double11",
    "double11_gbk.csv": "double11",
    "visitors.csv": "double11",
    "618.csv": "midnight",
    "ordinary_week.csv": "midnight",
}
WRONG = "wrong_in_ten_ways.csv"


def settings(template: str) -> Settings:
    return read_plan(ROOT / "configs" / "templates" / template).plan.settings


def read(name: str, template: str) -> tuple[Forecast | None, Faults]:
    return read_forecast(read_text(FOLDER / name), name, settings(template))


def sound(name: str, template: str = "double11") -> Forecast:
    forecast, faults = read(name, template)
    assert [str(finding.message) for finding in faults.findings] == []
    assert forecast is not None
    return forecast


@pytest.mark.parametrize(("name", "template"), GOES_WITH.items())
def test_a_sample_is_read_without_a_finding(name: str, template: str) -> None:
    forecast = sound(name, template)
    assert [str(finding.message) for finding in inspect(settings(template), forecast)] == []


def test_all_samples_are_tried() -> None:
    assert {path.name for path in FOLDER.glob("*.csv")} == {*GOES_WITH, WRONG, *ugly_samples()}


def test_the_spreadsheets_file_says_the_same_as_the_base_scenario() -> None:
    spreadsheet = (FOLDER / "double11_gbk.csv").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        spreadsheet.decode("utf-8")
    assert sound("double11_gbk.csv").contacts["base"] == sound("double11.csv").contacts["base"]


def test_the_scenarios_lie_in_their_order() -> None:
    contacts = sound("double11.csv").contacts
    low, base, high = (sum(contacts[name]["presale"]) for name in ("low", "base", "high"))
    assert low < base < high


def test_visitors_make_nearly_the_same_contacts() -> None:
    from_visitors = sound("visitors.csv").contacts["base"]
    for queue, series in DOUBLE11.contacts().items():
        assert from_visitors[queue] == pytest.approx(series, abs=0.05)


def test_a_sale_brings_more_contacts_than_an_ordinary_week() -> None:
    sale, ordinary = (sound(name, "midnight").contacts["base"] for name in ("618.csv", "ordinary_week.csv"))
    assert sum(sale["presale"]) > 1.5 * sum(ordinary["presale"])


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_each_of_the_ten_faults_is_reported_at_its_place(fault) -> None:
    forecast, faults = read(WRONG, "double11")
    assert forecast is None
    errors = [finding for finding in faults.findings if finding.severity is Severity.ERROR]
    there = [finding for finding in errors if finding.place and finding.place.line == fault.line]
    assert [finding.place.column for finding in there] == [fault.column]
    assert {finding.place.file for finding in there} == {WRONG}


def test_the_wrong_file_has_these_ten_faults_and_no_others() -> None:
    faults = read(WRONG, "double11")[1]
    lines = [finding.place.line for finding in faults.findings if finding.severity is Severity.ERROR]
    assert sorted(lines) == [fault.line for fault in FAULTS]


def test_the_readme_names_each_fault_with_its_line_and_column() -> None:
    rows = re.findall(r"^\| (\d+) \| (\w+) \| (?:`([^`]*)`|\(空 empty\))", readme(), re.MULTILINE)
    assert rows == [(str(fault.line), fault.column, fault.written) for fault in FAULTS]


@pytest.mark.parametrize(("name", "template"), [*GOES_WITH.items(), (WRONG, "double11")])
def test_the_readme_says_with_which_plan_a_file_goes(name: str, template: str) -> None:
    (row,) = [line for line in readme().splitlines() if line.startswith(f"| `{name}`")]
    assert f"`{template}`" in row.rsplit("|", 2)[1]


def readme() -> str:
    return (FOLDER / "README.md").read_text("utf-8")
