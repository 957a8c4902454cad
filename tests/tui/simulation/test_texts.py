"""The simulation's table, picture and sentences, without an app."""

from shiftplan.domain.estimate import SimulationOptions, Staffed
from shiftplan.domain.queue import Shape
from shiftplan.tui.place import Place
from shiftplan.tui.simulation import texts
from shiftplan.tui.simulation.picture import day_picture
from shiftplan.tui.simulation.state import REPLICATIONS, Simulation, after, shown_queue
from shiftplan.tui.simulation.table import table
from tests import builders
from tests.tui.simulation.samples import difference, estimate

PLAN = builders.plan()
NEED = builders.need(PLAN, 4.0)
PLACE = Place(day=1, slot=20)
SLOT = PLACE.index(PLAN.grid)


def run(**values) -> Simulation:
    return Simulation(estimate=estimate(PLAN.grid, **values), made_with=SimulationOptions(), plan=PLAN)


def test_a_row_sets_the_simulation_beside_the_formula():
    line = table(PLAN, NEED, run(), PLACE, (80, 1 + 48)).plain.splitlines()[1 + PLACE.slot]
    assert line.split() == ["10:00", "30", "4.0", "70.0%", "1.0", "80.0%", "-10.0", "2.0%", "12", "s"]


def test_before_a_run_only_the_formula_is_known():
    line = table(PLAN, NEED, Simulation(), PLACE, (80, 49)).plain.splitlines()[1]
    assert line.split() == ["00:00", "30", "–", "–", "–", "80.0%", "–", "–", "–"]


def test_days_that_were_not_simulated_stay_empty():
    part = run(first_slot=0, end_slot=48)
    assert table(PLAN, NEED, part, PLACE, (80, 3)).plain.splitlines()[1].split()[3] == "–"


def test_a_slot_without_contacts_has_no_level_and_no_nan():
    assert "nan" not in table(PLAN, NEED, run(level=None), PLACE, (80, 49)).plain


def test_the_picture_shows_both_in_per_cent():
    picture = day_picture(PLAN, NEED, run(), PLACE).picture
    assert picture.areas[0].heights[0] == 70
    assert picture.curves[0].levels[0] == 80


def test_the_heading_says_how_sure_it_is_and_by_which_definition():
    said = texts.heading(PLAN, run(), PLACE).plain
    assert "70.0% ± 1.0" in said
    assert "of all offered" in said


def test_the_heading_says_when_the_numbers_are_of_another_plan_or_other_choices():
    other = builders.plan()
    assert "plan has changed" in texts.heading(other, run(), PLACE).plain
    chosen = run().choosing(patience_shape=Shape.DETERMINISTIC)
    assert "other assumptions" in texts.heading(PLAN, chosen, PLACE).plain
    assert "stopped after 20 runs" in texts.heading(PLAN, run(stopped=True), PLACE).plain


def test_a_doubt_stands_where_the_definition_stood_so_that_a_narrow_screen_shows_it():
    chosen = run().choosing(patience_shape=Shape.DETERMINISTIC)
    said = texts.heading(PLAN, chosen, PLACE).plain
    assert "of all offered" not in said
    assert "other assumptions are chosen" in said[:78]


def test_no_line_breaks_between_a_key_and_its_choice():
    lines = texts.choices(Simulation(), Staffed.ROTA, 40).split("\n")
    assert len(lines) > 1
    assert {line.plain[1] for line in lines} == {" "}
    assert max(line.cell_length for line in lines) <= 40


def test_a_table_in_a_narrow_place_shows_the_difference_and_no_second_line():
    lines = table(PLAN, NEED, run(), PLACE, (58, 4)).split("\n")
    assert len(lines) == 4
    assert lines[0].plain.split()[-1] == "differs"
    assert max(line.cell_length for line in lines) <= 58


def test_a_queue_that_is_staffed_by_deadline_says_so():
    assert "deadline" in texts.heading(PLAN, run(left_out=("presale",)), PLACE).plain


def test_the_choices_stand_behind_their_keys():
    chosen = Simulation().choosing(patience_shape=Shape.DETERMINISTIC, dispersion=2.0)
    said = texts.choices(chosen, Staffed.ROTA, 200).plain
    assert "t people of the rota" in said
    assert "i patience the same for all" in said
    assert "2 × chance" in said


def test_the_reason_of_the_day_is_on_the_screen_and_all_of_them_on_the_page():
    simulation = run(differences=(difference(SLOT),))
    assert "formula 82.0%" in texts.short_reasons(PLAN, simulation, PLACE).plain
    page = texts.all_reasons(PLAN, simulation).plain
    assert "-12.0" in page
    assert "patience" in page
    assert "20 replications" in page


def test_another_day_agrees():
    simulation = run(differences=(difference(SLOT),))
    assert "agree" in texts.short_reasons(PLAN, simulation, Place(day=2)).plain


def test_choices_go_round():
    choices = (None, *REPLICATIONS)
    seen = [choices[0]]
    for _ in choices:
        seen.append(after(choices, seen[-1]))
    assert seen[-1] == choices[0]
    assert set(seen) == set(choices)


def test_with_all_queues_in_sight_the_first_that_is_simulated_is_shown():
    tickets = builders.queue(
        "tickets", model="deferred", aht_seconds=(300,), patience_seconds=None, deadline_hours=24
    )
    plan = builders.plan(queues=(tickets, builders.queue()))
    assert shown_queue(plan, Place()) == "presale"
    assert shown_queue(plan, Place(queue="tickets")) == "tickets"
