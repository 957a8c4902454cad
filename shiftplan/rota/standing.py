"""What stands in locked cells and stays, even against a rule: the rule is eased to what is there, and told.

A solve of a part of a rota holds all else as it finds it: not for this solve to mend, nor to refuse.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from shiftplan.domain.finding import Finding, Severity
from shiftplan.language import Message, say
from shiftplan.rota.builder import Builder
from shiftplan.rota.demands import demands
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats, Ints, Problem
from shiftplan.rota.rule_words import RULE_WORDS
from shiftplan.rota.rules.locks import CODE as LOCKS


def held_choices(problem: Problem) -> Ints:
    """The choices that stand in locked cells, as far as the plan knows them."""
    start = problem.start
    found = (problem.choice(one) for one in start.assignments if one.cell in start.locks)
    return np.array(sorted(choice for choice in found if choice is not None), dtype=np.int64)


def forbidden_findings(problem: Problem, build: Builder, model: Model) -> Iterator[Finding]:
    """The standing shifts that a rule rules out by themselves."""
    standing = model.choices[model.lower[: model.whole] > 0]
    for code, bans in build.bans.items():
        against = np.intersect1d(standing, np.concatenate(bans)) if code != LOCKS else standing[:0]
        if len(against):
            yield standing_finding(problem, code, against)


def eased_to(model: Model, base: Floats, rows: Ints) -> tuple[Model, Ints]:
    """The model with those of `rows` that the standing shifts break alone eased to them; which they are.

    Demands are not among them: what is still open may meet those.
    """
    draft = model.draft(base)
    broken = np.setdiff1d(np.intersect1d(model.violated(draft), rows), demands(model))
    taken = model.pauses.taken(draft.chosen, draft.places, model.rows)
    activity = (model.matrix @ model.complete(draft) - taken)[broken]
    low, high = model.low.copy(), model.high.copy()
    low[broken], high[broken] = np.minimum(low[broken], activity), np.maximum(high[broken], activity)
    return replace(model, low=low, high=high), broken


def eased_findings(problem: Problem, model: Model, rows: Ints, agent: int = -1) -> Iterator[Finding]:
    """What was eased, a sentence for each rule: of a person, or (−1) of those who stand in the rows."""
    standing: dict[str, list[Ints]] = defaultdict(list)
    for row in rows.tolist():
        columns = model.matrix.indices[model.matrix.indptr[row] : model.matrix.indptr[row + 1]]
        choices = columns[columns < model.whole]
        standing[model.codes[model.code[row]]].append(model.choices[choices[model.lower[choices] > 0]])
    for code, found in standing.items():
        if code:
            yield standing_finding(problem, code, np.unique(np.concatenate(found)), agent)


def standing_finding(problem: Problem, code: str, choices: Ints, agent: int = -1) -> Finding:
    """That these standing shifts break a rule and stay; without any, that those of the person do."""
    works = [problem.assignment(int(choice)) for choice in choices]
    agents = dict.fromkeys(one.agent for one in works) or (problem.plan.agents[agent].id,)
    days = tuple(sorted({one.day for one in works}))
    return Finding(
        code=code,
        severity=Severity.WARNING,
        message=_sentence(problem, code, tuple(agents), ", ".join(f"{day:%m-%d}" for day in days)),
        hint=say("solve more of the rota, or edit these cells, to mend it"),
        agents=tuple(agents),
        days=days,
    )


def _sentence(problem: Problem, code: str, agents: tuple[str, ...], days: str) -> Message:
    names = ", ".join(problem.plan.agent[agent].name for agent in agents)
    if not days:
        return say(
            "{name}: what stands breaks the rule and stays, for it may not change: {rule}",
            name=names,
            rule=RULE_WORDS[code],
        )
    return say(
        "{name}: what stands on {days} breaks the rule and stays, for it may not change: {rule}",
        name=names,
        days=days,
        rule=RULE_WORDS[code],
    )
