"""Random shifts, plans and rotas for laws that hold for all of them."""

from hypothesis import strategies as st

from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.shift import Break, ShiftTemplate
from tests import builders as b


@st.composite
def shifts(draw: st.DrawFn, id: str = "any") -> ShiftTemplate:  # noqa: A002 - the field's own name
    """Any start and length to the minute, with up to three breaks that fit."""
    length = draw(st.integers(30, 1439))
    edges = sorted(draw(st.sets(st.integers(0, length), max_size=6)))
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    breaks = tuple(Break(after_minutes=a, minutes=z - a, paid=draw(st.booleans())) for a, z in pairs)
    start = draw(st.integers(0, 1439))
    return ShiftTemplate(id=id, short="X", name=id, start_minute=start, length_minutes=length, breaks=breaks)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Two queues, up to four people (some nursing), three random shifts, one to nine days."""
    templates = tuple(draw(shifts(id=name)) for name in ("one", "two", "three"))
    people = tuple(
        b.agent(
            f"a{i}",
            queues=("presale", "after"),
            productivity=draw(st.sampled_from([0.4, 0.7, 1.0, 1.15])),
            protection=draw(st.sampled_from(["", "nursing"])),
        )
        for i in range(draw(st.integers(1, 4)))
    )
    grid = b.grid(draw(st.integers(1, 9)), minutes=draw(st.sampled_from([5, 15, 30, 60])))
    return b.plan(people, grid=grid, shifts=templates, queues=(b.queue(), b.queue("after")))


@st.composite
def rotas(draw: st.DrawFn, plan: Plan) -> Rota:
    """Any assignments at all, at most one a cell."""
    found = [
        Assignment(agent=agent.id, day=day, shift=draw(st.sampled_from(sorted(plan.shift))), queue=queue)
        for agent in plan.agents
        for day in plan.grid.dates
        for queue in [draw(st.sampled_from(["", "presale", "after"]))]
        if queue
    ]
    return Rota.of(found)


@st.composite
def plans_with_rotas(draw: st.DrawFn) -> tuple[Plan, Rota]:
    plan = draw(plans())
    return plan, draw(rotas(plan))
