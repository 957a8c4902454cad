"""A small rota with one of everything, for the tests of the rota and checks stages."""

from datetime import timedelta

from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement, Term
from shiftplan.domain.people import Availability, AvailabilityKind, Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.language import say
from shiftplan.tui.rota.table import RotaTable
from tests import builders

DAYS = tuple(builders.MONDAY + timedelta(days=i) for i in range(3))


def plan() -> Plan:
    """Two teams, two queues, three days; a leave, a wish met and a wish missed."""
    queues = (builders.queue("presale"), builders.queue("aftersale"))
    return builders.plan(
        (
            builders.agent("ann", name="王小明", team="A组", tier=Tier.T4, queues=("presale", "aftersale")),
            builders.agent("bob", name="Bob", team="A组"),
            builders.agent("cat", name="[red]Cat[/red]\x1b[31m", team="B组", queues=("aftersale",)),
            builders.agent("dan", name="Dan", team="B组", leaves=DAYS[1]),
        ),
        queues=queues,
        availability=(
            Availability(agent="bob", day=DAYS[0], kind=AvailabilityKind.LEAVE),
            Availability(agent="ann", day=DAYS[0], kind=AvailabilityKind.WISH_ON),
            Availability(agent="ann", day=DAYS[1], kind=AvailabilityKind.WISH_OFF),
        ),
    )


def rota() -> Rota:
    work = builders.work
    return Rota.of(
        (
            work("ann", 0, "early"),
            work("ann", 1, "night", "aftersale"),
            work("bob", 1, "late"),
            work("cat", 2, "long", "aftersale"),
        ),
        locks=(Cell("ann", DAYS[0]), Cell("bob", DAYS[2])),
    )


def need(the_plan: Plan) -> Need:
    """One agent wanted on the first queue at all times, none on the other."""
    slots = the_plan.grid.slots
    return builders.need(the_plan, {"presale": [1.0] * slots, "aftersale": [0.0] * slots})


def judgement() -> Judgement:
    rest = Finding(
        code="rest_between_shifts",
        severity=Severity.ERROR,
        message=say("{name} rests {hours} h", name="王小明", hours=2),
        hint=say("move one of the shifts"),
        source="劳动法 §38",
        agents=("ann",),
        days=(DAYS[0], DAYS[1]),
    )
    usual = Finding(
        code="overtime",
        severity=Severity.WARNING,
        message=say("more than usual"),
        agents=("cat",),
        days=(DAYS[2],),
    )
    short = Finding(code="shortage", severity=Severity.WARNING, message=say("short"), days=(DAYS[2],))
    wish = Finding(
        code="wish_missed", severity=Severity.NOTE, message=say("a wish"), agents=("ann",), days=(DAYS[1],)
    )
    terms = (
        Term(name="wish", weight=30, amount=1, unit="wishes"),
        Term(name="shortage", weight=100, amount=5, unit="agent-hours"),
    )
    return Judgement(findings=(rest, usual, short, wish), terms=terms, shortage_agent_hours=56.0)


def table() -> RotaTable:
    the_plan = plan()
    return RotaTable(plan=the_plan, rota=rota(), need=need(the_plan), judgement=judgement())


def crowd(people: int = 500, days: int = 28) -> RotaTable:
    """Teams of twenty on three shifts, one day in seven off: a table far larger than a screen."""
    agents = tuple(builders.agent(f"p{i:03}", team=f"T{i // 20:02}") for i in range(people))
    the_plan = builders.plan(agents, days=days)
    shifts = ("early", "late", "night")
    work = (
        builders.work(f"p{i:03}", d, shifts[(i + d) % 3])
        for i in range(people)
        for d in range(days)
        if (i + d) % 7
    )
    return RotaTable(plan=the_plan, rota=Rota.of(work), need=builders.need(the_plan, 150.0))
