"""Demands that nobody can meet, as findings."""

from datetime import date

import numpy as np

from shiftplan.domain.finding import Finding, Severity
from shiftplan.language import Message, say
from shiftplan.rota.demands import Met
from shiftplan.rota.model import TOLERANCE, Model
from shiftplan.rota.problem import Ints, Problem
from shiftplan.rota.rule_words import RULE_WORDS

PROMISE = "min_"
"""How the codes of rules begin that promise hours or days."""
MOST_DAYS = 6
HINT = say("look at leave, shifts and limits, or ask for less; the rota comes as near as it can")


def demand_findings(problem: Problem, model: Model, met: Met) -> list[Finding]:
    """One finding for each promise to a person, one for each other rule and person or all people."""
    short = np.nonzero(met.lacking > TOLERANCE)[0]
    keys = [(int(model.agent[met.rows[at]]), model.codes[model.code[met.rows[at]]]) for at in short]
    found = []
    for agent, code in dict.fromkeys(keys):
        mine = short[[key == (agent, code) for key in keys]]
        if code.startswith(PROMISE) and agent >= 0:
            found += [_promise(problem, model, met, agent, code, int(at)) for at in mine]
        else:
            found.append(_rule(problem, model, agent, code, met.rows[mine]))
    return found


def _promise(problem: Problem, model: Model, met: Met, agent: int, code: str, at: int) -> Finding:
    person, row = problem.plan.agents[agent], int(met.rows[at])
    days = _days(problem, model, met.rows[at : at + 1])
    message = say(
        "{name}: {rule}: {asked} asked for, {can} can be reached on the open days: {days}",
        name=person.name,
        rule=_words(code),
        asked=_plain(float(model.low[row])),
        can=_plain(float(model.low[row] - met.lacking[at])),
        days=_listed(days),
    )
    return _error(code, message, (person.id,), days)


def _rule(problem: Problem, model: Model, agent: int, code: str, rows: Ints) -> Finding:
    days = _days(problem, model, rows)
    listed = _listed(days)
    if agent >= 0:
        person = problem.plan.agents[agent]
        message = say(
            "{name}: this cannot be kept on {days}: {rule}", name=person.name, days=listed, rule=_words(code)
        )
        return _error(code, message, (person.id,), days)
    message = say("not enough people can come on {days} for the rule: {rule}", days=listed, rule=_words(code))
    return _error(code, message, (), days)


def _error(code: str, message: Message, agents: tuple[str, ...], days: tuple[date, ...]) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, message=message, hint=HINT, agents=agents, days=days)


def _days(problem: Problem, model: Model, rows: Ints) -> tuple[date, ...]:
    """The days of the choices that these rows count."""
    columns = model.matrix[rows].indices
    return tuple(problem.days[day] for day in np.unique(model.day[columns[columns < model.whole]]))


def _listed(days: tuple[date, ...]) -> str:
    more = ["…"] if len(days) > MOST_DAYS else []
    return ", ".join([*(f"{day:%m-%d}" for day in days[:MOST_DAYS]), *more]) or "–"


def _words(code: str) -> Message:
    return RULE_WORDS.get(code) or say("rule {code}", code=code)


def _plain(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
