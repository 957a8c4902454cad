"""Everything about one cell as a page: the person, the shift, the week, the wishes, the findings."""

from datetime import date, datetime, time, timedelta

from textual.content import Content

from shiftplan.domain import words as domain_words
from shiftplan.domain import work
from shiftplan.domain.finding import Finding
from shiftplan.domain.limits import most_week_hours
from shiftplan.domain.people import Agent, Protection
from shiftplan.domain.rota import Assignment, Cell
from shiftplan.domain.session import Attended
from shiftplan.domain.shift import Break, ShiftKind, ShiftTemplate
from shiftplan.domain.stretches import overtime, stretches
from shiftplan.language import Message, printable, say
from shiftplan.tui import words as app_words
from shiftplan.tui.findings import SIGNS
from shiftplan.tui.rota import words
from shiftplan.tui.rota.cell_words import locked, what_of
from shiftplan.tui.rota.names import queue_names
from shiftplan.tui.rota.table import RotaTable

PROTECTIONS = {
    Protection.PREGNANT: say("pregnant: no nights, no overtime"),
    Protection.NURSING: say("nursing: no nights, no overtime, an hour a day"),
    Protection.MINOR: say("under 18: no nights, no overtime"),
}


def title(table: RotaTable, cell: Cell) -> str:
    return f"{table.plan.agent[cell.agent].name} · {app_words.day(cell.day)}"


def page(table: RotaTable, cell: Cell) -> Content:
    """The page of a cell whose agent the plan knows."""
    agent = table.plan.agent[cell.agent]
    blocks = [
        [_fact(say("this day"), _this_day(table, cell)), *_shift_facts(table, cell)],
        [_fact(say("person"), _person(table, agent)), *_protection(agent)],
        _week(table, agent, cell.day),
        _wishes(table, agent, cell.day),
        _findings(table.findings_at(cell)),
    ]
    return Content("\n\n").join(Content("\n").join(block) for block in blocks if block)


def _this_day(table: RotaTable, cell: Cell) -> str:
    parts = [what_of(table, cell), locked() if cell in table.rota.locks else ""]
    return " · ".join(part for part in parts if part)


def _shift_facts(table: RotaTable, cell: Cell) -> list[Content]:
    """Hours, breaks and sessions at their times, and what a standby is."""
    found = table.rota.by_cell.get(cell)
    shift = table.worked(found)
    if found is None or shift is None:
        return []
    breaks = ", ".join(_break(shift, pause, cell.day) for pause in shift.breaks[: _own(shift, found)])
    facts = [_fact(say("working hours"), app_words.hours(shift.hours))]
    if shift.kind is ShiftKind.STANDBY:
        text = say("at home and reachable; {share:.0%} of it counts as work", share=shift.standby_share)
        facts.append(_fact(say("standby"), str(text)))
    if breaks:
        facts.append(_fact(say("breaks"), breaks))
    if found.sessions:
        facts.append(
            _fact(say("sessions"), ", ".join(_session(table, one, cell.day) for one in found.sessions))
        )
    return facts


def _own(shift: ShiftTemplate, found: Assignment) -> int:
    """How many of the breaks are the shift's own; the sessions come after them."""
    return len(shift.breaks) - len(found.sessions)


def _break(shift: ShiftTemplate, pause: Break, day: date) -> str:
    begin = shift.begins(day) + timedelta(minutes=pause.after_minutes)
    span = words.span(begin, begin + timedelta(minutes=pause.minutes), day)
    kind = words.BREAK_KINDS[pause.kind]
    return str(say("{kind} {span}, paid", kind=kind, span=span)) if pause.paid else f"{kind} {span}"


def _session(table: RotaTable, one: Attended, day: date) -> str:
    names = {session.id: session.name for session in table.plan.settings.sessions}
    begin = datetime.combine(day, time()) + timedelta(minutes=one.minute)
    span = words.span(begin, begin + timedelta(minutes=one.minutes), day)
    return f"{printable(names.get(one.session) or one.session)} {span}"


def _person(table: RotaTable, agent: Agent) -> str:
    contract = table.plan.contract_of(agent)
    parts = (
        printable(agent.team),
        agent.tier.value,
        queue_names(table.plan, agent.queues),
        str(domain_words.CONTRACTS[contract.kind]),
    )
    return " · ".join(part for part in parts if part)


def _protection(agent: Agent) -> list[Content]:
    if agent.protection is Protection.NONE:
        return []
    return [_fact(say("protected"), str(PROTECTIONS[agent.protection]))]


def _week(table: RotaTable, agent: Agent, day: date) -> list[Content]:
    """Hours of the calendar week against what may be worked, and the week's shifts."""
    week, days = next((i, days) for i, days in enumerate(work.weeks(table.plan)) if day in days)
    mine = {found.day: found for found in table.assignments_of.get(agent.id, ()) if found.day in days}
    hours = sum(table.plan.worked(found).hours for found in mine.values())
    text = say(
        "{hours} of at most {most}, overtime {overtime}",
        hours=app_words.hours(hours),
        most=app_words.hours(most_week_hours(table.plan, agent, week)),
        overtime=app_words.hours(_overtime(table, agent, day)),
    )
    row = "  ".join(f"{words.weekday(each)} {_short(table, mine, each)}" for each in days)
    return [_fact(say("this week"), str(text)), _fact(say("shifts"), row)]


def _overtime(table: RotaTable, agent: Agent, day: date) -> float:
    """Overtime of the day's week; with averaged hours that of the whole plan."""
    stretch = next(one for one in stretches(table.plan, agent) if day in one.days)
    found = table.assignments_of.get(agent.id, ())
    return overtime(table.plan, stretch, (table.plan.worked(a) for a in found if a.day in stretch.days))


def _short(table: RotaTable, mine: dict[date, Assignment], day: date) -> str:
    return printable(table.plan.shift[mine[day].shift].short) if day in mine else words.DAY_OFF


def _wishes(table: RotaTable, agent: Agent, day: date) -> list[Content]:
    """All wishes of the person; those of this day in bold."""
    lines = []
    for wish in table.wishes_of.get(agent.id, ()):
        met = work.wish_met(wish, table.rota.at(agent.id, wish.day))
        sign = Content.styled(words.WISH_MET if met else words.WISH_MISSED, "$success" if met else "$warning")
        shift = f" {printable(table.plan.shift[wish.shift].name)}" if wish.shift in table.plan.shift else ""
        text = f" {app_words.day(wish.day)} {domain_words.KINDS[wish.kind]}{shift}"
        lines.append(sign + Content.styled(text, "bold" if wish.day == day else ""))
    return [Content.styled(str(say("wishes")), "$muted"), *lines] if lines else []


def _findings(findings: tuple[Finding, ...]) -> list[Content]:
    lines = [Content.styled(str(say("findings")), "$muted")] if findings else []
    for finding in findings:
        source = f" [{printable(finding.source)}]" if finding.source else ""
        lines.append(Content.assemble(SIGNS[finding.severity], f" {finding.message}{source}"))
        if finding.hint is not None:
            lines.append(Content.styled(f"  → {finding.hint}", "$muted"))
    return lines


def _fact(label: Message, text: str) -> Content:
    return Content.styled(str(label), "$muted") + Content(f"  {text}")
