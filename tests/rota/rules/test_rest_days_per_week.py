from shiftplan.domain.rota import Cell, Rota
from tests import builders as b
from tests.rota.bench import ann, best, days, rules, solved

FOUR = b.shift("four", 9, 4)
WEEK = rules(consecutive_days=7)
LOOSE = {"consecutive_days": 7.0, "rest_hours_between_shifts": 1.0}
OVERNIGHT = (b.shift("evening", 20, 6), b.shift("early", 1, 6))


def test_a_whole_week_has_its_rest_day() -> None:
    assert len(best(ann(7, FOUR, rules=WEEK))) == 6


def test_two_when_two_are_wanted() -> None:
    assert len(best(ann(7, FOUR, rules=rules(consecutive_days=7, rest_days_per_week=2)))) == 5


def test_a_week_cut_short_by_the_plan_needs_none() -> None:
    assert days(best(ann(6, FOUR, rules=WEEK))) == [0, 1, 2, 3, 4, 5]


def test_a_free_day_between_a_late_end_and_an_early_start_is_no_rest_day() -> None:
    """Until 02:00 on Thursday, nothing on Thursday itself, from 01:00 on Friday: 23 hours free."""
    duties = [b.work("ann", day, "evening") for day in (0, 1, 2)]
    duties += [b.work("ann", day, "early") for day in (4, 5, 6)]
    cells = {duty.cell for duty in duties} | {Cell("ann", b.grid(7).dates[3])}
    start = Rota.of(duties, cells)
    outcome = solved(ann(7, *OVERNIGHT, rules=rules(**LOOSE, rest_day_hours=23.5)), start)
    assert outcome.status == "infeasible"
    assert [finding.code for finding in outcome.findings] == ["rest_days_per_week"]
    assert solved(ann(7, *OVERNIGHT, rules=rules(**LOOSE, rest_day_hours=23)), start).status == "optimal"
