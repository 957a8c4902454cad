"""Reasons of a slot: each hindrance on a plan where it is the one, prices held against the judge."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from shiftplan import checks
from shiftplan.domain.explanation import Hindrance, PersonReason
from shiftplan.domain.finding import Severity
from shiftplan.domain.need import Need
from shiftplan.domain.people import Availability, AvailabilityKind, Protection
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.domain.weights import Weights
from shiftplan.rota.explain import slot_reasons, standing_of
from tests import builders as b
from tests.benchmarks.teams import team
from tests.rota.explain.scenes import EIGHT, day, leave, need_at, plan_of, reason, reasons, slot_at

BARE = Weights(undertime=0, nights=0, weekends=0, wish=0, surplus=2)
ANN = b.agent("ann")
MORNING = (0, 10.0)


def one_reason(
    plan: Plan, need: Need, at: tuple[int, float], *work: Assignment, locked: tuple[Assignment, ...] = ()
) -> PersonReason:
    return reason(reasons(plan, need, at, *work, locked=locked), "ann")


def test_a_queue_that_is_not_known() -> None:
    plan = plan_of(b.agent("ann", queues=("other",)), queues=(b.queue(), b.queue("other")))
    assert one_reason(plan, need_at(plan, (0, 8, 16, 1)), MORNING).hindrance is Hindrance.SKILL


def test_leave_is_told_by_its_kind() -> None:
    plan = plan_of(ANN, availability=(leave("ann", 0, AvailabilityKind.TRAINING),))
    found = one_reason(plan, need_at(plan, (0, 8, 16, 1)), MORNING)
    assert (found.hindrance, str(found.message)) == (Hindrance.LEAVE, "in training")
    assert (found.price, found.move) == (None, None)


def test_not_employed_yet() -> None:
    plan = plan_of(b.agent("ann", hired=day(1)))
    assert one_reason(plan, need_at(plan, (0, 8, 16, 1)), MORNING).hindrance is Hindrance.EMPLOYED


def test_a_slot_that_no_shift_reaches() -> None:
    plan = plan_of(ANN)
    assert one_reason(plan, need_at(plan, (0, 7, 8, 1)), (0, 7)).hindrance is Hindrance.NO_SHIFT


def test_the_law_with_its_article() -> None:
    plan = plan_of(b.agent("ann", protection=Protection.PREGNANT))
    found = one_reason(plan, need_at(plan, (0, 22, 24, 1)), (0, 23))
    assert found.hindrance is Hindrance.LAW
    assert found.rule == "night"
    assert "劳动法 §61" in found.source


def test_a_lock_on_another_shift_and_a_locked_day_off() -> None:
    plan = plan_of(ANN)
    need = need_at(plan, (0, 8, 16, 1))
    on_shift = one_reason(plan, need, MORNING, locked=(b.work("ann", 0, "short"),))
    off = slot_reasons(
        standing_of(plan, need, Rota.of([], [Cell("ann", day(0))])), "presale", slot_at(plan, 0, 10)
    )
    assert on_shift.hindrance is reason(off, "ann").hindrance is Hindrance.LOCK


def test_rest_names_the_shift_that_would_have_to_go_and_its_price() -> None:
    """The night until 06:00 serves one agent for its 8 hours; the day shift after it would serve as many."""
    plan = plan_of(ANN, weights=BARE)
    need = need_at(plan, (0, 22, 30, 1), (1, 8, 16, 1))
    found = one_reason(plan, need, (1, 10), b.work("ann", 0, "night"))
    assert (found.hindrance, found.rule) == (Hindrance.REST, "rest_hours_between_shifts")
    assert found.instead_of == (b.work("ann", 0, "night"),)
    assert found.move == b.work("ann", 1, "eight")
    assert found.price == 0
    assert "night 11-01" in str(found.message)


def test_a_locked_neighbour_leaves_no_way() -> None:
    plan = plan_of(ANN, weights=BARE)
    need = need_at(plan, (0, 22, 30, 1), (1, 8, 16, 1))
    found = one_reason(plan, need, (1, 10), locked=(b.work("ann", 0, "night"),))
    assert (found.hindrance, found.price, found.move) == (Hindrance.REST, None, None)


def test_days_and_hours_that_are_used_up() -> None:
    plan = plan_of(ANN, days=7, weights=BARE)
    need = need_at(plan, *((number, 8, 16, 1.0) for number in range(7)))
    found = one_reason(plan, need, (6, 10), *(b.work("ann", number, "eight") for number in range(6)))
    assert found.hindrance is Hindrance.HOURS
    assert len(found.instead_of) == 1
    assert found.price == 0


def test_shifts_that_the_person_may_not_work() -> None:
    plan = plan_of(b.agent("ann", shifts=("night",)))
    assert one_reason(plan, need_at(plan, (0, 8, 16, 1)), MORNING).hindrance is Hindrance.CONTRACT


def test_on_another_queue_then() -> None:
    """Both queues need one: moving Ann saves as much as it costs."""
    queues = (b.queue(), b.queue("other"))
    plan = plan_of(b.agent("ann", queues=("presale", "other")), queues=queues, weights=BARE)
    series = {name: [1.0 if 16 <= slot < 32 else 0.0 for slot in range(144)] for name in ("presale", "other")}
    need = b.need(plan, series)
    found = one_reason(plan, need, MORNING, b.work("ann", 0, "eight", "other"))
    assert (found.hindrance, found.price) == (Hindrance.QUEUE, 0)
    assert found.instead_of == (b.work("ann", 0, "eight", "other"),)


def test_in_a_break_then() -> None:
    plan = b.plan((ANN,), days=1, shifts=(b.shift("meal", 8, 8.5, 4), EIGHT))
    found = one_reason(plan, need_at(plan, (0, 8, 16, 1)), (0, 12), b.work("ann", 0, "meal"))
    assert found.hindrance is Hindrance.BREAK


def test_worth_more_elsewhere_with_its_price() -> None:
    """The evening needs one for four hours (a tenth at 100, the rest at 250), the morning a tenth of one.

    Going over saves 8 h × (0.1 at 100 + 0.9 of surplus at −2) and loses 4 h × (0.1 · 100 + 0.9 · 250).
    """
    plan = plan_of(ANN, days=1, weights=BARE.model_copy(update={"gentle_share": 0.1}))
    need = need_at(plan, (0, 18, 22, 1), (0, 8, 16, 0.1))
    found = one_reason(plan, need, MORNING, b.work("ann", 0, "short"))
    saved = 8 * (0.01 * 100 + 0.09 * 250 - 0.9 * 2)
    assert found.hindrance is Hindrance.DEARER
    assert found.price == round(4 * (0.1 * 100 + 0.9 * 250) - saved, 4)


def test_off_and_only_a_surplus_to_add() -> None:
    plan = plan_of(ANN, days=1, weights=BARE)
    found = one_reason(plan, b.need(plan, 0), MORNING)
    assert (found.hindrance, found.price) == (Hindrance.DEARER, 16)


def test_somebody_who_would_help_is_said_to() -> None:
    plan = plan_of(ANN, days=1, weights=BARE)
    found = one_reason(plan, need_at(plan, (0, 8, 16, 1)), MORNING)
    assert found.hindrance is Hindrance.HELPS
    assert found.price == -8 * (0.1 * 100 + 0.9 * 250)


def test_who_serves_has_no_reason_and_one_more_has_a_price() -> None:
    """Ann is there; of two and a half agents one and a half are missing, all of the next one deeply."""
    plan = plan_of(ANN, b.agent("bob"), days=1, weights=BARE)
    found = reasons(plan, need_at(plan, (0, 8, 16, 2.5)), MORNING, b.work("ann", 0, "eight"))
    assert found.serving == ("ann",)
    assert [one.agent for one in found.reasons] == ["bob"]
    assert (found.missing, found.price) == (1.5, 250 * 0.5)
    assert found.counts == ((Hindrance.HELPS, 1),)


TEAM, NEED = team(8, 7, 3)
WORK = tuple(
    (agent.id, number, shift.id, queue)
    for agent in TEAM.agents
    for number in range(7)
    for shift in TEAM.shifts
    for queue in agent.queues
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    work=st.lists(st.sampled_from(WORK), max_size=25),
    slot=st.integers(0, TEAM.grid.slots - 1),
    which=st.integers(0, 1),
)
@example(work=[("p002", 1, "long", "presale")], slot=43, which=0)  # nobody may let p002 work overtime
@example(work=[("p002", 1, "long", "presale")], slot=62, which=0)
def test_everybody_has_exactly_one_reason_and_its_price_is_the_judges(
    work: list[tuple[str, int, str, str]], slot: int, which: int
) -> None:
    """Whatever the rota: who does not serve has one reason; a move does to the value what its price says."""
    cells = {(agent, number): (shift, queue) for agent, number, shift, queue in work}
    rota = Rota.of(
        b.work(agent, number, shift, queue).model_copy(update={"day": TEAM.grid.dates[number]})
        for (agent, number), (shift, queue) in cells.items()
    )
    found = slot_reasons(standing_of(TEAM, NEED, rota), TEAM.settings.queues[which].id, slot)
    everybody = [*found.serving, *(one.agent for one in found.reasons)]
    assert sorted(everybody) == sorted(agent.id for agent in TEAM.agents)
    before = checks.judge(TEAM, NEED, rota)
    for one in found.reasons:
        if one.move is not None and one.price is not None:
            assert_price(rota, one, before.objective, before.hard_violations)


def assert_price(rota: Rota, one: PersonReason, objective: float, errors: int) -> None:
    kept = [each for each in rota.assignments if each not in one.instead_of]
    after = checks.judge(TEAM, NEED, Rota.of([*kept, one.move] if one.move else kept))
    assert abs(after.objective - objective - (one.price or 0.0)) < 0.01
    assert after.hard_violations <= errors


def test_wishes_are_part_of_the_price() -> None:
    wish = Availability(agent="ann", day=day(0), kind=AvailabilityKind.WISH_OFF, weight=2)
    plan = plan_of(ANN, days=1, weights=BARE.model_copy(update={"wish": 30.0}), availability=(wish,))
    found = one_reason(plan, b.need(plan, 0), MORNING)
    assert (found.hindrance, found.price) == (Hindrance.DEARER, 16 + 60)


def test_a_finding_of_the_judge_is_behind_a_rule_in_the_way() -> None:
    """Where a rule is named, the judge finds that very rule broken by the shift."""
    plan = plan_of(ANN, weights=BARE)
    night = b.work("ann", 0, "night")
    found = one_reason(plan, need_at(plan, (1, 8, 16, 1)), (1, 10), night)
    judged = checks.judge(plan, b.need(plan, 0), b.rota(night, b.work("ann", 1, "eight")))
    assert found.rule in {one.code for one in judged.findings if one.severity is Severity.ERROR}
