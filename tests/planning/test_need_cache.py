"""A need worked out once is found again, and only for what it was worked out from."""

from pathlib import Path

import pytest

from shiftplan import planning, staffing
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.staffing import Method
from shiftplan.planning import need_cache
from tests import builders


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[Method]:
    """The methods by which a need was really worked out, in order."""
    done: list[Method] = []
    really = staffing.need

    def counted(settings, traffic, report=None, method=None) -> Need:
        done.append(method)
        return really(settings, traffic, report, method)

    monkeypatch.setattr(staffing, "need", counted)
    return done


def plan(**values: object) -> Plan:
    return builders.plan(days=1, **values)


def test_the_second_need_of_a_plan_is_the_first_one(worked_out):
    first = planning.need_of(plan())
    assert planning.need_of(plan()) == first
    assert len(worked_out) == 1


def test_another_method_scenario_or_queue_is_worked_out_anew(worked_out):
    planning.need_of(plan())
    planning.need_of(plan(), method=Method.SIPP)
    planning.need_of(plan(), "high")
    planning.need_of(plan(queues=(builders.queue(patience_seconds=60),)))
    assert len(worked_out) == 4


def test_a_broken_file_is_worked_out_anew(worked_out):
    first = planning.need_of(plan())
    (path,) = need_cache.folder().glob("*.json")
    path.write_text("{half", "utf-8")
    assert planning.need_of(plan()) == first
    assert len(worked_out) == 2


def test_a_folder_that_cannot_be_written_costs_only_time(worked_out, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert planning.need_of(plan()) == planning.need_of(plan())
    assert len(worked_out) == 2


def test_the_oldest_go(monkeypatch):
    monkeypatch.setattr(need_cache, "MOST_KEPT", 2)
    for contacts in (10, 20, 30):
        the_plan = plan()
        forecast = builders.forecast(the_plan.grid, the_plan.settings.queues, contacts)
        planning.need_of(the_plan.model_copy(update={"forecast": forecast}))
    assert len(list(need_cache.folder().glob("*.json"))) == 2
