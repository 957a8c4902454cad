"""The best rota is on the disk while the solve goes on."""

from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain.outcome import Outcome, Progress, Status
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.errors import ChangedUnderneath
from shiftplan.planning import solve_keeper
from shiftplan.planning.solve_keeper import Keeper


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> planning.OpenPlan:
    monkeypatch.setattr(solve_keeper, "SAVE_SECONDS", 0.0)
    return planning.open_plan(planning.make_plan("small", tmp_path / "plan"))


def progress(opened: planning.OpenPlan, day: int, seconds: float = 1.0) -> Progress:
    plan = opened.plan
    agent = plan.agents[0]
    duty = Assignment(
        agent=agent.id, day=plan.grid.dates[day], shift=plan.shifts[0].id, queue=agent.queues[0]
    )
    return Progress(seconds=seconds, phase="improve", best=9.0, bound=8.0, rota=Rota.of([duty]))


def test_each_better_rota_is_saved_with_its_facts(opened: planning.OpenPlan) -> None:
    need = planning.need_of(opened.plan)
    keeper = Keeper(opened, need)
    for day in (0, 1):
        keeper.see(progress(opened, day))
        saved = planning.open_plan(opened.folder).rota
        assert saved is not None
        assert saved.assignments[0].day == opened.plan.grid.dates[day]
        assert saved.facts is not None
        assert (saved.facts.status, saved.facts.objective, saved.facts.bound) == ("feasible", 9.0, 8.0)
        assert saved.facts.need_digest == need.digest()


def test_not_more_often_than_every_few_seconds(
    opened: planning.OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solve_keeper, "SAVE_SECONDS", 1000.0)
    keeper = Keeper(opened, planning.need_of(opened.plan))
    first = progress(opened, 0)
    keeper.see(first)
    keeper.see(progress(opened, 1))
    saved = planning.open_plan(opened.folder).rota
    assert first.rota is not None
    assert saved is not None
    assert saved.assignments == first.rota.assignments, "the first at once, the next after a while"


def test_a_rota_that_came_too_soon_is_saved_when_it_is_time(
    opened: planning.OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = Keeper(opened, planning.need_of(opened.plan))
    monkeypatch.setattr(solve_keeper, "SAVE_SECONDS", 1000.0)
    keeper.see(progress(opened, 0))
    late = progress(opened, 1)
    keeper.see(late)
    monkeypatch.setattr(solve_keeper, "SAVE_SECONDS", 0.0)
    keeper.see(Progress(seconds=9.0, phase="improve"))
    saved = planning.open_plan(opened.folder).rota
    assert late.rota is not None
    assert saved is not None
    assert saved.assignments == late.rota.assignments


def test_the_end_without_a_rota_leaves_the_old_one(opened: planning.OpenPlan) -> None:
    kept = planning.save_rota(opened, progress(opened, 0).rota or Rota())
    keeper = Keeper(kept, planning.need_of(opened.plan))
    keeper.finish(Outcome(status=Status.UNKNOWN, seconds=1.0))
    assert planning.open_plan(opened.folder).rota == kept.rota


def test_somebody_elses_rota_is_not_written_over(opened: planning.OpenPlan) -> None:
    keeper = Keeper(opened, planning.need_of(opened.plan))
    other = planning.save_rota(opened, progress(opened, 0).rota or Rota())
    mine = progress(opened, 1).rota
    keeper.see(progress(opened, 1))
    assert planning.open_plan(opened.folder).rota == other.rota
    with pytest.raises(ChangedUnderneath) as told:
        keeper.finish(Outcome(status=Status.FEASIBLE, seconds=1.0, rota=mine))
    assert planning.open_plan(opened.folder).rota == other.rota
    (kept,) = (opened.folder / "replaced").iterdir()
    assert str(kept) in str(told.value.hint)
    (opened.folder / "rota.csv").write_bytes(kept.read_bytes())
    again = planning.open_plan(opened.folder).rota
    assert mine is not None
    assert again is not None
    assert again.assignments == mine.assignments
