"""Locks that break a rule among people by themselves: no choice that is left open could mend its row."""

from collections import defaultdict

import numpy as np

from shiftplan.domain.finding import Finding, Severity
from shiftplan.language import Message, say
from shiftplan.rota.model import TOLERANCE, Model
from shiftplan.rota.problem import Ints, Problem
from shiftplan.rota.rule_words import RULE_WORDS


def locked_ties(problem: Problem, model: Model) -> tuple[Finding, ...]:
    """A finding for each rule among people that locked shifts break on their own."""
    by_code: dict[str, list[Ints]] = defaultdict(list)
    for row in hopeless(model):
        columns = model.matrix.indices[model.matrix.indptr[row] : model.matrix.indptr[row + 1]]
        locked = columns[(columns < model.whole) & (model.lower[columns] > 0)]
        by_code[model.codes[model.code[row]]].append(locked.astype(np.int64))
    return tuple(_finding(problem, model, code, np.concatenate(found)) for code, found in by_code.items())


def hopeless(model: Model) -> Ints:
    """Common rows of rules that are above their high side whatever else is chosen, because of locks."""
    named = np.array([bool(code) for code in model.codes], dtype=bool)[model.code]
    rows = np.nonzero((model.agent < 0) & named)[0]
    part = model.matrix[rows]
    plus, minus = part.maximum(0), part.minimum(0)
    least = plus @ model.lower + minus @ model.upper
    most = plus @ model.upper + minus @ model.lower
    unequal = model.low[rows] == model.high[rows]
    broken = (least > model.high[rows] + TOLERANCE) | (unequal & (most < model.low[rows] - TOLERANCE))
    found: Ints = rows[broken]
    return found


def _finding(problem: Problem, model: Model, code: str, locked: Ints) -> Finding:
    assignments = [problem.assignment(int(choice)) for choice in model.choices[np.unique(locked)]]
    agents = tuple(dict.fromkeys(assignment.agent for assignment in assignments))
    return Finding(
        code=code,
        severity=Severity.ERROR,
        message=_sentence(problem, code, agents, sorted({f"{one.day:%m-%d}" for one in assignments})),
        hint=say("unlock one of these cells, or change the rule or the person's entries"),
        agents=agents,
        days=tuple(sorted({assignment.day for assignment in assignments})),
    )


def _sentence(problem: Problem, code: str, agents: tuple[str, ...], days: list[str]) -> Message:
    return say(
        "{name}: the locked shifts on {days} break the rule: {rule}",
        name=", ".join(problem.plan.agent[agent].name for agent in agents),
        days=", ".join(days),
        rule=RULE_WORDS[code],
    )
