"""Plans with every kind of shift, people with hostile names, and random rotas of them."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from shiftplan.domain.leaving import left_at
from shiftplan.domain.people import Availability, AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.domain.session import Attended, Session
from shiftplan.domain.shift import Break, BreakKind, ShiftKind, ShiftTemplate
from tests import builders
from tests.builders import MONDAY

SPLIT = ShiftTemplate(
    id="split",
    short="两",
    name="两头班",
    start_minute=540,
    length_minutes=720,
    breaks=(Break(after_minutes=240, minutes=240, kind=BreakKind.GAP),),
    switch=True,
)
SHIFTS = (
    *builders.SHIFTS,
    SPLIT,
    builders.shift("wait", 18, 8).model_copy(update={"kind": ShiftKind.STANDBY, "standby_share": 0.25}),
    builders.shift("turn", 8, 8.5, 4).model_copy(update={"switch": True}),
)
QUEUES = (builders.queue("presale", name="售前"), builders.queue("aftersale", name="=售后|*"))
BRIEF = Session(id="brief", name="开场<动员>", minutes=30, days=(MONDAY,))
HOSTILE = st.text(
    st.one_of(
        st.sampled_from("=+-@\t\r\n'\",;|*_`#<>&[]{}\\/\x1b\x07\u202e\ufffe店李"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    min_size=1,
    max_size=12,
)


def plan(names: list[str], teams: list[str] | None = None, **more: Any) -> Plan:
    """People p0, p1 … of these names and teams, who serve both queues; one is on leave on the first day."""
    groups = teams or ["", *names][: len(names)]
    people = tuple(
        builders.agent(f"p{i}", name=name, team=team, queues=("presale", "aftersale"))
        for i, (name, team) in enumerate(zip(names, groups, strict=True))
    )
    away = Availability(agent="p0", day=MONDAY, kind=AvailabilityKind.LEAVE)
    given = {"queues": QUEUES, "shifts": SHIFTS, "availability": (away,), "sessions": (BRIEF,), **more}
    return builders.plan(people, **{"name": names[0], "days": 4, **given})


def work(agent: str, day: int, shift: str = "early", **more: Any) -> Assignment:
    return builders.work(agent, day, shift).model_copy(update=more)


def brief(minute: int) -> tuple[Attended, ...]:
    return (Attended(session="brief", minute=minute, minutes=30),)


@st.composite
def assignments(draw: st.DrawFn, the_plan: Plan, cell: Cell) -> Assignment:
    """Any shift on either queue, sometimes with a switch, moved breaks or a session, or left early."""
    shift = the_plan.shift[draw(st.sampled_from(sorted(the_plan.shift)))]
    queue, other = draw(st.permutations(["presale", "aftersale"]))
    more: dict[str, Any] = {"then": other} if shift.switch and draw(st.booleans()) else {}
    if shift.breaks and draw(st.booleans()):
        more["breaks"] = (shift.breaks[0].after_minutes - 30,)
    if shift.serves and draw(st.booleans()):
        more["sessions"] = brief(shift.start_minute + 60)
    one = Assignment(agent=cell.agent, day=cell.day, shift=shift.id, queue=queue, **more)
    early = st.integers(shift.start_minute + 1, shift.end_minute - 1)
    return left_at(one, draw(early)) if draw(st.integers(0, 3)) == 0 else one


@st.composite
def rotas(draw: st.DrawFn, the_plan: Plan) -> Rota:
    cells = [Cell(agent.id, day) for agent in the_plan.agents for day in the_plan.grid.dates]
    chosen = draw(st.lists(st.sampled_from(cells), unique=True, max_size=8))
    locks = draw(st.lists(st.sampled_from(cells), max_size=3))
    return Rota.of([draw(assignments(the_plan, cell)) for cell in chosen], locks)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Plan, Rota]:
    the_plan = plan(draw(st.lists(HOSTILE, min_size=1, max_size=4)))
    return the_plan, draw(rotas(the_plan))


def stretches(the_plan: Plan, assignment: Assignment) -> list[tuple[Any, Any]]:
    """Beginnings and ends of an assignment without the hours off, empty ones left out: counted here, not by
    `domain.spans`.
    """
    shift = the_plan.worked(assignment)
    begin = shift.begins(assignment.day)
    edges = [begin, shift.ends(assignment.day)]
    for pause in shift.breaks:
        if pause.kind is BreakKind.GAP:
            off = begin + timedelta(minutes=pause.after_minutes)
            edges[1:1] = [off, off + timedelta(minutes=pause.minutes)]
    return [(one, other) for one, other in zip(edges[::2], edges[1::2], strict=True) if one < other]
