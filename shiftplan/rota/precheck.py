"""What can be said before the search: do the locks agree with the rules, person by person.

Rules bind one person at a time, so a rota exists exactly when each person has a roster. Who has locks is
tried alone: with every rule by itself first, so that the finding names it, then with all of them together.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from shiftplan.domain.finding import Finding, Severity
from shiftplan.language import Message, say
from shiftplan.rota import backend
from shiftplan.rota.backend import Rows
from shiftplan.rota.builder import Builder
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats, Ints, Problem
from shiftplan.rota.rule_words import RULE_WORDS

SECONDS = 5.0
LOCKS = "locks"


@dataclass(frozen=True)
class Precheck:
    """`base` keeps every rule with as little work as the locks allow, unless `findings` say why none does."""

    base: Floats
    findings: tuple[Finding, ...]


def precheck(problem: Problem, build: Builder, model: Model) -> Precheck:
    """Try every person who has locks."""
    base = model.lower[: model.whole].copy()
    findings: list[Finding] = []
    broken = set(model.agent[model.violated(model.draft(base))].tolist())
    forbidden = np.unique(model.owner[np.nonzero(model.lower > model.upper)[0]]).tolist()
    for agent in sorted(broken | set(forbidden)):
        banned = _banned(problem, build, model, agent)
        findings += banned or _tried(problem, model, agent, base)
    return Precheck(base, tuple(findings))


def _banned(problem: Problem, build: Builder, model: Model, agent: int) -> list[Finding]:
    """Locked shifts that a rule rules out by themselves."""
    own = (model.owner == agent)[: model.whole]
    locked = model.choices[own & (model.lower > model.upper)[: model.whole]]
    return [
        _finding(problem, agent, code, np.intersect1d(locked, np.concatenate(bans)))
        for code, bans in build.bans.items()
        if len(np.intersect1d(locked, np.concatenate(bans)))
    ]


def _tried(problem: Problem, model: Model, agent: int, base: Floats) -> list[Finding]:
    """The rules that the locks of a person break, each alone or all together; else a roster into `base`."""
    own = np.nonzero(model.agent == agent)[0]
    locked = model.choices[((model.owner == agent) & (model.lower > 0))[: model.whole]]
    helpers = own[model.code[own] == _code(model, "")]
    broken = [
        code
        for code in model.codes
        if code and _solve(model, np.union1d(helpers, own[model.code[own] == _code(model, code)]))[1]
    ]
    if broken:
        return [_finding(problem, agent, code, locked) for code in broken]
    roster, impossible = _solve(model, own)
    if impossible:
        return [_finding(problem, agent, LOCKS, locked)]
    if roster is not None:
        mine = np.nonzero(model.owner[: model.whole] == agent)[0]
        base[mine] = roster[mine]
    return []


def _code(model: Model, code: str) -> int:
    return model.codes.index(code) if code in model.codes else -1


def _solve(model: Model, rows: Ints) -> tuple[Floats | None, bool]:
    """(values, proved impossible) of least work under these rows alone."""
    matrix = model.matrix[rows]
    columns = np.unique(matrix.indices)
    part = Rows(
        cost=np.ones(len(columns)),
        lower=model.lower[columns],
        upper=model.upper[columns],
        matrix=matrix[:, columns],
        low=model.low[rows],
        high=model.high[rows],
        whole=int((columns < model.whole).sum()),
    )
    answer = backend.solve(part, SECONDS)
    if answer.values is None:
        return None, answer.infeasible
    values = np.zeros(model.columns)
    values[columns] = np.round(answer.values)
    return values, False


def _finding(problem: Problem, agent: int, code: str, locked: Ints) -> Finding:
    person = problem.plan.agents[agent]
    days = tuple(sorted({problem.assignment(int(choice)).day for choice in locked}))
    return Finding(
        code=code,
        severity=Severity.ERROR,
        message=_sentence(person.name, code, days),
        hint=say("unlock one of these cells, or change the rule or the person's entries"),
        agents=(person.id,),
        days=days,
    )


def _sentence(name: str, code: str, days: tuple[date, ...]) -> Message:
    listed = ", ".join(f"{day:%m-%d}" for day in days)
    if code == LOCKS:
        return say(
            "{name}: the locked shifts on {days} leave no way to keep all rules", name=name, days=listed
        )
    rule = RULE_WORDS[code]
    return say(
        "{name}: the locked shifts on {days} break the rule: {rule}", name=name, days=listed, rule=rule
    )
