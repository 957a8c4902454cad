"""The ugly samples go into their plan without a question and mean what the tidy sample means."""

from pathlib import Path

import pytest

from shiftplan import forecast, planning
from shiftplan.domain.finding import Severity
from shiftplan.domain.mapping import Layout, Proposal
from shiftplan.files.tabular import book_of
from shiftplan.planning import preview_import, propose_import
from tests.samples.make import ROOT
from tests.samples.ugly import WORKBOOK, ugly_samples, whole_contacts, workbook

FOLDER = ROOT / "sample_forecasts"
PLAN = ROOT / "configs" / "templates" / "double11"
LAYOUTS = {
    "ugly_days_across.csv": (Layout.DAYS_ACROSS, 30),
    "ugly_daily.csv": (Layout.LONG, 1440),
    WORKBOOK: (Layout.QUEUES_ACROSS, 60),
}


def proposed(name: str) -> Proposal:
    proposal = propose_import(PLAN, FOLDER / name)
    assert proposal.sure
    return proposal


def test_every_ugly_sample_is_among_these() -> None:
    assert {*ugly_samples(), WORKBOOK} == set(LAYOUTS) == {path.name for path in FOLDER.glob("ugly_*")}


@pytest.mark.parametrize("name", LAYOUTS)
def test_it_is_read_without_a_question_and_keeps_the_sums_of_days(name: str) -> None:
    mapping = proposed(name).mapping
    assert mapping is not None
    assert (mapping.layout, mapping.minutes) == LAYOUTS[name]
    preview = preview_import(PLAN, FOLDER / name, mapping)
    assert {finding.severity for finding in preview.findings} <= {Severity.NOTE}
    assert preview.forecast is not None
    for queue, series in whole_contacts().items():
        totals = forecast.day_totals(preview.forecast.grid, preview.forecast.contacts["base"][queue])
        assert totals == pytest.approx([sum(series[i : i + 48]) for i in range(0, len(series), 48)])


def test_half_hours_across_days_are_exactly_those_of_the_tidy_sample() -> None:
    ugly = preview_import(PLAN, FOLDER / "ugly_days_across.csv", proposed("ugly_days_across.csv").mapping)
    tidy = preview_import(PLAN, FOLDER / "double11_gbk.csv")
    assert ugly.forecast == tidy.forecast


def test_the_committed_workbook_has_the_cells_that_the_generator_writes() -> None:
    committed = book_of((FOLDER / WORKBOOK).read_bytes(), "f")
    assert committed == book_of(workbook(), "f")


def test_the_tidy_sample_needs_no_mapping(tmp_path: Path) -> None:
    assert planning.propose_import(PLAN, FOLDER / "double11.csv").canonical
