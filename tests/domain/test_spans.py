"""A working day cut into what is done from minute to minute."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given

from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.session import Attended
from shiftplan.domain.shift import Break, BreakKind, ShiftKind, ShiftTemplate
from shiftplan.domain.spans import Activity, Span, parts, spans
from shiftplan.domain.work import served
from tests import builders as b
from tests.domain.strategies import plans_with_rotas

GAP = Break(after_minutes=240, minutes=240, kind=BreakKind.GAP)
SPLIT = ShiftTemplate(
    id="split", short="S", name="split", start_minute=540, length_minutes=720, breaks=(GAP,), switch=True
)
WAIT = b.shift("wait", 8, 8).model_copy(update={"kind": ShiftKind.STANDBY, "standby_share": 0.2})
SWITCH = b.shift("switch", 8, 8.5, 4).model_copy(update={"switch": True})
PLAN = b.plan(shifts=(*b.SHIFTS, SPLIT, WAIT, SWITCH), queues=(b.queue(), b.queue("after")))


def told(assignment: Assignment) -> list[tuple[str, str, str]]:
    return [(f"{span.begin:%d %H:%M}", span.activity.value, span.what) for span in spans(PLAN, assignment)]


def test_a_night_goes_on_into_the_next_day() -> None:
    assert told(b.work("a1", 0, "night")) == [
        ("01 22:00", "serve", "presale"),
        ("02 02:00", "meal", ""),
        ("02 02:30", "serve", "presale"),
    ]
    assert f"{spans(PLAN, b.work('a1', 0, 'night'))[-1].end}" == "2027-11-02 06:30:00"


def test_the_queue_turns_at_the_meal() -> None:
    switched = b.work("a1", 0, "switch").model_copy(update={"then": "after"})
    assert told(switched) == [
        ("01 08:00", "serve", "presale"),
        ("01 12:00", "meal", ""),
        ("01 12:30", "serve", "after"),
    ]


def test_without_a_switch_in_the_shift_the_queue_stays() -> None:
    early = b.work("a1", 0, "early").model_copy(update={"then": "after"})
    assert {what for _, activity, what in told(early) if activity == "serve"} == {"presale"}


def test_a_split_shift_has_two_parts() -> None:
    whole = spans(PLAN, b.work("a1", 0, "split").model_copy(update={"then": "after"}))
    assert [span.activity for span in whole] == [Activity.SERVE, Activity.GAP, Activity.SERVE]
    first, second = parts(whole)
    assert (first[0].begin.hour, first[-1].end.hour, first[0].what) == (9, 13, "presale")
    assert (second[0].begin.hour, second[-1].end.hour, second[0].what) == (17, 21, "after")


def test_a_session_lies_between_stretches_of_service() -> None:
    busy = b.work("a1", 0).model_copy(
        update={"sessions": (Attended(session="brief", minute=600, minutes=30),)}
    )
    assert told(busy)[:3] == [
        ("01 08:00", "serve", "presale"),
        ("01 10:00", "session", "brief"),
        ("01 10:30", "serve", "presale"),
    ]


def test_standby_serves_nobody() -> None:
    assert told(b.work("a1", 0, "wait")) == [("01 08:00", "standby", "presale")]


@given(case=plans_with_rotas())
def test_spans_are_the_shift_end_to_end_and_serve_as_the_law_counts(case: tuple[Plan, Rota]) -> None:
    plan, rota = case
    for assignment in rota.assignments:
        shift, found = plan.worked(assignment), spans(plan, assignment)
        assert found[0].begin == shift.begins(assignment.day)
        assert found[-1].end == shift.ends(assignment.day)
        assert all(one.end == two.begin for one, two in pairwise(found))
        serving = sum(
            (min(span.end, plan.grid.end) - span.begin for span in found if _served(span, plan)), timedelta()
        )
        counted = sum(share for *_, share in served(plan, assignment)) * plan.grid.minutes
        assert abs(serving.total_seconds() / 60 - counted) < 1e-6


def _served(span: Span, plan: Plan) -> bool:
    return span.activity is Activity.SERVE and span.begin < plan.grid.end
