import pytest

from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.outcome import Outcome, Progress, Status
from shiftplan.domain.rota import Rota
from shiftplan.language import say
from shiftplan.tui.rota.solve_texts import VERDICTS, curves, numbers, verdict_lines
from shiftplan.tui.rota.solve_view import SolveView, State
from tests.tui.rota import samples

HISTORY = (
    Progress(seconds=1, phase="bound", bound=50),
    Progress(seconds=2, phase="start", best=200, bound=60, rota=samples.rota()),
    Progress(seconds=4, phase="improve", best=100, bound=80),
)
ENDS = [
    (Status.OPTIMAL, True, State.OPTIMAL),
    (Status.FEASIBLE, True, State.TIME_UP),
    (Status.STOPPED, True, State.STOPPED),
    (Status.STOPPED, False, State.STOPPED_EMPTY),
    (Status.UNKNOWN, False, State.TIME_UP_EMPTY),
    (Status.INFEASIBLE, False, State.INFEASIBLE),
]


def outcome(status: Status, *, found: bool) -> Outcome:
    if found:
        return Outcome(status=status, seconds=9, bound=80, objective=100, rota=samples.rota())
    return Outcome(status=status, seconds=9)


@pytest.mark.parametrize(("status", "found", "state"), ENDS)
def test_every_end_is_told_apart(status: Status, found: bool, state: State):
    view = SolveView(outcome=outcome(status, found=found), started=True)
    assert view.state is state


def test_no_two_states_read_alike():
    texts = {str(message) for _, message in VERDICTS.values()}
    assert len(texts) == len(State)


def test_before_while_and_after_a_broken_solve():
    assert SolveView().state is State.READY
    assert SolveView(running=True).state is State.RUNNING
    assert SolveView(running=True, stopping=True).state is State.STOPPING
    assert SolveView(started=True).state is State.FAILED


def test_a_running_solve_shows_its_last_figures():
    view = SolveView(history=HISTORY, running=True)
    assert (view.best, view.bound, view.elapsed, view.phase) == (100, 80, 4, "improve")
    assert view.gap == pytest.approx(0.2)
    assert view.rota == samples.rota()
    assert view.falling == ((2, 200), (4, 100))
    assert view.rising == ((1, 50), (2, 60), (4, 80))


def test_the_outcome_has_the_last_word():
    view = SolveView(history=HISTORY, outcome=outcome(Status.OPTIMAL, found=True))
    assert (view.best, view.bound, view.elapsed) == (100, 80, 9)


def test_changes_do_not_keep_old_answers():
    view = SolveView(history=HISTORY[:2], running=True)
    assert view.best == 200
    assert view.but(history=HISTORY).best == 100


def test_the_limits_go_round():
    view, seen = SolveView(), []
    for _ in range(4):
        view = view.longer()
        seen.append(view.seconds_allowed)
    assert seen == [180, 600, 30, 60]


def test_time_gone_is_at_most_all():
    assert SolveView(seconds_allowed=60, history=(Progress(seconds=90, phase="improve"),)).share == 1


def test_the_verdict_says_how_far_from_the_best():
    view = SolveView(history=HISTORY, outcome=outcome(Status.FEASIBLE, found=True))
    assert any("20.0%" in line.plain for line in verdict_lines(view, 80))


def test_what_stands_in_the_way_is_named_with_its_mend():
    finding = Finding(
        code="x", severity=Severity.ERROR, message=say("two locks exclude each other"), hint=say("unlock one")
    )
    view = SolveView(outcome=Outcome(status=Status.INFEASIBLE, seconds=1, findings=(finding,)))
    text = "\n".join(line.plain for line in verdict_lines(view, 60))
    assert "two locks exclude each other" in text
    assert "→ unlock one" in text


def test_numbers_before_anything_is_known():
    assert [line.plain.split()[-1] for line in numbers(SolveView(running=True), None)] == ["–"] * 4


def test_curves_keep_their_size_before_and_with_points():
    for view in (SolveView(running=True), SolveView(history=HISTORY, running=True)):
        assert [line.cell_length for line in curves(view, 30, 4)] == [30] * 4


def test_a_start_from_a_rota_without_its_value_has_no_rota_yet():
    assert SolveView(history=(Progress(seconds=0, phase="reading"),)).rota is None
    assert SolveView(history=(Progress(seconds=0, phase="start", rota=Rota()),)).rota == Rota()
