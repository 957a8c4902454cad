from hypothesis import given

from shiftplan.domain.rota import Cell, Rota, RotaFacts
from tests import builders as b
from tests.domain.strategies import plans_with_rotas


def test_a_rota_is_sorted_so_that_equal_ones_are_equal() -> None:
    first, second = b.work("a2", 0), b.work("a1", 1)
    assert b.rota(first, second) == b.rota(second, first)


def test_put_replaces_one_cell_and_keeps_the_locks() -> None:
    rota = b.rota(b.work("a1", 0, "early"), b.work("a1", 1)).lock(Cell("a1", b.MONDAY))
    changed = rota.put(Cell("a1", b.MONDAY), b.work("a1", 0, "late"))
    assert changed.at("a1", b.MONDAY) == b.work("a1", 0, "late")
    assert len(changed.assignments) == 2
    assert changed.locks == rota.locks
    assert changed.put(Cell("a1", b.MONDAY), None).at("a1", b.MONDAY) is None


def test_locks_come_and_go() -> None:
    cell = Cell("a1", b.MONDAY)
    rota = b.rota(b.work("a1", 0))
    assert rota.lock(cell).locks == {cell}
    assert rota.lock(cell).unlock(cell) == rota
    assert rota.unlock(cell) == rota


def test_a_bound_of_nothing_is_none_in_older_files_too() -> None:
    known = {
        "status": "feasible",
        "seconds": 1,
        "need_digest": "",
        "rules_digest": "",
        "solved_at": "2027-01-01",
    }
    assert RotaFacts.model_validate({**known, "objective": 5, "bound": 0}).bound is None
    assert RotaFacts.model_validate({**known, "objective": 5}).bound is None
    assert RotaFacts.model_validate({**known, "objective": 5, "bound": 4}).bound == 4
    assert RotaFacts.model_validate({**known, "objective": 0, "bound": 0}).bound == 0


@given(plans_with_rotas())
def test_every_assignment_is_found_in_its_cell(case: tuple[object, Rota]) -> None:
    _, rota = case
    assert all(rota.at(a.agent, a.day) == a for a in rota.assignments)
    assert Rota.of(reversed(rota.assignments)) == rota
