"""A proposal taken whole is the rota, a part of it exactly those cells; undo gives all back byte for byte."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shiftplan import planning
from shiftplan.domain import editing
from shiftplan.domain.edit import Edit
from shiftplan.domain.outcome import Outcome, Status
from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.errors import BadInput, StorageFailed
from shiftplan.planning.solve_keeper import Keeper
from shiftplan.planning.solving import facts_of

WRITTEN = ("rota.csv", "rota.toml")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> planning.OpenPlan:
    return planning.open_plan(planning.make_plan("small", tmp_path_factory.mktemp("plan") / "plan"))


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    return planning.open_plan(planning.make_plan("small", tmp_path / "plan"))


def duty(opened: planning.OpenPlan, agent: int, day: int, shift: int = 0) -> Assignment:
    plan = opened.plan
    who = plan.agents[agent]
    return Assignment(
        agent=who.id, day=plan.grid.dates[day], shift=plan.shifts[shift].id, queue=who.queues[0]
    )


def told(opened: planning.OpenPlan, rota: Rota) -> Rota:
    """The rota with facts, as a solve would give it."""
    found = Outcome(status=Status.FEASIBLE, seconds=1.0, objective=9.0, bound=8.0, rota=rota)
    facts = facts_of(opened.plan, planning.need_of(opened.plan), found, Rota())
    return rota.model_copy(update={"facts": facts})


def propose(opened: planning.OpenPlan, rota: Rota) -> planning.Proposal:
    outcome = Outcome(status=Status.FEASIBLE, seconds=1.0, objective=9.0, bound=8.0, rota=told(opened, rota))
    Keeper(opened, planning.need_of(opened.plan)).finish(outcome, propose=True)
    found = planning.proposal(planning.open_plan(opened.folder))
    assert found is not None
    return found


def contents(opened: planning.OpenPlan) -> list[bytes]:
    return [(opened.folder / name).read_bytes() for name in WRITTEN]


def rotas(opened: planning.OpenPlan) -> st.SearchStrategy[Rota]:
    """Any shifts of people who are there, at most one a cell, any locks."""
    plan = opened.plan
    every = [(agent, day) for agent in range(len(plan.agents)) for day in range(plan.grid.days)]
    cells = [(a, d) for a, d in every if Cell(plan.agents[a].id, plan.grid.dates[d]) not in plan.blocked]
    shifts = st.dictionaries(st.sampled_from(cells), st.integers(0, len(plan.shifts) - 1), max_size=12)
    locks = st.sets(st.sampled_from(cells), max_size=4)
    return st.builds(
        lambda works, locked: Rota.of(
            (duty(opened, agent, day, shift) for (agent, day), shift in works.items()),
            (Cell(plan.agents[agent].id, plan.grid.dates[day]) for agent, day in locked),
        ),
        shifts,
        locks,
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whole_it_is_the_rota_and_undo_gives_all_back(sample: planning.OpenPlan, data: st.DataObject) -> None:
    planning.drop(sample)
    before, new = data.draw(rotas(sample)), data.draw(rotas(sample))
    current = planning.save_rota(planning.open_plan(sample.folder), told(sample, before))
    bytes_before = contents(sample)
    if new.assignments == before.assignments:
        return
    solved = Rota.of(new.assignments, before.locks)
    found = propose(current, solved)
    assert contents(sample) == bytes_before, "a proposal leaves the rota alone"
    taken = planning.take(planning.open_plan(sample.folder), found)
    assert taken.opened.rota is not None
    assert taken.opened.rota.assignments == solved.assignments
    assert taken.opened.rota.locks == before.locks
    assert taken.opened.rota.facts == found.rota.facts
    assert planning.open_plan(sample.folder).rota == taken.opened.rota
    assert planning.proposal(taken.opened) is None
    planning.undo(taken.opened)
    assert contents(sample) == bytes_before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_part_is_exactly_those_cells(sample: planning.OpenPlan, data: st.DataObject) -> None:
    planning.drop(sample)
    before, new = data.draw(rotas(sample)), data.draw(rotas(sample))
    current = planning.save_rota(planning.open_plan(sample.folder), before)
    if new.assignments == before.assignments:
        return
    found = propose(current, Rota.of(new.assignments, before.locks))
    cells = data.draw(st.sets(st.sampled_from([one.cell for one in found.edit.cells])))
    taken = planning.take(planning.open_plan(sample.folder), found, cells)
    after = taken.opened.rota or Rota()
    for cell in {one.cell for one in (*before.assignments, *new.assignments)}:
        wanted = new if cell in cells else before
        assert after.at(*cell) == wanted.at(*cell)
    rest = planning.proposal(planning.open_plan(sample.folder))
    left = {one.cell for one in found.edit.cells} - cells
    assert {one.cell for one in rest.edit.cells} == left if rest else not left
    assert after.facts is None or not left, "a part claims no value"


def test_effect_of_a_choice_is_that_of_the_edit(opened: planning.OpenPlan) -> None:
    found = propose(opened, Rota.of([duty(opened, 0, 0), duty(opened, 1, 0)]))
    chosen = found.edit.only({found.edit.cells[0].cell})
    effect = planning.effect(planning.try_out(opened, chosen), planning.need_of(opened.plan))
    _, rota = editing.applied(chosen, opened.plan, Rota())
    assert effect.after == planning.judge(opened.plan, planning.need_of(opened.plan), rota)


def test_a_cell_edited_since_stays_unless_it_is_named(opened: planning.OpenPlan) -> None:
    opened = planning.save_rota(opened, Rota.of([duty(opened, 0, 0)]))
    propose(opened, Rota.of([duty(opened, 0, 0, 1), duty(opened, 1, 0)]))
    mine = Rota.of([duty(opened, 0, 0, 2)])
    opened = planning.save_rota(opened, mine)
    found = planning.proposal(opened)
    assert found is not None
    assert found.met == (mine.assignments[0].cell,)
    taken = planning.take(opened, found).opened.rota
    assert taken == Rota.of([duty(opened, 0, 0, 2), duty(opened, 1, 0)])
    planning.undo(planning.open_plan(opened.folder))
    opened = planning.open_plan(opened.folder)
    named = planning.take(opened, found, {one.cell for one in found.edit.cells}).opened.rota
    assert named is not None
    assert named.assignments == (duty(opened, 0, 0, 1), duty(opened, 1, 0))


def test_locks_set_since_stay(opened: planning.OpenPlan) -> None:
    opened = planning.save_rota(opened, Rota.of([duty(opened, 0, 0), duty(opened, 2, 0)]))
    propose(opened, Rota.of([duty(opened, 0, 0, 1), duty(opened, 2, 0)]))
    locked = Cell(opened.plan.agents[2].id, opened.plan.grid.dates[0])
    opened, _ = planning.lock(opened, frozenset({locked}))
    found = planning.proposal(opened)
    assert found is not None
    assert not found.met
    assert planning.take(opened, found).opened.rota == Rota.of(
        [duty(opened, 0, 0, 1), duty(opened, 2, 0)], {locked}, found.rota.facts
    )


def test_a_shift_for_somebody_who_is_away_by_now_stays_out(opened: planning.OpenPlan) -> None:
    opened = planning.save_rota(opened, Rota())
    propose(opened, Rota.of([duty(opened, 0, 0), duty(opened, 1, 0)]))
    cell = Cell(opened.plan.agents[0].id, opened.plan.grid.dates[0])
    edit = away(opened, cell)
    opened = planning.carry_out(opened, edit).opened
    found = planning.proposal(opened)
    assert found is not None
    assert found.met == (cell,)


def away(opened: planning.OpenPlan, cell: Cell) -> Edit:
    return editing.give(opened.plan, opened.rota or Rota(), [cell], AvailabilityKind.ABSENT)


def test_what_the_plan_no_longer_knows_is_left_out(opened: planning.OpenPlan) -> None:
    propose(opened, Rota.of([duty(opened, 0, 0), duty(opened, 1, 0)]))
    path = opened.folder / "proposal" / "rota.csv"
    path.write_text(path.read_text().replace(opened.plan.agents[0].id, "nobody"))
    found = planning.proposal(opened)
    assert found is not None
    assert [one.agent for one in found.rota.assignments] == [opened.plan.agents[1].id]
    assert found.findings
    assert found.rota.facts is None
    assert found.gap is None


@pytest.mark.parametrize("name", ["proposal.toml", "rota.toml", "before.csv"])
@pytest.mark.parametrize("text", [b"", b"\xff\xfe", b"= nonsense"])
def test_a_spoilt_file_beside_it_spoils_only_what_it_tells(
    opened: planning.OpenPlan, name: str, text: bytes
) -> None:
    opened = planning.save_rota(opened, Rota.of([duty(opened, 0, 0)]))
    propose(opened, Rota.of([duty(opened, 1, 0)]))
    (opened.folder / "proposal" / name).write_bytes(text)
    found = planning.proposal(opened)
    assert found is not None
    assert found.rota.assignments == (duty(opened, 1, 0),)


def test_dropped_it_is_gone_with_its_folder(opened: planning.OpenPlan) -> None:
    propose(opened, Rota.of([duty(opened, 0, 0)]))
    planning.drop(opened)
    planning.drop(opened)
    assert planning.proposal(opened) is None
    assert not (opened.folder / "proposal").exists()


def test_a_file_in_its_place_is_told(opened: planning.OpenPlan) -> None:
    (opened.folder / "proposal").write_text("in the way")
    with pytest.raises((StorageFailed, BadInput)):
        propose(opened, Rota.of([duty(opened, 0, 0)]))
