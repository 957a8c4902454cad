"""The best rota is on the disk while the solve goes on, beside the plan's own until its end."""

from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain.outcome import Outcome, Progress, Status
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.errors import ChangedUnderneath
from shiftplan.planning import solve_keeper
from shiftplan.planning.solve_keeper import Keeper
from shiftplan.planning.solving import facts_of


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


def proposed(opened: planning.OpenPlan) -> Rota:
    found = planning.proposal(planning.open_plan(opened.folder))
    assert found is not None
    return found.rota


def outcome(progress: Progress) -> Outcome:
    return Outcome(status=Status.FEASIBLE, seconds=2.0, objective=7.0, bound=6.0, rota=progress.rota)


def test_each_better_rota_is_proposed_with_its_facts(opened: planning.OpenPlan) -> None:
    need = planning.need_of(opened.plan)
    keeper = Keeper(opened, need)
    for day in (0, 1):
        keeper.see(progress(opened, day))
        saved = proposed(opened)
        assert saved.assignments[0].day == opened.plan.grid.dates[day]
        assert saved.facts is not None
        assert (saved.facts.status, saved.facts.objective, saved.facts.bound) == ("feasible", 9.0, 8.0)
        assert saved.facts.need_digest == need.digest()
        assert planning.open_plan(opened.folder).rota is None


def test_not_more_often_than_every_few_seconds(
    opened: planning.OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solve_keeper, "SAVE_SECONDS", 1000.0)
    keeper = Keeper(opened, planning.need_of(opened.plan))
    first = progress(opened, 0)
    keeper.see(first)
    keeper.see(progress(opened, 1))
    assert first.rota is not None
    assert proposed(opened).assignments == first.rota.assignments, "the first at once, the next after a while"


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
    assert late.rota is not None
    assert proposed(opened).assignments == late.rota.assignments


def test_the_end_makes_it_the_rota_by_one_edit_that_undo_takes_back(opened: planning.OpenPlan) -> None:
    kept = planning.save_rota(opened, progress(opened, 0).rota or Rota())
    bytes_before = (opened.folder / "rota.csv").read_bytes()
    keeper = Keeper(kept, planning.need_of(opened.plan))
    keeper.see(progress(opened, 1))
    done = keeper.finish(outcome(progress(opened, 2)))
    assert done.numbers == (1,)
    assert not done.met
    assert not (opened.folder / "proposal").exists()
    rota = planning.open_plan(opened.folder).rota
    assert rota is not None
    assert rota.assignments[0].day == opened.plan.grid.dates[2]
    planning.undo(planning.open_plan(opened.folder))
    assert (opened.folder / "rota.csv").read_bytes() == bytes_before


def test_the_end_may_stay_a_proposal(opened: planning.OpenPlan) -> None:
    keeper = Keeper(opened, planning.need_of(opened.plan))
    done = keeper.finish(outcome(progress(opened, 2)), propose=True)
    assert done.proposed
    assert planning.open_plan(opened.folder).rota is None
    found = planning.proposal(planning.open_plan(opened.folder))
    assert found is not None
    assert found.about.done
    assert (found.about.objective, found.about.bound) == (7.0, 6.0)


def test_the_end_without_a_rota_leaves_the_old_one(opened: planning.OpenPlan) -> None:
    kept = planning.save_rota(opened, progress(opened, 0).rota or Rota())
    keeper = Keeper(kept, planning.need_of(opened.plan))
    keeper.finish(Outcome(status=Status.UNKNOWN, seconds=1.0))
    assert planning.open_plan(opened.folder).rota == kept.rota


def test_a_rota_that_is_there_already_brings_its_facts_and_no_edit(opened: planning.OpenPlan) -> None:
    kept = planning.save_rota(opened, progress(opened, 0).rota or Rota())
    need = planning.need_of(opened.plan)
    facts = facts_of(opened.plan, need, outcome(progress(opened, 0)), Rota())
    same = (kept.rota or Rota()).model_copy(update={"facts": facts})
    done = Keeper(kept, need).finish(
        outcome(progress(opened, 0)).model_copy(update={"rota": same}), propose=True
    )
    assert not done.numbers
    assert not done.proposed
    assert planning.open_plan(opened.folder).rota == same


def test_what_somebody_edited_meanwhile_stays_and_is_told(opened: planning.OpenPlan) -> None:
    keeper = Keeper(opened, planning.need_of(opened.plan))
    theirs = progress(opened, 1).rota or Rota()
    planning.save_rota(opened, theirs)
    plan = opened.plan
    mine = [one.model_copy(update={"agent": plan.agents[1].id}) for one in theirs.assignments]
    found = Progress(seconds=1.0, phase="improve", rota=Rota.of(mine))
    done = keeper.finish(outcome(found))
    assert done.met == (Cell(plan.agents[0].id, plan.grid.dates[1]),)
    rota = planning.open_plan(opened.folder).rota
    assert rota is not None
    assert set(rota.assignments) == {*theirs.assignments, *mine}


def test_somebody_elses_proposal_is_not_written_over(opened: planning.OpenPlan) -> None:
    need = planning.need_of(opened.plan)
    first, second = Keeper(opened, need), Keeper(opened, need)
    first.see(progress(opened, 0))
    second.see(progress(opened, 1))
    assert proposed(opened).assignments[0].day == opened.plan.grid.dates[0]
    mine = progress(opened, 1).rota
    with pytest.raises(ChangedUnderneath) as told:
        second.finish(outcome(progress(opened, 1)), propose=True)
    (kept,) = (opened.folder / "replaced").iterdir()
    assert str(kept) in str(told.value.hint)
    (opened.folder / "rota.csv").write_bytes(kept.read_bytes())
    again = planning.open_plan(opened.folder).rota
    assert mine is not None
    assert again is not None
    assert again.assignments == mine.assignments
