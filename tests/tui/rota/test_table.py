from shiftplan.domain.finding import Severity
from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.rota import Cell, Rota
from shiftplan.tui.rota.squares import UNKNOWN, Totals
from shiftplan.tui.rota.table import RotaTable
from shiftplan.tui.rota.worked import Band
from tests import builders
from tests.tui.rota import samples
from tests.tui.rota.samples import DAYS


def square(agent: str, day: int):
    table = samples.table()
    return table.square(table.plan.agent[agent], DAYS[day])


def test_a_worked_cell_says_shift_band_lock_wish_and_finding():
    found = square("ann", 0)
    assert (found.text, found.band, found.locked, found.wish) == ("E", Band.DAWN, True, True)
    assert found.flaw is Severity.ERROR


def test_work_on_another_queue_than_the_first_is_marked():
    assert square("ann", 1).second_queue
    assert not square("ann", 0).second_queue


def test_what_counts_as_a_night_is_night_whenever_it_begins():
    assert square("ann", 1).band is Band.NIGHT
    assert square("bob", 1).band is Band.NOON
    assert square("cat", 2).band is Band.MORNING


def test_a_missed_wish_and_a_day_without_one():
    assert square("ann", 1).wish is False
    assert square("ann", 2).wish is None


def test_a_wish_that_cannot_be_met_is_no_wish():
    plan = samples.plan()
    off = plan.availability[0].model_copy(update={"kind": AvailabilityKind.WISH_OFF})
    table = RotaTable(plan=plan.model_copy(update={"availability": (*plan.availability, off)}))
    assert table.square(table.plan.agent["bob"], DAYS[0]).wish is None


def test_blocked_days_and_days_after_leaving_are_told_apart():
    assert square("bob", 0).blocked is AvailabilityKind.LEAVE
    assert not square("dan", 2).employed
    assert square("dan", 1).employed


def test_a_lock_on_a_day_off_shows():
    found = square("bob", 2)
    assert found.locked
    assert found.band is None


def test_a_shift_that_the_plan_does_not_know_is_not_shown_as_a_day_off():
    table = RotaTable(plan=samples.plan(), rota=Rota.of([builders.work("bob", 1, "gone")]))
    assert table.square(table.plan.agent["bob"], DAYS[1]).text == UNKNOWN
    assert table.totals(table.plan.agent["bob"]).hours == 0


def test_notes_do_not_mark_cells_and_errors_outrank_warnings():
    flaws = samples.table().flaws
    assert flaws == {
        Cell("ann", DAYS[0]): Severity.ERROR,
        Cell("ann", DAYS[1]): Severity.ERROR,
        Cell("cat", DAYS[2]): Severity.WARNING,
    }


def test_totals():
    table = samples.table()
    assert table.totals(table.plan.agent["ann"]) == Totals(hours=16.0, nights=1, wishes_met=1, wishes=2)
    assert table.totals(table.plan.agent["dan"]) == Totals(hours=0, nights=0, wishes_met=0, wishes=0)


def test_short_hours_by_day():
    """One is wanted round the clock: a day has 24 h less the 8 h that somebody serves on the queue."""
    assert samples.table().short_hours == (16.0, 16.0, 24.0)


def test_without_a_need_nothing_is_short():
    table = RotaTable(plan=samples.plan(), rota=samples.rota())
    assert table.short_hours == (0.0, 0.0, 0.0)
    assert table.next_short_day(0) is None


def test_the_next_short_day_goes_round():
    table = samples.table()
    assert [table.next_short_day(day) for day in range(3)] == [1, 2, 0]


def test_the_next_flaw_goes_in_the_order_of_what_is_shown_and_round():
    table, people = samples.table(), ("ann", "bob", "cat", "dan")
    assert table.next_flaw(None, people, DAYS) == Cell("ann", DAYS[0])
    assert table.next_flaw(Cell("ann", DAYS[0]), people, DAYS) == Cell("ann", DAYS[1])
    assert table.next_flaw(Cell("bob", DAYS[0]), people, DAYS) == Cell("cat", DAYS[2])
    assert table.next_flaw(Cell("cat", DAYS[2]), people, DAYS) == Cell("ann", DAYS[0])
    assert table.next_flaw(Cell("ann", DAYS[0]), people, DAYS[:1]) == Cell("ann", DAYS[0])
    assert table.next_flaw(None, ("cat", "ann"), DAYS) == Cell("cat", DAYS[2])
    assert RotaTable(plan=samples.plan()).next_flaw(None, people, DAYS) is None


def test_the_next_short_day_is_one_of_those_shown():
    assert samples.table().next_short_day(0, (0, 2)) == 2


def test_cells_that_are_not_as_published_are_marked():
    told = samples.rota().put(Cell("bob", DAYS[1]), None)
    table = samples.table().model_copy(update={"told": told})
    assert table.changed == {Cell("bob", DAYS[1])}
    assert table.square(table.plan.agent["bob"], DAYS[1]).changed
    assert not table.square(table.plan.agent["ann"], DAYS[1]).changed
    assert not square("bob", 1).changed


def test_before_anything_was_published_nothing_has_changed():
    assert samples.table().changed == frozenset()


def test_a_table_takes_over_what_follows_from_the_same_values_and_nothing_else():
    before = samples.table()
    before.work_out()
    judged = before.model_copy(update={"judgement": None})
    judged.take_over(before)
    assert judged.totals_of is before.totals_of
    assert judged.coverage is not before.coverage  # the judge may have counted since
    assert judged.coverage == before.coverage
    assert judged.flaws == {}
    other = before.model_copy(update={"rota": Rota()})
    other.take_over(before)
    assert other.short_hours == (24.0, 24.0, 24.0)
    assert other.totals(other.plan.agent["ann"]).hours == 0
    assert before.says_the_same(before.model_copy())
    assert not before.says_the_same(other)


def test_the_cover_comes_from_the_judge_when_he_has_counted():
    table = samples.table()
    table.cover_by({queue.id: [100.0] * table.plan.grid.slots for queue in table.plan.settings.queues})
    table.work_out()
    assert not any(table.short_hours)


def test_findings_at_a_cell_include_the_notes():
    codes = [finding.code for finding in samples.table().findings_at(Cell("ann", DAYS[1]))]
    assert codes == ["rest_between_shifts", "wish_missed"]
