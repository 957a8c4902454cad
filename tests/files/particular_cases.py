"""A plan whose shifts leave much open, and rotas of it."""

from hypothesis import strategies as st

from shiftplan.domain.on_the_day import AS_PLANNED, Lent, OnTheDay
from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.session import Attended, Session
from shiftplan.domain.shift import Break, BreakKind, ShiftKind, ShiftTemplate
from tests import builders

MEAL = Break(after_minutes=240, minutes=30, earliest=180, latest=300)
REST = Break(after_minutes=360, minutes=15, paid=True, kind=BreakKind.REST)
SESSIONS = (
    Session(id="brief", name="开工会", minutes=15, days=builders.grid().dates),
    Session(id="train", minutes=60, days=builders.grid().dates),
)


def template(id: str, start: int, length: int = 510, **values: object) -> ShiftTemplate:  # noqa: A002 - the field's own name
    return ShiftTemplate.model_validate(
        {"id": id, "short": id[0], "name": id, "start_minute": start, "length_minutes": length, **values}
    )


SHIFTS = (
    template("plain", 480),
    template("free", 480, start_until=600),
    template("moving", 1080, breaks=(MEAL, REST), switch=True),
    template("both", 840, start_until=900, start_step=15, breaks=(MEAL,)),
    template("split", 540, 720, breaks=(Break(after_minutes=240, minutes=240, kind=BreakKind.GAP),)),
    template("home", 1320, kind="standby", standby_share=0.25),
)


def plan(people: tuple[Agent, ...] | None = None) -> Plan:
    queues = (builders.queue("presale", name="售前"), builders.queue("aftersale", name="售后"))
    two = {"queues": ("presale", "aftersale")}
    agents = people or (builders.agent("a1", **two), builders.agent("a2", name="=cmd()", **two))
    return builders.plan(agents, queues=queues, shifts=SHIFTS, sessions=SESSIONS)


@st.composite
def assignments(draw: st.DrawFn, the_plan: Plan) -> Assignment:
    """Anything that a rota.csv can say of somebody's day, sensible or not."""
    shift = the_plan.shift[draw(st.sampled_from(sorted(the_plan.shift)))]
    free = shift.start_until is not None
    odd = st.integers(0, 1439).filter(lambda minute: minute != shift.start_minute)
    start = draw(st.integers(0, 1439) if free else st.none() | odd)
    begins = shift.start_minute if start is None else start
    some = tuple(draw(st.integers(0, 600)) for _ in shift.breaks)
    moving = any(pause.first != pause.last for pause in shift.breaks)
    where = tuple(pause.after_minutes for pause in shift.breaks)
    breaks = some if moving else () if some == where else draw(st.sampled_from([(), some]))
    sessions = draw(st.lists(st.tuples(st.sampled_from(SESSIONS), st.integers(0, 700)), max_size=2))
    return Assignment(
        agent=draw(st.sampled_from(sorted(the_plan.agent))),
        day=draw(st.sampled_from(the_plan.grid.dates)),
        shift=shift.id,
        queue=draw(st.sampled_from(sorted(the_plan.queue))),
        start=start,
        breaks=breaks,
        then=draw(st.none() | st.sampled_from(sorted(the_plan.queue))),
        sessions=tuple(Attended(session=s.id, minute=begins + m, minutes=s.minutes) for s, m in sessions),
        on_the_day=draw(st.just(AS_PLANNED) | days_own(shift, begins, sorted(the_plan.queue))),
    )


@st.composite
def days_own(draw: st.DrawFn, shift: ShiftTemplate, begins: int, queues: list[str]) -> OnTheDay:
    """What a running day may have made of a shift."""
    earlier = draw(st.integers(0, min(begins, 120)))
    first, length = begins - earlier, st.integers(1, 700)
    called = draw(st.booleans()) and shift.kind is ShiftKind.STANDBY
    at = first + draw(st.integers(0, 700))
    lent = draw(st.lists(st.tuples(st.sampled_from(queues), st.integers(0, 700), length), max_size=2))
    longer = draw(st.integers(0, 180))
    last = earlier + shift.length_minutes + longer - 1
    left = draw(st.none() | st.integers(1, last))
    return OnTheDay(
        earlier=earlier,
        longer=longer,
        called_in=(at, at + draw(length)) if called else None,
        lent=tuple(Lent(queue=q, begin=first + m, end=first + m + long) for q, m, long in lent),
        late_breaks=draw(st.booleans()),
        left=None if left is None else first + left,
    )


def rotas(the_plan: Plan) -> st.SearchStrategy[Rota]:
    days = st.lists(assignments(the_plan), max_size=5, unique_by=lambda one: one.cell)
    return st.builds(
        lambda found, some: Rota.of(found, [one.cell for one in found[:some]]), days, st.integers(0, 5)
    )
